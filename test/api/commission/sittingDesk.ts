import { expect } from 'vitest'
import type { z } from 'zod'
import type { AttendanceWanted, InvitationAnswer } from '../../../api/contract/commission/attendance.ts'
import type { passageBody, SittingWanted } from '../../../api/contract/commission/passage.ts'
import type {
  ReadyDossier,
  SessionAnswer,
  SessionPlan,
  SessionSummary,
} from '../../../api/contract/commission/sessions.ts'
import { avisDesk, wanted } from '../dossiers/avisDesk.ts'
import { AIN_CHOCK } from '../dossiers/commission.ts'

export type SittingDesk = Awaited<ReturnType<typeof sittingDesk>>
type Headers = Record<string, string>

export const PLAN: SessionPlan = {
  ...{ unitCode: AIN_CHOCK, day: '2026-11-30', hour: '10:00', minutes: 120 },
  ...{ place: 'Salle des réunions, Aïn-Chock', withRoom: true },
}

/** A commission's desk, its secretariat at work over HTTP. */
export async function sittingDesk(options: Parameters<typeof avisDesk>[0] = {}) {
  const desk = await avisDesk(options)
  const ask = <T>(method: string, path: string, headers: Headers, body?: unknown) =>
    desk.asked<T>(method, `/api/commission${path}`, { headers, ...(body === undefined ? {} : { body }) })
  const at = (id: string) => `/sessions/${id}`

  const plan = (more: Partial<SessionPlan> = {}, headers = desk.guichet.headers) =>
    ask<SessionAnswer>('POST', '/sessions', headers, { ...PLAN, ...more })
  const read = async (id: string, headers = desk.guichet.headers) =>
    (await ask<SessionAnswer>('GET', at(id), headers)).answer
  const agenda = ({ id, version }: SessionAnswer, dossiers: readonly string[]) =>
    ask<SessionAnswer>('PUT', `${at(id)}/agenda`, desk.guichet.headers, { version, dossiers })
  const movePlan = ({ id, version }: SessionAnswer, move: string, reason?: string) =>
    ask<SessionAnswer>('POST', `${at(id)}/moves`, desk.guichet.headers, { version, move, ...(reason && { reason }) })

  /** A session called for some dossiers, two of its three bodies with somebody to come. */
  const called = async (count = 1, more: Partial<SessionPlan> = {}) => {
    const dossiers: Awaited<ReturnType<typeof desk.dispatched>>[] = []
    for (let nth = 0; nth < count; nth++) dossiers.push(await desk.dispatched())
    const planned = (await plan(more)).answer
    const set = await agenda(
      planned,
      dossiers.map(({ id }) => id),
    )
    const { status, answer } = await movePlan(set.answer, 'convene')
    expect(status).toBe(201)
    return { session: answer, dossiers }
  }

  return {
    ...desk,
    ask,
    plan,
    read,
    agenda,
    movePlan,
    called,
    ready: (id: string) => ask<{ dossiers: ReadyDossier[] }>('GET', `${at(id)}/ready`, desk.guichet.headers),
    list: (query: string, headers = desk.guichet.headers) =>
      ask<{ sessions: SessionSummary[]; next: string | null }>('GET', `/sessions?${query}`, headers),
    attend: (id: string, body: AttendanceWanted, headers = desk.guichet.headers) =>
      ask<SessionAnswer>('POST', `${at(id)}/attendance`, headers, body),
    hold: (id: string, body: SittingWanted) =>
      ask<SessionAnswer>('POST', `${at(id)}/sitting`, desk.guichet.headers, body),
    pass: (id: string, body: z.input<typeof passageBody>) =>
      ask<SessionAnswer>('POST', `${at(id)}/passage`, desk.guichet.headers, body),
    invitations: async (headers: Headers) =>
      (await ask<{ invitations: InvitationAnswer[] }>('GET', '/invitations', headers)).answer.invitations,
    reply: (headers: Headers, id: string, body: object) =>
      ask<{ invitations: InvitationAnswer[] }>('POST', `/invitations/${id}/replies`, headers, body),
    /** Every binding avis of a dossier is given. */
    favoured: async (id: string) => {
      const examiner = await desk.acting(desk.agency, 'examiner')
      const { status } = await desk.give(examiner.headers, id, wanted(desk.agency))
      expect(status).toBe(201)
    },
  }
}

/** The seat of a body among those who are called. */
export const seatOf = ({ invited }: SessionAnswer, bodyId: string): string => {
  const found = invited.find(({ body }) => body?.id === bodyId)
  if (!found) throw new Error(`the body ${bodyId} is not called`)
  return found.id
}
