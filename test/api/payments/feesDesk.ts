import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { FeesAnswer } from '../../../api/contract/fees/statements.ts'
import { project } from '../../../api/contract/procedures/project.ts'
import { asking } from '../../build/asking.ts'
import { testDatabase } from '../../build/database.ts'
import { Dossiers } from '../../build/dossiers.ts'
import { People } from '../../build/people.ts'
import { testServer } from '../../build/server.ts'

export const AIN_CHOCK = '06.141.01.41'
export type Headers = Record<string, string>
export type Answer = FeesAnswer & {
  readonly code?: string
  readonly field?: string
  readonly data?: Record<string, unknown>
}

export const VILLA = { works: 'construction', uses: ['housing'], dwellings: 1, floorAreaM2: 212.4 }

export const path = (id: string) => `/api/dossiers/${id}/fees`

/** A server with the régisseur, the clerk and the president of Aïn-Chock, and an agency of Casablanca that decided 3 DH a square metre. */
export async function feesDesk() {
  const database = await testDatabase()
  const server = await testServer(database)
  const people = new People(database.db)
  const ask = asking(() => server)
  const acting = async (role: 'cashier' | 'guichet' | 'president'): Promise<Headers> =>
    (await people.acting('commune', role, [AIN_CHOCK])).headers
  const [cashier, guichet, president] = [await acting('cashier'), await acting('guichet'), await acting('president')]
  await decideForAgency()

  async function decideForAgency(): Promise<void> {
    const agency = await database.db
      .selectFrom('body')
      .select('id')
      .where('unit_code', '=', 'au.casablanca')
      .executeTakeFirstOrThrow()
    const person = await people.person()
    await people.mandate({ person, body: agency.id, role: 'administrator' })
    const headers = await people.signIn(person, { secondFactor: true })
    const decision = { reference: 'Décision 12/2026', decidedOn: '2026-10-01', validFrom: '2026-10-01' }
    const rates = [{ kind: 'agency_floor', rate: 300 }]
    const entered = await ask('POST', '/api/tariffs', { headers, body: { ...decision, bodyId: agency.id, rates } })
    if (entered.status !== 201) throw new Error('the agency has no tariff')
  }

  /** A dossier of its owner, accepted and to be settled. */
  async function toSettle(code = 'construire', said: object = VILLA) {
    const person = await people.person()
    const id = await new Dossiers(database.db).under(person, { code, track: null })
    const facts = JSON.stringify(project.parse(said))
    await sql`update dossier set project = ${facts}::jsonb where id = ${id}`.execute(database.db)
    await sql`insert into dossier_event (dossier_id, move, event, step, state, at, day, person_id)
      values (${id}, 2, 'accept', 'to_settle', 'examined', now(), '2026-11-24', ${person})`.execute(database.db)
    return { id, owner: await people.signIn(person) }
  }

  return {
    ...{ database, server, people, ask, cashier, guichet, president, toSettle },
    read: async (id: string, headers = cashier) => (await ask<Answer>('GET', path(id), { headers })).answer,
    say: (id: string, side: 'declaration' | 'check', asked: { headers: Headers; seen: number; facts: object[] }) =>
      ask<Answer>('PUT', `${path(id)}/${side}`, {
        headers: asked.headers,
        body: { seen: asked.seen, facts: asked.facts },
      }),
    draw: (id: string, body: object = {}, headers = cashier) =>
      ask<Answer>('POST', `${path(id)}/statements`, { headers, body: { statements: 0, seen: 0, ...body } }),
    receive: (id: string, body: object, headers = cashier) =>
      ask<Answer>('POST', `${path(id)}/receipts`, {
        headers,
        body: { version: 1, number: randomUUID(), day: '2026-11-24', mode: 'cash', ...body },
      }),
    close: async () => {
      await server.close()
      await database.close()
    },
  }
}

export type FeesDesk = Awaited<ReturnType<typeof feesDesk>>
