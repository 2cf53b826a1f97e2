import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { MandateAnswer } from '../../../api/contract/mandates.ts'
import { AIN_CHOCK, newcomer, type Town, town } from './town.ts'

let at: Town

beforeAll(async () => {
  at = await town()
})

afterAll(() => at.close())

describe('A succession', () => {
  test('today gives the queue to the president elected today', async () => {
    const { administrator, president, id } = await at.commune()
    const elected = await at.people.person({ familyName: 'Chraïbi' })
    const owner = await at.people.person()
    const [dossier] = await at.rows(sql<{
      id: string
    }>`insert into dossier (id, title, state, commune_code, created_by, created_at, territory)
      values (gen_random_uuid(), 'Villa', 'filed', ${AIN_CHOCK}, ${owner}::uuid, now(), '{}') returning id`)
    const { status, answer } = await at.ask<MandateAnswer>('POST', `/api/mandates/${president.mandate}/succeed`, {
      headers: administrator.headers,
      body: {
        version: 1,
        whom: { ...newcomer(await at.emailOf(elected)) },
        from: '2026-11-24',
        actReference: 'PV d’élection',
      },
    })
    expect(status).toBe(201)
    expect(answer).toMatchObject({ role: 'president', reason: 'election', body: { id } })
    expect(await at.held(president.person)).toEqual([])
    expect(await at.held(elected)).toEqual(['president'])
    const headers = await at.people.signIn(elected, { secondFactor: true })
    const queue = await at.ask<{ dossiers: { id: string }[] }>('GET', '/api/dossiers', { headers })
    expect(queue.answer.dossiers.map((one) => one.id)).toContain(dossier?.id)
    expect((await at.ask('GET', `/api/dossiers/${dossier?.id}`, { headers: president.headers })).status).toBe(401)
  })

  test('on a day to come leaves the holder until the eve', async () => {
    const { administrator, president } = await at.commune()
    const elected = await at.people.person()
    const { status } = await at.ask('POST', `/api/mandates/${president.mandate}/succeed`, {
      headers: administrator.headers,
      body: { version: 1, whom: { personId: elected }, from: '2026-12-01', actReference: 'PV' },
    })
    expect(status).toBe(201)
    const on = async (person: string, day: string) =>
      (await at.rows(sql`select from mandates_in_force(${person}::uuid, ${day}::date)`)).length
    expect([await on(president.person, '2026-11-30'), await on(president.person, '2026-12-01')]).toEqual([1, 0])
    expect([await on(elected, '2026-11-30'), await on(elected, '2026-12-01')]).toEqual([0, 1])
  })

  test('of the last administrator is refused to everybody else, and nothing is half-done', async () => {
    const { administrator, president } = await at.commune()
    const body = { version: 1, whom: { personId: president.person }, from: '2026-11-24', actReference: 'Acte' }
    const byPresident = await at.ask('POST', `/api/mandates/${administrator.mandate}/succeed`, {
      headers: president.headers,
      body,
    })
    expect(byPresident.status).toBe(404)
    const toNobody = { ...body, whom: { personId: crypto.randomUUID() } }
    const failed = await at.ask('POST', `/api/mandates/${administrator.mandate}/succeed`, {
      headers: administrator.headers,
      body: toNobody,
    })
    expect(failed.status).toBe(422)
    expect(await at.held(administrator.person)).toEqual(['administrator'])
    const done = await at.ask('POST', `/api/mandates/${administrator.mandate}/succeed`, {
      headers: administrator.headers,
      body,
    })
    expect(done.status).toBe(201)
    expect((await at.held(president.person)).sort()).toEqual(['administrator', 'president'])
  })
})
