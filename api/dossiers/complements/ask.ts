import type { ActorTransaction } from '../../access/asActor.ts'
import type { Answerer, ItemAsked } from '../../contract/complements.ts'
import type { Filer, PieceRule, ProcedureDefinition } from '../../contract/procedures/definition.ts'
import { uuidv7 } from '../../db/uuid.ts'
import { Problem } from '../../http/problem.ts'
import { type ReasonRow, reasonsInForce } from './reasons.ts'

const OF_SIGNATORY: Readonly<Record<Filer, Answerer>> = {
  owner: 'owner',
  architect: 'designer',
  surveyor: 'surveyor',
  engineer: 'engineer',
  company: 'owner',
  operator: 'owner',
  notary: 'owner',
}

/** Whoever signs a piece answers for it; a piece that nobody in particular signs is its owner's. */
export const answererOf = ({ by }: Pick<PieceRule, 'by'>): Answerer => (by === null ? 'owner' : OF_SIGNATORY[by])

export type Prepared = {
  readonly about: ItemAsked['about']
  readonly what: string | null
  readonly reason: ReasonRow
  readonly articles: readonly string[]
  readonly text: string | null
  readonly to: Answerer
  readonly finding: ItemAsked['finding'] | null
  readonly remarks: readonly string[]
}

type Asking = { readonly definition: ProcedureDefinition; readonly today: string }

/**
 * Reads the items of a request against the dossier's procedure and the reasons in force that day.
 * @throws Problem INVALID_INPUT naming the item and the field: a piece the procedure has not, a reason not in force
 */
export async function prepareItems(
  transaction: ActorTransaction,
  items: readonly ItemAsked[],
  { definition, today }: Asking,
): Promise<Prepared[]> {
  const reasons = new Map((await reasonsInForce(transaction, today)).map((reason) => [reason.code, reason]))
  return items.map((item, index) => {
    const reason = reasons.get(item.reasonCode)
    if (reason?.about !== item.about) throw wrong(`items.${index}.reasonCode`, 'no such reason for this in force')
    const { what, to } = thingOf(item, definition, index)
    const { text = null, articles = [], finding = null, remarks = [] } = item
    return { about: item.about, what, reason, articles, text, to: item.to ?? to, finding, remarks }
  })
}

function thingOf(item: ItemAsked, { pieces }: ProcedureDefinition, index: number) {
  if (item.about === 'parcel') return { what: null, to: 'surveyor' } as const
  if (item.about === 'fact') return { what: item.fact, to: 'designer' } as const
  const piece = pieces.find(({ code }) => code === item.piece)
  if (!piece) throw wrong(`items.${index}.piece`, 'no such piece in this procedure')
  return { what: piece.code, to: answererOf(piece) }
}

const wrong = (field: string, reason: string) => new Problem('INVALID_INPUT', { field, data: { reason } })

type Event = { readonly dossierId: string; readonly move: number; readonly at: Date }

/**
 * Keeps what a request asks as part of its event, in the event's transaction.
 * @throws Problem INVALID_INPUT for a remark of another dossier
 */
export async function keepItems(
  transaction: ActorTransaction,
  prepared: readonly Prepared[],
  { dossierId, move, at }: Event,
): Promise<void> {
  if (prepared.length === 0) return
  const kept = prepared.map((item) => ({ ...item, id: uuidv7(at) }))
  await transaction
    .insertInto('complement_item')
    .values(
      kept.map(({ id, about, what, reason, articles, text, to, finding }, index) => ({
        ...{ id, dossier_id: dossierId, move, nth: index + 1, about, what },
        ...{ reason_code: reason.code, reason_from: reason.validFrom, articles: [...articles], text, to_part: to },
        finding: finding ? JSON.stringify(finding) : null,
      })),
    )
    .execute()
  await keepLinks(transaction, kept, dossierId)
}

type Linked = { readonly id: string; readonly remarks: readonly string[] }

/** What each item was made of. @throws Problem INVALID_INPUT naming the item whose remark is not of this dossier */
async function keepLinks(transaction: ActorTransaction, items: readonly Linked[], dossierId: string): Promise<void> {
  const wanted = items.flatMap(({ remarks }) => remarks)
  if (wanted.length === 0) return
  const found = await transaction
    .selectFrom('remark')
    .select('id')
    .where('dossier_id', '=', dossierId)
    .where('id', 'in', wanted)
    .execute()
  const known = new Set(found.map(({ id }) => id))
  const stray = items.findIndex(({ remarks }) => remarks.some((id) => !known.has(id)))
  if (stray >= 0) throw wrong(`items.${stray}.remarks`, 'no such remark in this dossier')
  const links = items.flatMap(({ id, remarks }) =>
    [...new Set(remarks)].map((remarkId) => ({ item_id: id, remark_id: remarkId })),
  )
  await transaction.insertInto('complement_item_remark').values(links).execute()
}

/** What a request asks in one text, for the course and the letters: its items, numbered; nothing when it has none. */
export const inOneText = (prepared: readonly Prepared[]): string | undefined =>
  prepared.length === 0
    ? undefined
    : prepared
        .map(({ reason, text }, index) => `${index + 1}. ${text ?? reason.sentence.fr}`)
        .join('\n')
        .slice(0, 4000)
