import type { ActorTransaction } from '../../access/asActor.ts'
import type { MinutesFacts } from '../../contract/commission/minutes.ts'
import type { SessionEvent } from '../../contract/commission/words.ts'
import { type ConsultedRow, consultedBodies } from '../../dossiers/avis/queries.ts'
import type { InvitedRow } from '../calling/invited.ts'
import type { NamedHappened } from '../happened.ts'
import type { WholeSession } from '../readSession.ts'
import { NOT_YET } from '../sitting/fold.ts'
import { quorumAmong } from '../sitting/quorum.ts'

/** What the secretary wrote, by item; null for the whole. */
export type Notes = ReadonlyMap<string | null, string>

/** The minutes of a closed session, from what happened in it: nobody writes them, the notes aside. */
export async function factsOf(transaction: ActorTransaction, whole: WholeSession, notes: Notes): Promise<MinutesFacts> {
  const { row, invited, events, rule } = whole
  const closedAt = instantOf(events, 'closed')
  const items: MinutesFacts['items'] = []
  for (const item of whole.items) items.push(await itemFacts(transaction, { whole, item, notes, closedAt }))
  const { called, needed } = quorumAmong(rule, invited, [])
  return {
    ...{ unit: row.unit, day: row.day, hour: row.hour, place: row.place },
    ...{ openedAt: instantOf(events, 'opened'), closedAt },
    called: invited.flatMap(({ body }) => (body ? [{ id: body.id, nameFr: body.nameFr, nameAr: body.nameAr }] : [])),
    attended: attendedIn(events, invited),
    quorum: { needed, called, rule: rule.rule, changes: events.flatMap(changeOf) },
    items,
    note: notes.get(null) ?? null,
  }
}

/** @throws Error when it never happened: minutes are asked of a session that is over */
function instantOf(events: readonly NamedHappened[], event: SessionEvent): string {
  const found = events.findLast((one) => one.event === event)
  if (!found) throw new Error(`the session was never ${event}`)
  return found.at.toISOString()
}

function changeOf({ event, at }: NamedHappened): MinutesFacts['quorum']['changes'] {
  if (event !== 'opened' && event !== 'quorum_lost' && event !== 'quorum_regained') return []
  return [{ event, at: at.toISOString() }]
}

/** Each stay, from an arrival to the departure that ends it, or to the end. */
function attendedIn(events: readonly NamedHappened[], invited: readonly InvitedRow[]): MinutesFacts['attended'] {
  return events.flatMap((come, index) => {
    if (come.event !== 'arrived') return []
    const gone = events
      .slice(index + 1)
      .find(
        ({ event, whoId, detail }) =>
          event === 'left' && whoId === come.whoId && detail.invitedId === come.detail.invitedId,
      )
    const seat = invited.find(({ id }) => id === come.detail.invitedId)
    return [
      {
        ...{ capacity: seat?.capacity ?? 'member', bodyId: come.bodyId, person: come.who },
        ...{ name: seat?.name ?? null, from: come.at.toISOString(), to: gone?.at.toISOString() ?? null },
      },
    ]
  })
}

type Item = {
  readonly whole: WholeSession
  readonly item: WholeSession['items'][number]
  readonly notes: Notes
  readonly closedAt: string
}

async function itemFacts(
  transaction: ActorTransaction,
  { whole, item, notes, closedAt }: Item,
): Promise<MinutesFacts['items'][number]> {
  const passage = whole.sitting.passages.get(item.id) ?? NOT_YET
  const { number, title, procedure, commune } = item.dossier
  const bodies = await consultedBodies(transaction, item.dossierId)
  const round = Math.max(0, ...bodies.map((body) => body.round))
  const live = bodies.filter((body) => body.round === round && body.removed === null && body.askedAt !== null)
  const iso = (at: Date | null) => at?.toISOString() ?? null
  return {
    ...{ id: item.id, rank: item.rank, number, title, note: notes.get(item.id) ?? null },
    procedure: { nameFr: procedure.nameFr, nameAr: procedure.nameAr },
    commune: { nameFr: commune.nameFr, nameAr: commune.nameAr },
    ...{ calledAt: iso(passage.calledAt), presentedAt: iso(passage.presentedAt) },
    ...{ deliberatedAt: iso(passage.deliberatedAt), endedAt: iso(passage.endedAt) },
    ...{ outcome: passage.outcome, reason: passage.reason },
    avis: live.map((body) => avisBy(body, new Date(closedAt))),
  }
}

/** The last avis a body had given when the session closed. */
function avisBy({ body, binding, given }: ConsultedRow, closed: Date): MinutesFacts['items'][number]['avis'][number] {
  const last = given.filter(({ at }) => at <= closed).at(-1)
  return {
    body: { id: body.id, kind: body.kind, nameFr: body.nameFr, nameAr: body.nameAr },
    binding,
    opinion: last?.opinion ?? null,
    items: last?.items.map(withArticle) ?? [],
    by: last?.by ?? null,
    at: last?.at.toISOString() ?? null,
  }
}

const withArticle = ({ text, article }: ConsultedRow['given'][number]['items'][number]) =>
  article ? { fr: `${text.fr} (${article})`, ar: `${text.ar} (${article})` } : { fr: text.fr, ar: text.ar }
