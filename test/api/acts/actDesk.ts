import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { Readable } from 'node:stream'
import { sql } from 'kysely'
import type { z } from 'zod'
import { dayOf } from '../../../api/clock.ts'
import { readConfig } from '../../../api/config.ts'
import type { ActRegister } from '../../../api/contract/actRegister.ts'
import type { ActKind, ActsOfDossier, draftActBody } from '../../../api/contract/actsDrafted.ts'
import type { Actor } from '../../../api/contract/policy/decide.ts'
import { STATE_OF, type Step } from '../../../api/contract/procedures/steps.ts'
import type { Transition } from '../../../api/contract/procedures/transitions.ts'
import type { Clock } from '../../../api/deps.ts'
import { openStore } from '../../../api/documents/store/openStore.ts'
import { asking } from '../../build/asking.ts'
import { testDatabase } from '../../build/database.ts'
import { Dossiers } from '../../build/dossiers.ts'
import { People } from '../../build/people.ts'
import { testServer } from '../../build/server.ts'

export const AIN_CHOCK = '06.141.01.41'
export const CASABLANCA = '06.141'
type Headers = Record<string, string>

/** How a dossier came to each step where an act is prepared, after it was filed. */
const WAY: Readonly<Record<'opined' | 'to_sign' | 'filed', readonly (readonly [Transition, Step])[]>> = {
  filed: [],
  opined: [
    ['dispatch', 'consulted'],
    ['hold_session', 'deliberated'],
    ['sign_minutes', 'opined'],
  ],
  to_sign: [
    ['accept', 'to_settle'],
    ['settle', 'to_sign'],
  ],
}

/** A server whose clock a test turns, dossiers of Aïn-Chock at the step of their act, and who prepares and signs it. */
export async function actDesk(env: Record<string, string> = {}) {
  const database = await testDatabase()
  let instant = new Date('2026-11-24T09:00:00Z')
  const clock: Clock = { now: () => instant, today: () => dayOf(instant) }
  const folder = mkdtempSync(`${tmpdir()}/rokhas-actes-`)
  const settings = { ROKHAS_DATA: folder, ROKHAS_DOCUMENTS: `${folder}/documents` }
  const server = await testServer({ ...database, clock, env: { ...settings, ...env } })
  const store = openStore(readConfig(settings))
  const { db } = database
  const people = new People(db)
  const asked = asking(() => server)
  const dossiers = new Dossiers(db)

  const walked = async (id: string, by: string, way: readonly (readonly [Transition, Step])[]) => {
    for (const [index, [event, step]] of way.entries())
      await sql`insert into dossier_event (dossier_id, move, event, step, state, at, day, person_id)
        values (${id}, (select moves + 1 from dossier where id = ${id}), ${event}, ${step}, ${STATE_OF[step]},
          ${`2026-11-2${index + 1}T08:00:00Z`}, ${`2026-11-2${index + 1}`}, ${by})`.execute(db)
  }

  const at = async (step: keyof typeof WAY, code = step === 'opined' ? 'construire' : 'refection') => {
    const person = await people.person()
    const id = await dossiers.under(person, { code, track: code === 'construire' ? 'pp' : null })
    await walked(id, person, WAY[step])
    return { id, person, headers: await people.signIn(person) }
  }

  /** Its whole delay was over on a day, without an answer. */
  const silentSince = (id: string, day: string) =>
    sql`insert into dossier_deadline (dossier_id, stage, holder, from_day, assumed, due_day, days, unit, days_left, skipped,
        rule) values (${id}, 'total', 'guichet', '2026-11-05', false, ${day}, 10, 'working', 0, '[]',
        ${JSON.stringify({ fr: 'Décret 2-18-475', ar: 'المرسوم', sureness: 'sourced' })})`.execute(db)

  const official = (role: 'guichet' | 'president' | 'delegate' | 'member', place = AIN_CHOCK) =>
    people.acting('arrondissement', role, [place])

  return {
    db,
    url: database.url,
    clock,
    server,
    people,
    asked,
    at,
    walked,
    silentSince,
    official,
    governor: () => people.acting('province', 'governor', [CASABLANCA]),
    turnTo: (to: string) => {
      instant = new Date(to)
    },
    acts: (headers: Headers, id: string) => asked<ActsOfDossier>('GET', `/api/dossiers/${id}/acts`, { headers }),
    draft: (headers: Headers, id: string, body: z.input<typeof draftActBody>) =>
      asked<ActsOfDossier>('POST', `/api/dossiers/${id}/acts`, { headers, body }),
    giveUp: (headers: Headers, id: string, { actId, reason }: { readonly actId: string; readonly reason: string }) =>
      asked<ActsOfDossier>('POST', `/api/dossiers/${id}/acts/${actId}/void`, { headers, body: { reason } }),
    register: (headers: Headers, query: string) =>
      asked<ActRegister>('GET', `/api/acts/register?${query}`, { headers }),
    /** A PDF in the store, known to the database. @returns its SHA-256 */
    store: async (bytes: Buffer): Promise<string> => {
      const sha256 = createHash('sha256').update(bytes).digest('hex')
      await store.put(sha256, () => Readable.from([bytes]))
      await sql`insert into blob (sha256, bytes, media_type, stored_at) values (${sha256}, ${bytes.length}, 'application/pdf', now())
        on conflict do nothing`.execute(db)
      return sha256
    },
    close: async () => {
      await server.close()
      rmSync(folder, { recursive: true, force: true })
      await database.close()
    },
  }
}

export type ActDesk = Awaited<ReturnType<typeof actDesk>>

/** The act of a kind among those of a dossier, and a clear failure where there is none. */
export function actOf({ acts }: ActsOfDossier, kind: ActKind) {
  const act = acts.find((one) => one.kind === kind)
  if (!act) throw new Error(`no ${kind} among ${acts.length} acts`)
  return act
}

/** An official, as a command of the product is asked by them. */
export const askerOf = (
  { person, body, mandate }: Awaited<ReturnType<ActDesk['official']>>,
  role: 'president' | 'guichet' = 'president',
) => ({
  requestId: 'essai',
  actor: {
    ...{ personId: person, sessionId: null, state: 'active', secondFactor: true },
    mandates: [
      {
        ...{ id: mandate, bodyId: body, bodyKind: 'arrondissement', official: true, role },
        ...{ territories: [AIN_CHOCK], delegatedFrom: null },
      },
    ],
  } satisfies Actor as Actor & { readonly personId: string },
})
