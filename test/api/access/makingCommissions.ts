import type { SessionAnswer } from '../../../api/contract/commission/sessions.ts'
import { AIN_CHOCK } from '../dossiers/desk.ts'
import type { Asked, Desk, Makings } from './making.ts'
import { dispatched, done } from './makingDossiers.ts'

const PLAN = {
  ...{ unitCode: AIN_CHOCK, day: '2026-11-24', hour: '15:00', minutes: 120 },
  ...{ place: 'Salle des réunions', withRoom: false },
}

const SESSIONS = '/api/commission/sessions'

/** A session of this afternoon with one dossier before its members, and its secretariat. */
async function planned(desk: Desk) {
  const { id, guichet: headers } = await dispatched(desk)
  const { answer } = await desk.ask<SessionAnswer>('POST', SESSIONS, { headers, body: PLAN })
  const path = `${SESSIONS}/${answer.id}`
  const agenda = { version: answer.version, dossiers: [id] }
  const session = await done(desk.ask<SessionAnswer>('PUT', `${path}/agenda`, { headers, body: agenda }))
  return { path, headers, session }
}

/** The same, called; somebody may come for each of its bodies. */
async function called(desk: Desk) {
  const { path, headers, session } = await planned(desk)
  const body = { version: session.version, move: 'convene' }
  const convened = await done(desk.ask<SessionAnswer>('POST', `${path}/moves`, { headers, body }))
  const seats = await Promise.all(convened.invited.map((seat) => seated(desk, seat)))
  return { path, headers, session: convened, seats }
}

async function seated({ people }: Desk, { id, body }: SessionAnswer['invited'][number]) {
  const person = await people.person()
  await people.mandate({ person, body: body?.id ?? '', role: 'member' })
  return { id, person, bodyId: body?.id ?? '', headers: () => people.signIn(person, { secondFactor: true }) }
}

/** The same, everybody there. */
async function attended(desk: Desk) {
  const session = await called(desk)
  const { path, headers } = session
  for (const { id, person } of session.seats) {
    const body = { event: 'arrived', invitedId: id, personId: person }
    await done(desk.ask('POST', `${path}/attendance`, { headers, body }))
  }
  return session
}

/** The same, open. */
async function opened(desk: Desk) {
  const session = await attended(desk)
  const { path, headers } = session
  await done(desk.ask('POST', `${path}/sitting`, { headers, body: { move: 'open' } }))
  return session
}

/** The same, closed: its dossier was put off. */
async function closed(desk: Desk) {
  const session = await opened(desk)
  const { path, headers } = session
  await done(desk.ask('POST', `${path}/sitting`, { headers, body: { move: 'close', reason: 'Heure tardive' } }))
  const minutes = () => desk.ask<{ version: number }>('GET', `${path}/minutes`, { headers })
  return { ...session, versionOfMinutes: async () => (await done(minutes())).version }
}

const freeze = { move: 'freeze', language: 'fr' }

/** What is asked of a session, and the same with another body. */
const asking = (path: string, headers: Asked['headers'], body: object) => ({ path, headers, body })

/** Of sessions of commissions: planned, called, held, their minutes signed. */
export const MAKING_OF_COMMISSIONS: Makings = {
  planSession: async ({ people }) => {
    const { headers } = await people.acting('commune', 'guichet', [AIN_CHOCK])
    return { first: asking(SESSIONS, headers, PLAN), other: { ...PLAN, hour: '16:00' } }
  },
  moveSession: async (desk) => {
    const { path, headers, session } = await planned(desk)
    const body = { version: session.version, move: 'convene' }
    return { first: asking(`${path}/moves`, headers, body), other: { ...body, move: 'cancel', reason: 'Sans objet' } }
  },
  inviteObserver: async (desk) => {
    const { path, headers } = await planned(desk)
    const body = { name: 'Nadia Berrada', quality: 'Conservatrice des monuments' }
    return { first: asking(`${path}/observers`, headers, body), other: { ...body, name: 'Omar Berrada' } }
  },
  replyToInvitation: async (desk) => {
    const { seats } = await called(desk)
    const [seat] = seats
    const path = `/api/commission/invitations/${seat?.id}/replies`
    return { first: asking(path, (await seat?.headers()) ?? {}, { answer: 'coming' }), other: { answer: 'absent' } }
  },
  attendSession: async (desk) => {
    const { path, headers, seats } = await called(desk)
    const [one, another] = seats.map(({ id, person }) => ({ event: 'arrived', invitedId: id, personId: person }))
    return { first: asking(`${path}/attendance`, headers, one ?? {}), other: another ?? {} }
  },
  holdSession: async (desk) => {
    const { path, headers } = await attended(desk)
    return {
      first: asking(`${path}/sitting`, headers, { move: 'open' }),
      other: { move: 'close', reason: 'Sans objet' },
    }
  },
  passItem: async (desk) => {
    const { path, headers, session } = await opened(desk)
    const itemId = session.items[0]?.id
    const other = { step: 'put_off', itemId, reason: 'Visite des lieux' }
    return { first: asking(`${path}/passage`, headers, { step: 'call', itemId }), other }
  },
  moveMinutes: async (desk) => {
    const { path, headers, versionOfMinutes } = await closed(desk)
    const body = { ...freeze, version: await versionOfMinutes() }
    return { first: asking(`${path}/minutes/moves`, headers, body), other: { ...body, language: 'ar' } }
  },
  refuseMinutes: async (desk) => {
    const { path, headers, seats, versionOfMinutes } = await closed(desk)
    const body = { ...freeze, version: await versionOfMinutes() }
    await done(desk.ask('POST', `${path}/minutes/moves`, { headers, body }))
    const [seat] = seats
    const refusal = { bodyId: seat?.bodyId, reason: 'Les réserves manquent' }
    const first = asking(`${path}/minutes/refusals`, (await seat?.headers()) ?? {}, refusal)
    return { first, other: { ...refusal, reason: 'La présence est inexacte' } }
  },
}
