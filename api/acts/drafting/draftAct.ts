import { randomBytes } from 'node:crypto'
import type { ActorTransaction } from '../../access/asActor.ts'
import type { Asker } from '../../access/asker.ts'
import { type DraftWanted, kindsAt, TRANSITION_OF } from '../../contract/actsDrafted.ts'
import { refusedFor } from '../../db/refusedFor.ts'
import { uuidv7 } from '../../db/uuid.ts'
import { deadlinesOf } from '../../dossiers/course/deadlines.ts'
import { readFooting } from '../../dossiers/course/readFooting.ts'
import { refuseSilence } from '../../dossiers/course/silence.ts'
import type { DossierRow } from '../../dossiers/queries.ts'
import { journal, type Needs, subject, withDossierOnce } from '../../dossiers/withDossier.ts'
import { Problem } from '../../http/problem.ts'
import { TEMPLATES } from '../templates.ts'
import { checkGrounds, checkSaid } from './checkSaid.ts'
import { readFacts } from './readFacts.ts'

export type Drafting = DraftWanted & { readonly id: string }

/** Who prepares an act: the counter of the place and whoever signs it; an attestation of silence, the governor alone. */
export const draftDoor = (kind: DraftWanted['kind']) => (kind === 'attestation' ? 'silence.attest' : 'act.draft')

/**
 * Prepares an act of a dossier, or prepares it again: from what is stored, and from what only the drafter can say. Asked
 * again under one Idempotency-Key, nothing is prepared again.
 * @throws Problem the policy's shut door, NOT_AT_THIS_STEP, ACT_BEING_SIGNED, CHANGED_MEANWHILE when somebody prepared it since,
 * INVALID_INPUT, what refuses a silence, PROCEDURE_MISSING, KEY_REUSED
 */
export const draftAct = (deps: Needs, asker: Asker, { id: dossierId, ...wanted }: Drafting): Promise<void> =>
  withDossierOnce(
    deps,
    { asker, id: dossierId, action: draftDoor(wanted.kind), question: ['act.draft', dossierId, wanted] },
    {
      work: async (transaction, { row, allowed, at }) => {
        const drafting = { ...wanted, id: dossierId }
        await checkStep(transaction, row, drafting, deps.clock.today())
        checkSaid(wanted, deps.clock.today())
        const facts = await readFacts(transaction, row, wanted)
        if (!facts) throw new Problem('PROCEDURE_MISSING')
        checkGrounds(facts)
        const { id, version } = await placeFor(transaction, drafting, at)
        const { template, version: templateVersion } = TEMPLATES[wanted.kind]
        await transaction
          .insertInto('act_draft')
          .values({
            ...{ act_id: id, version, template, template_version: templateVersion, layout: wanted.layout },
            ...{ facts: JSON.stringify(facts), drafted_by: asker.actor.personId, mandate_id: allowed.mandateId },
            drafted_at: at,
          })
          .execute()
        const detail = { act: id, kind: wanted.kind, version }
        const entry = { action: 'act.draft', subject: subject(row.id), dossierId: row.id, mandateId: allowed.mandateId }
        await journal(transaction, { asker, at }, { ...entry, detail })
      },
      answer: () => Promise.resolve(),
    },
  )

async function checkStep(transaction: ActorTransaction, row: DossierRow, { kind }: Drafting, today: string) {
  const { row: course } = await readFooting(transaction, row)
  if (!course.definition) throw new Problem('PROCEDURE_MISSING')
  if (!kindsAt(course.definition.flow, course.step).includes(kind))
    throw new Problem('NOT_AT_THIS_STEP', { data: { step: course.step, transition: TRANSITION_OF[kind] } })
  if (kind !== 'attestation') return
  const deadlines = await deadlinesOf(transaction, row.id)
  const silent = refuseSilence({ definition: course.definition, deadlines }, today)
  if (silent) throw new Problem(silent)
}

/** What opens nothing but what anybody may know of an act, and is guessed by nobody. */
const newToken = () => randomBytes(16).toString('base64url')

/** The act in preparation, one draft further; or a new one. */
async function placeFor(transaction: ActorTransaction, { id: dossierId, kind, seen }: Drafting, at: Date) {
  const open = await transaction
    .selectFrom('act')
    .select(['id', 'version', 'state'])
    .where('dossier_id', '=', dossierId)
    .where('kind', '=', kind)
    .where('state', 'in', ['draft', 'signing'])
    .executeTakeFirst()
  if (open?.state === 'signing') throw new Problem('ACT_BEING_SIGNED')
  if ((open?.version ?? 0) !== seen) throw new Problem('CHANGED_MEANWHILE', { data: { version: open?.version ?? 0 } })
  if (!open) return newAct(transaction, { dossierId, kind, at })
  const { numUpdatedRows } = await transaction
    .updateTable('act')
    .set({ version: seen + 1 })
    .where('id', '=', open.id)
    .where('version', '=', seen)
    .executeTakeFirstOrThrow()
  if (!numUpdatedRows) throw new Problem('CHANGED_MEANWHILE')
  return { id: open.id, version: seen + 1 }
}

type NewAct = { readonly dossierId: string; readonly kind: DraftWanted['kind']; readonly at: Date }

async function newAct(transaction: ActorTransaction, { dossierId, kind, at }: NewAct) {
  const id = uuidv7(at)
  await transaction
    .insertInto('act')
    .values({ id, dossier_id: dossierId, kind, transition: TRANSITION_OF[kind], token: newToken() })
    .execute()
    .catch((error: unknown) => {
      if (isTaken(error)) throw new Problem('CHANGED_MEANWHILE')
      throw error
    })
  return { id, version: 1 }
}

/** Somebody began one at this very instant. */
const isTaken = (error: unknown) => refusedFor(error, 'unique_violation')
