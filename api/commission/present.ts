import { asDay } from '../../spatial/day.ts'
import { instantOf } from '../clock.ts'
import type { InvitationAnswer } from '../contract/commission/attendance.ts'
import type { SessionAnswer, SessionItem, SessionSummary } from '../contract/commission/sessions.ts'
import type { PersonName } from '../contract/people.ts'
import { type Actor, decide } from '../contract/policy/decide.ts'
import { type Invitation, mayReply } from './calling/replies.ts'
import type { Happened } from './happened.ts'
import { notReady, presentDossier } from './planning/agendaDossiers.ts'
import type { WholeSession } from './readSession.ts'
import type { ListedSession, SessionRow } from './sessions.ts'
import { bodiesIn, NOT_YET, type There } from './sitting/fold.ts'
import { membersIn, quorumAmong } from './sitting/quorum.ts'

const frame = ({ id, unit, state, day, hour, minutes, place, withRoom }: SessionRow) => ({
  ...{ id, unit, state, day, hour, minutes, place, withRoom },
  startsAt: instantOf(day, hour).toISOString(),
})

export const presentSummary = ({ items, ...row }: ListedSession): SessionSummary => ({ ...frame(row), items })

type Asking = { readonly actor: Actor; readonly today: string }

/** A session as this actor sees it, with what they may do in it. */
export function presentSession(whole: WholeSession, { actor, today }: Asking): SessionAnswer {
  const { row, items, invited, events, sitting, rule } = whole
  const { territory } = row
  const named = namesIn(whole)
  const there = bodiesIn(sitting.there)
  return {
    ...frame(row),
    ...{ sequence: row.sequence, version: row.version, current: sitting.current },
    items: items.map((item) => presentItem(whole, item, today)),
    invited: invited.map((one) => ({ ...presentInvited(one), mayReply: mayReply(actor, one, row) })),
    there: sitting.there.map((one) => presentThere(one, named, whole)),
    quorum: {
      ...quorumAmong(rule, invited, sitting.there),
      missing: [...membersIn(invited)].filter((body) => !there.has(body)),
      rule: rule.rule,
    },
    history: events.map(({ whoId: _, at, detail, ...event }) => ({
      ...event,
      at: at.toISOString(),
      detail: { ...detail },
    })),
    may: {
      plan: decide(actor, 'commission.plan', { territory }).allowed,
      hold: decide(actor, 'commission.hold', { territory }).allowed,
      attend: invited.flatMap(({ id, bodyId, reach }) =>
        bodyId !== null && decide(actor, 'commission.attend', { territory: reach, bodyIds: [bodyId] }).allowed
          ? [id]
          : [],
      ),
    },
  }
}

const presentInvited = ({ invitedAt, people, dossiers, ...one }: WholeSession['invited'][number]) => ({
  ...{ id: one.id, capacity: one.capacity, body: one.body, person: one.person, name: one.name, quality: one.quality },
  ...{ reply: one.reply, dossiers: [...dossiers], people: [...people], invitedAt: invitedAt.toISOString() },
})

function presentItem({ row, sitting }: WholeSession, item: WholeSession['items'][number], today: string): SessionItem {
  const passage = sitting.passages.get(item.id) ?? NOT_YET
  const isOver = item.ended !== null
  return {
    ...{ id: item.id, rank: item.rank, ended: item.ended, dossier: presentDossier(item.dossier, asDay(today)) },
    why: isOver ? null : notReady(item.dossier, row.id),
    ...{ state: passage.state, outcome: passage.outcome, reason: passage.reason, putOffTo: passage.putOffTo },
    calledAt: instant(passage.calledAt),
    presentedAt: instant(passage.presentedAt),
    deliberatedAt: instant(passage.deliberatedAt),
    endedAt: instant(passage.endedAt),
  }
}

const instant = (at: Date | null): string | null => at?.toISOString() ?? null

/** Everybody whose name what happened gives. */
function namesIn({ events }: WholeSession): ReadonlyMap<string, PersonName> {
  return new Map(events.flatMap(({ whoId, who }) => (whoId !== null && who ? [[whoId, who] as const] : [])))
}

function presentThere(
  { invitedId, capacity, bodyId, whoId, since }: There,
  named: ReadonlyMap<string, PersonName>,
  { events }: WholeSession,
): SessionAnswer['there'][number] {
  return {
    ...{ invitedId, capacity, bodyId, since: since.toISOString() },
    person: whoId === null ? null : (named.get(whoId) ?? null),
    name: nameOf(events, invitedId),
  }
}

const nameOf = (events: readonly Happened[], invitedId: string): string | null => {
  const coming = events.find(({ event, detail }) => event === 'arrived' && detail.invitedId === invitedId)
  return typeof coming?.detail.name === 'string' ? coming.detail.name : null
}

export const presentInvitation = ({ invited, session, people, mayReply: may }: Invitation): InvitationAnswer => ({
  ...{ id: invited.id, capacity: invited.capacity, reply: invited.reply, mayReply: may, people: [...people] },
  body: invited.body && { id: invited.body.id, nameFr: invited.body.nameFr, nameAr: invited.body.nameAr },
  session: presentSummary(session),
})
