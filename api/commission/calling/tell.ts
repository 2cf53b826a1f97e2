import type { ActorTransaction } from '../../access/asActor.ts'
import { instantOf } from '../../clock.ts'
import type { SittingNotice } from '../../contract/notifications.ts'
import { notify } from '../../notifications/notify.ts'
import type { SessionRow } from '../sessions.ts'
import type { Found } from '../withSession.ts'
import { comingFor } from './concerned.ts'

type Who = { readonly bodyId: string | null; readonly personId: string | null; readonly dossiers: readonly string[] }

type Telling = { readonly sequence: number; readonly whom: readonly Who[] } & (
  | { readonly kind: 'session_convened' }
  | { readonly kind: 'session_changed'; readonly reason: string }
  | { readonly kind: 'session_cancelled'; readonly reason: string; readonly forGood: boolean }
)

/** A mail names so many dossiers; the screen has them all. */
const MOST_NAMED = 12
const MINUTE_MS = 60_000

/** Tells whoever may come for a body, and each designer about their own dossiers; each once for what is sent now. */
export async function tell(found: Found, telling: Telling): Promise<void> {
  const { transaction, row, at } = found
  const bodies = telling.whom.flatMap(({ bodyId }) => (bodyId === null ? [] : [bodyId]))
  const people = await comingFor(transaction, row.id, bodies)
  for (const { bodyId, personId, dossiers } of telling.whom) {
    const ids = bodyId === null ? (personId === null ? [] : [personId]) : (people.get(bodyId) ?? [])
    const data = await saidOf(transaction, row, { telling, dossiers })
    const path = bodyId === null ? '/convocations' : `/seances/${row.id}`
    for (const one of ids) {
      const to = { personId: one, path, onceKey: `${row.id}:${telling.sequence}` }
      if (telling.kind === 'session_convened') await notify(transaction, at, { ...to, kind: telling.kind, data })
      else if (telling.kind === 'session_changed')
        await notify(transaction, at, { ...to, kind: telling.kind, data: { ...data, reason: telling.reason } })
      else
        await notify(transaction, at, {
          ...{ ...to, kind: telling.kind },
          data: { ...data, reason: telling.reason, forGood: telling.forGood ? 'yes' : '' },
        })
    }
  }
}

type Saying = { readonly telling: Telling; readonly dossiers: readonly string[] }

async function saidOf(
  transaction: ActorTransaction,
  { id, unit, day, hour, minutes, place, withRoom }: SessionRow,
  { telling: { sequence }, dossiers }: Saying,
): Promise<SittingNotice> {
  const starts = instantOf(day, hour)
  const numbers = await numbersOf(transaction, id, dossiers)
  return {
    ...{ session: id, sequence: String(sequence), unitFr: unit.nameFr, unitAr: unit.nameAr, place },
    startsAt: starts.toISOString(),
    endsAt: new Date(starts.getTime() + minutes * MINUTE_MS).toISOString(),
    room: withRoom ? 'yes' : '',
    count: String(numbers.length),
    dossiers: numbers.slice(0, MOST_NAMED).join(', '),
  }
}

/** In the order of passage. */
async function numbersOf(transaction: ActorTransaction, sessionId: string, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return []
  const rows = await transaction
    .selectFrom('session_item as i')
    .innerJoin('dossier as d', 'd.id', 'i.dossier_id')
    .select('d.number')
    .where('i.session_id', '=', sessionId)
    .where('i.dossier_id', 'in', ids)
    .orderBy('i.rank')
    .execute()
  return rows.flatMap(({ number }) => (number === null ? [] : [number]))
}
