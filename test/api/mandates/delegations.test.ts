import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { MandateAnswer } from '../../../api/contract/mandates.ts'
import { AIN_CHOCK, type Town, town } from './town.ts'

type List = { readonly mandates: readonly MandateAnswer[] }

let at: Town

beforeAll(async () => {
  at = await town()
})

afterAll(() => at.close())

describe('A delegation', () => {
  const terms = { from: '2026-11-24', to: '2026-12-31', reason: 'delegation', actReference: 'Arrêté n° 12/2026' }

  test('by the president makes a delegate who reaches the same dossiers, and goes no further', async () => {
    const { president } = await at.commune()
    const vice = await at.people.person()
    const { status, answer } = await at.ask<MandateAnswer>('POST', `/api/mandates/${president.mandate}/delegate`, {
      headers: president.headers,
      body: { whom: { personId: vice }, ...terms },
    })
    expect(status).toBe(201)
    expect(answer).toMatchObject({ role: 'delegate', delegatedFrom: president.mandate, may: ['mandate.change'] })
    const [acting] = await at.rows(sql`select role, territories from mandates_in_force(${vice}::uuid, '2026-11-24')`)
    expect(acting).toEqual({ role: 'delegate', territories: [AIN_CHOCK] })
    expect(await at.noticesOf(vice)).toEqual(['delegation_given'])
    const third = await at.people.person()
    const further = await at.ask('POST', `/api/mandates/${answer.id}/delegate`, {
      headers: await at.people.signIn(vice, { secondFactor: true }),
      body: { whom: { personId: third }, ...terms },
    })
    expect(further.status).toBe(403)
    const mine = await at.ask<List>('GET', '/api/me/mandates', { headers: president.headers })
    expect(mine.answer.mandates.map(({ id }) => id).sort()).toEqual([answer.id, president.mandate].sort())
  })

  test('for an absence hands on the role itself, which is not delegated again', async () => {
    const { president } = await at.commune()
    const interim = await at.people.person()
    const delegate = (mandate: string, headers: Record<string, string>, whom: string) =>
      at.ask<MandateAnswer>('POST', `/api/mandates/${mandate}/delegate`, {
        headers,
        body: { whom: { personId: whom }, ...terms, reason: 'absence' },
      })
    const given = await delegate(president.mandate, president.headers, interim)
    expect(given.answer).toMatchObject({ role: 'president', reason: 'absence' })
    const again = await delegate(
      given.answer.id,
      await at.people.signIn(interim, { secondFactor: true }),
      await at.people.person(),
    )
    expect(again).toMatchObject({ status: 403, answer: { code: 'NOT_WITHIN_REACH' } })
  })

  test('never outgrows the days or the territory it comes from', async () => {
    const governor = await at.people.acting('province', 'governor', ['06.141'])
    await at.rows(sql`update mandate set valid_to = '2026-12-15' where id = ${governor.mandate}::uuid`)
    const whom = { personId: await at.people.person() }
    const delegate = async (more: object) =>
      (
        await at.ask('POST', `/api/mandates/${governor.mandate}/delegate`, {
          headers: governor.headers,
          body: { whom, ...terms, ...more },
        })
      ).answer
    expect(await delegate({})).toMatchObject({ code: 'BEYOND_SOURCE', field: 'to' })
    expect(await delegate({ to: '2026-12-15', from: '2024-12-01' })).toMatchObject({
      code: 'BEYOND_SOURCE',
      field: 'from',
    })
    expect(await delegate({ to: '2026-12-15', territory: ['06'] })).toMatchObject({
      code: 'BEYOND_SOURCE',
      field: 'territory',
    })
    expect(await delegate({ to: '2026-12-15', territory: [AIN_CHOCK] })).toMatchObject({
      status: 'in_force',
      territory: [AIN_CHOCK],
    })
  })

  test('keeps a last day, whoever changes it', async () => {
    const { administrator, president } = await at.commune()
    const given = await at.ask<MandateAnswer>('POST', `/api/mandates/${president.mandate}/delegate`, {
      headers: president.headers,
      body: { whom: { personId: await at.people.person() }, ...terms },
    })
    const lengthen = (to: string | null) =>
      at.ask('PATCH', `/api/mandates/${given.answer.id}`, { ...administrator, body: { version: 1, to } })
    expect(await lengthen(null)).toMatchObject({ status: 422, answer: { code: 'INVALID_INPUT', field: 'to' } })
    expect(await lengthen('2027-01-31')).toMatchObject({ status: 200, answer: { validTo: '2027-01-31' } })
  })

  test('given twice at one moment to one person is one', async () => {
    const { president } = await at.commune()
    const vice = await at.people.person()
    const body = { whom: { personId: vice }, ...terms }
    const give = () => at.ask('POST', `/api/mandates/${president.mandate}/delegate`, { ...president, body })
    const answers = await Promise.all([give(), give()])
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409])
    expect(await at.held(vice)).toEqual(['delegate'])
  })

  test('is taken back by whoever gave it', async () => {
    const { president } = await at.commune()
    const vice = await at.people.person()
    const given = await at.ask<MandateAnswer>('POST', `/api/mandates/${president.mandate}/delegate`, {
      headers: president.headers,
      body: { whom: { personId: vice }, ...terms },
    })
    await at.people.signIn(vice, { secondFactor: true })
    const ended = await at.ask('POST', `/api/mandates/${given.answer.id}/end`, {
      headers: president.headers,
      body: { version: 1 },
    })
    expect(ended.status).toBe(200)
    expect(await at.held(vice)).toEqual([])
    expect(await at.openSessions(vice)).toBe(0)
  })

  test('belongs to the holder alone: neither an administrator nor a colleague delegates for them', async () => {
    const { administrator, president } = await at.commune()
    const whom = { personId: await at.people.person() }
    const byOther = await at.ask('POST', `/api/mandates/${president.mandate}/delegate`, {
      headers: administrator.headers,
      body: { whom, ...terms },
    })
    expect([byOther.status, byOther.answer.code]).toEqual([403, 'NOT_YOUR_ROLE'])
    const oneself = await at.ask('POST', `/api/mandates/${president.mandate}/delegate`, {
      headers: president.headers,
      body: { whom: { personId: president.person }, ...terms },
    })
    expect(oneself).toMatchObject({ status: 422, answer: { field: 'whom' } })
  })
})
