import type { z } from 'zod'
import { dayOf } from '../../../api/clock.ts'
import type { AvisWanted, consultBodyBody } from '../../../api/contract/avis.ts'
import type { CourseAnswer, moveBody } from '../../../api/contract/filing.ts'
import type { BodyKind, Role } from '../../../api/contract/policy/roles.ts'
import type { Clock } from '../../../api/deps.ts'
import { asking } from '../../build/asking.ts'
import { testDatabase } from '../../build/database.ts'
import { Dossiers } from '../../build/dossiers.ts'
import { People } from '../../build/people.ts'
import { testServer } from '../../build/server.ts'

export const AIN_CHOCK = '06.141.01.41'
type Headers = Record<string, string>
export type Official = { readonly person: string; readonly body: string; readonly headers: Headers }

/** The bodies of Aïn-Chock's own register, by what a rule calls them. */
const UNIT_OF: Partial<Record<BodyKind, string>> = {
  arrondissement: AIN_CHOCK,
  province: '06.141',
  civil_protection: '06.141',
  network_operator: '06',
}

/** A server whose clock a test turns, the register's own bodies of a place, and people who act for them. */
export async function commission({ env = {} }: { readonly env?: NodeJS.ProcessEnv } = {}) {
  const database = await testDatabase()
  let instant = new Date('2026-11-24T09:00:00Z')
  const clock: Clock = { now: () => instant, today: () => dayOf(instant) }
  const server = await testServer({ ...database, clock, env })
  const people = new People(database.db)
  const asked = asking(() => server)
  const dossiers = new Dossiers(database.db)

  const bodyOf = async (kind: BodyKind): Promise<string> => {
    const found = await database.db
      .selectFrom('body')
      .select('id')
      .where('kind', '=', kind)
      .where('unit_code', '=', UNIT_OF[kind] ?? '')
      .executeTakeFirst()
    return found?.id ?? people.body(kind, [AIN_CHOCK])
  }

  const acting = async (body: string, role: Role, territory?: string[]): Promise<Official> => {
    const person = await people.person()
    await people.mandate({ person, body, role, ...(territory && { territory }) })
    return { person, body, headers: await people.signIn(person, { secondFactor: true }) }
  }

  const course = (headers: Headers, id: string) => asked<CourseAnswer>('GET', `/api/dossiers/${id}/course`, { headers })
  return {
    db: database.db,
    url: database.url,
    server,
    people,
    asked,
    /** What is no JSON, either way. */
    fetched: (path: string, init: RequestInit) => fetch(`${server.url}${path}`, init),
    bodyOf,
    acting,
    course,
    turnTo: (at: string) => {
      instant = new Date(at)
    },
    filed: async (of: Parameters<Dossiers['under']>[1]) => {
      const person = await people.person()
      return { person, headers: await people.signIn(person), id: await dossiers.under(person, of) }
    },
    move: (headers: Headers, id: string, body: z.input<typeof moveBody>) =>
      asked<CourseAnswer>('POST', `/api/dossiers/${id}/moves`, { headers, body }),
    give: (headers: Headers, id: string, body: AvisWanted) =>
      asked<CourseAnswer>('POST', `/api/dossiers/${id}/avis`, { headers, body }),
    consult: (headers: Headers, id: string, body: z.input<typeof consultBodyBody>) =>
      asked<CourseAnswer>('POST', `/api/dossiers/${id}/consulted-bodies`, { headers, body }),
    dismiss: (headers: Headers, id: string, { bodyId, reason }: { bodyId: string; reason: string }) =>
      asked<CourseAnswer>('DELETE', `/api/dossiers/${id}/consulted-bodies/${bodyId}`, { headers, body: { reason } }),
    close: async () => {
      await server.close()
      await database.close()
    },
  }
}
