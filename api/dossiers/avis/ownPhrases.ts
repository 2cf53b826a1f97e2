import { type ActorTransaction, asActor } from '../../access/asActor.ts'
import { askedBefore, keepAsked } from '../../access/askedOnce.ts'
import type { Asker } from '../../access/asker.ts'
import { authorise } from '../../access/authorise.ts'
import { conditionOnPaying } from '../../contract/avis/fees.ts'
import type { Phrase, PhraseKept } from '../../contract/avis/phrases.ts'
import type { Rule } from '../../contract/procedures/definition.ts'
import { isUuid, uuidv7 } from '../../db/uuid.ts'
import { Problem } from '../../http/problem.ts'
import { record } from '../../journal/record.ts'
import type { Needs } from '../withDossier.ts'

/** The article of a body's own phrase is the body's word. */
const OWN_WORD: Rule = {
  fr: 'Phrase de l’organisme ; article tel qu’il le donne, à confirmer.',
  ar: 'عبارة خاصة بالهيئة؛ المادة كما ذكرتها، في انتظار التأكيد.',
  sureness: 'plausible',
}

type Kept = PhraseKept & { readonly bodyId: string }

/**
 * Keeps a phrase of a body's own, offered to its givers from that day on.
 * @throws Problem the policy's shut door, PHRASE_ON_A_FEE: no phrase may make an avis wait for a payment
 */
export const keepPhrase = (deps: Needs, asker: Asker, given: Kept): Promise<Phrase> =>
  asActor(deps, asker.actor, async (transaction) => {
    const { bodyId } = given
    const question = ['phrase.keep', given] as const
    const before = await askedBefore(transaction, asker, question)
    if (before) return mustFind(transaction, { id: before, bodyId })
    const { mandateId } = authorise(asker.actor, 'phrase.keep', { bodyIds: [bodyId] })
    mustAskNoFee(given)
    const at = deps.clock.now()
    const id = uuidv7(at)
    await write(transaction, { ...given, id, today: deps.clock.today(), personId: asker.actor.personId })
    const entry = { action: 'phrase.keep', subject: { kind: 'avis_phrase', id }, bodyId, mandateId }
    await record(transaction, { ...asker, at }, entry)
    await keepAsked(transaction, asker, { question, id, at })
    return mustFind(transaction, { id, bodyId })
  })

type Ending = { readonly bodyId: string; readonly id: string }

/** Offers a phrase no more after today; avis that say it keep it. @throws Problem the policy's shut door, NOT_FOUND */
export const endPhrase = (deps: Needs, asker: Asker, { bodyId, id }: Ending): Promise<Phrase> =>
  asActor(deps, asker.actor, async (transaction) => {
    const { mandateId } = authorise(asker.actor, 'phrase.keep', { bodyIds: [bodyId] })
    const phrase = await mustFind(transaction, { id, bodyId })
    await transaction
      .updateTable('avis_phrase')
      .set({ valid_to: deps.clock.today() })
      .where('id', '=', id)
      .where('body_id', '=', bodyId)
      .where('valid_to', 'is', null)
      .execute()
    const entry = { action: 'phrase.end', subject: { kind: 'avis_phrase', id }, bodyId, mandateId }
    await record(transaction, { ...asker, at: deps.clock.now() }, entry)
    return phrase
  })

function mustAskNoFee({ fr, ar }: PhraseKept): void {
  const field = fr && conditionOnPaying(fr) ? 'fr' : ar && conditionOnPaying(ar) ? 'ar' : null
  if (field) throw new Problem('PHRASE_ON_A_FEE', { field })
}

type Writing = Kept & { readonly id: string; readonly today: string; readonly personId: string }

const write = (
  transaction: ActorTransaction,
  { id, bodyId, fr, ar, use, article, today, personId }: Writing,
): Promise<unknown> =>
  transaction
    .insertInto('avis_phrase')
    .values({
      ...{ id, code: `own_${id.replaceAll('-', '')}`, body_id: bodyId, body_kinds: [], procedures: [], use },
      sentence: JSON.stringify({ fr: fr ?? ar, ar: ar ?? fr }),
      ...{ article: article ?? null, rule: JSON.stringify(OWN_WORD), rank: 0 },
      ...{ valid_from: today, added_by: personId },
    })
    .execute()

async function mustFind(transaction: ActorTransaction, { id, bodyId }: Ending): Promise<Phrase> {
  const found = isUuid(id)
    ? await transaction
        .selectFrom('avis_phrase')
        .select(['id', 'code', 'use', 'sentence', 'article', 'rule'])
        .where('id', '=', id)
        .where('body_id', '=', bodyId)
        .executeTakeFirst()
    : undefined
  if (!found) throw new Problem('NOT_FOUND')
  return { ...found, own: true }
}
