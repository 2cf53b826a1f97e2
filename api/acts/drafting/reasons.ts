import { sql } from 'kysely'
import type { ActorTransaction } from '../../access/asActor.ts'
import type { ReasonOffered } from '../../contract/actsDrafted.ts'
import type { Transition } from '../../contract/procedures/transitions.ts'
import { consultedBodies } from '../../dossiers/avis/queries.ts'
import { roundOf } from '../../dossiers/avis/readAvis.ts'

type Asked = {
  readonly dossierId: string
  readonly procedure: string
  readonly events: readonly { readonly event: Transition }[]
  readonly day: string
}

/** Why a dossier may be refused, in words that stand already: what the avis against it say, then the library of that day. */
export async function reasonsOffered(transaction: ActorTransaction, asked: Asked): Promise<ReasonOffered[]> {
  return [...(await reasonsOfAvis(transaction, asked)), ...(await reasonsOfLibrary(transaction, asked))]
}

async function reasonsOfAvis(transaction: ActorTransaction, { dossierId, events }: Asked): Promise<ReasonOffered[]> {
  const round = roundOf(events)
  const bodies = await consultedBodies(transaction, dossierId)
  return bodies
    .filter((one) => one.round === round && one.removed === null)
    .flatMap(({ body: { id, nameFr, nameAr }, binding, given }) => {
      const last = given.at(-1)
      if (last?.opinion !== 'unfavourable') return []
      return last.items.map(({ nth, text, article }) => ({
        ...{ id: `${id} ${nth}`, from: { nameFr, nameAr }, sentence: text, article },
        ground: binding ? ('binding_avis' as const) : ('other' as const),
      }))
    })
}

const reasonsOfLibrary = async (transaction: ActorTransaction, { procedure, day }: Asked): Promise<ReasonOffered[]> => {
  const rows = await transaction
    .selectFrom('avis_phrase')
    .select(['id', 'sentence', 'article'])
    .where('body_id', 'is', null)
    .where('use', 'in', ['reason', 'either'])
    .where('valid_from', '<=', day)
    .where((eb) => eb.or([eb('valid_to', 'is', null), eb('valid_to', '>=', day)]))
    .where(sql<boolean>`(procedures = '{}' or ${procedure}::text = any (procedures))`)
    .orderBy('rank')
    .execute()
  return rows.map(({ id, sentence, article }) => ({ id, from: null, ground: 'other' as const, sentence, article }))
}
