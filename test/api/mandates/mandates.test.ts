import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { MandateAnswer } from '../../../api/contract/mandates.ts'
import { newcomer, type Town, town } from './town.ts'

let at: Town

beforeAll(async () => {
  at = await town()
})

afterAll(() => at.close())

describe('A mandate', () => {
  test('edited by two administrators is changed by the first; the second reads it again', async () => {
    const { id, administrator } = await at.commune()
    const other = await at.people.person()
    await at.people.mandate({ person: other, body: id, role: 'administrator' })
    const member = await at.people.person()
    const mandate = await at.people.mandate({ person: member, body: id, role: 'member' })
    const change = (headers: Record<string, string>, to: string) =>
      at.ask<MandateAnswer>('PATCH', `/api/mandates/${mandate}`, { headers, body: { version: 1, to } })
    const otherHeaders = await at.people.signIn(other, { secondFactor: true })
    const [first, second] = await Promise.all([
      change(administrator.headers, '2027-06-30'),
      change(otherHeaders, '2027-12-31'),
    ])
    expect([first.status, second.status].sort()).toEqual([200, 409])
    expect([first, second].find(({ status }) => status === 409)?.answer.code).toBe('CHANGED_MEANWHILE')
    expect(await at.noticesOf(member)).toEqual(['mandate_changed'])
  })

  test('is given to nobody by themselves: not by an address, not as a successor, not by an operator', async () => {
    const { id, administrator, president } = await at.commune()
    const operator = await at.people.acting('support', 'operator', ['MA'])
    const give = async ({ person, headers }: { person: string; headers: Record<string, string> }, whom: object) => {
      const body = { bodyId: id, whom, role: 'president', from: '2026-11-24' }
      const { status, answer } = await at.ask('POST', '/api/mandates', { headers, body })
      return [status, answer.code, await at.held(person)]
    }
    const own = { personId: administrator.person }
    const email = await at.emailOf(administrator.person)
    expect(await give(administrator, own)).toEqual([403, 'NOT_ON_ONESELF', ['administrator']])
    expect(await give(administrator, newcomer(email))).toEqual([403, 'NOT_ON_ONESELF', ['administrator']])
    expect(await give(operator, { personId: operator.person })).toEqual([403, 'NOT_ON_ONESELF', ['operator']])
    const succeeding = await at.ask('POST', `/api/mandates/${president.mandate}/succeed`, {
      headers: administrator.headers,
      body: { version: 1, whom: own, from: '2026-11-24', actReference: 'PV' },
    })
    expect(succeeding.answer.code).toBe('NOT_ON_ONESELF')
    expect(await at.held(president.person)).toEqual(['president'])
  })

  test('of somebody else is not even known to a stranger', async () => {
    const { president } = await at.commune()
    const stranger = await at.people.acting('commune', 'administrator', ['09.001.01.01'])
    for (const headers of [stranger.headers, await at.people.signIn(await at.people.person())]) {
      const { status, answer } = await at.ask('POST', `/api/mandates/${president.mandate}/end`, {
        headers,
        body: { version: 1 },
      })
      expect([status, answer.code]).toEqual([404, 'NOT_FOUND'])
    }
    expect((await at.ask('POST', `/api/mandates/${president.mandate}/end`, { body: { version: 1 } })).status).toBe(401)
  })

  test('ended takes every right at once, its delegations and the sessions of whoever is no longer an official', async () => {
    const { id, administrator, president } = await at.commune()
    const delegate = await at.people.person()
    const delegated = await at.people.mandate({
      person: delegate,
      body: id,
      role: 'delegate',
      delegatedFrom: president.mandate,
    })
    const other = await at.people.person()
    await at.people.mandate({ person: other, body: id, role: 'president' })
    const delegateHeaders = await at.people.signIn(delegate, { secondFactor: true })
    const ended = await at.ask<MandateAnswer>('POST', `/api/mandates/${president.mandate}/end`, {
      headers: administrator.headers,
      body: { version: 1 },
    })
    expect(ended).toMatchObject({ status: 200, answer: { status: 'ended', may: [] } })
    expect(await at.held(president.person)).toEqual([])
    expect(await at.held(delegate)).toEqual([])
    expect(await at.openSessions(president.person)).toBe(0)
    expect(await at.openSessions(delegate)).toBe(0)
    expect((await at.ask('GET', '/api/me/mandates', { headers: delegateHeaders })).status).toBe(401)
    expect(await at.noticesOf(delegate)).toEqual(['mandate_ended'])
    const again = await at.ask('POST', `/api/mandates/${delegated}/end`, {
      headers: administrator.headers,
      body: { version: 2 },
    })
    expect(again.answer.code).toBe('MANDATE_OVER')
  })

  test('ended leaves the sessions of whoever still acts for another administration', async () => {
    const { id, administrator } = await at.commune()
    const member = await at.people.acting('province', 'member', ['06.141'])
    const mandate = await at.people.mandate({ person: member.person, body: id, role: 'member' })
    await at.ask('POST', `/api/mandates/${mandate}/end`, { headers: administrator.headers, body: { version: 1 } })
    expect(await at.held(member.person)).toEqual(['member'])
    expect(await at.openSessions(member.person)).toBe(1)
  })

  test('ended on a day to come runs until its evening', async () => {
    const { id, administrator } = await at.commune()
    const member = await at.people.person()
    const mandate = await at.people.mandate({ person: member, body: id, role: 'member' })
    const end = (on: string) =>
      at.ask<MandateAnswer>('POST', `/api/mandates/${mandate}/end`, {
        headers: administrator.headers,
        body: { version: 1, on },
      })
    expect(await end('2026-11-23')).toMatchObject({ status: 422, answer: { field: 'on' } })
    expect(await end('2026-12-31')).toMatchObject({
      status: 200,
      answer: { validTo: '2026-12-31', status: 'in_force' },
    })
    expect(await at.held(member)).toEqual(['member'])
  })

  test('of the last administrator, or of the last who signs, is not ended without a successor', async () => {
    const { administrator, president } = await at.commune()
    const { headers } = administrator
    const end = async (id: string, more = {}) =>
      (await at.ask('POST', `/api/mandates/${id}/end`, { headers, body: { version: 1, ...more } })).answer.code
    expect(await end(administrator.mandate)).toBe('LAST_ADMINISTRATOR')
    expect(await end(administrator.mandate, { on: '2026-12-31' })).toBe('LAST_ADMINISTRATOR')
    expect(await end(president.mandate)).toBe('LAST_SIGNER')
    const shortened = await at.ask('PATCH', `/api/mandates/${president.mandate}`, {
      headers,
      body: { version: 1, to: '2026-12-31' },
    })
    expect(shortened.answer.code).toBe('LAST_SIGNER')
    expect(await at.held(president.person)).toEqual(['president'])
  })

  test('of the last administrator is not ended on the word of an invitation that nobody opened', async () => {
    const { id, administrator } = await at.commune()
    const invited = await at.ask('POST', `/api/bodies/${id}/invitations`, {
      headers: administrator.headers,
      body: { ...newcomer('faute-de-frappe@example.ma'), role: 'administrator', from: '2026-11-24' },
    })
    expect(invited.status).toBe(201)
    const end = () =>
      at.ask('POST', `/api/mandates/${administrator.mandate}/end`, {
        headers: administrator.headers,
        body: { version: 1 },
      })
    expect((await end()).answer.code).toBe('LAST_ADMINISTRATOR')
    await at.rows(sql`update account set email_confirmed_at = now() where email = 'faute-de-frappe@example.ma'`)
    expect((await end()).status).toBe(200)
  })

  test('two administrators who end each other at the same time leave one', async () => {
    const { id, administrator } = await at.commune()
    const other = await at.people.person()
    const theirs = await at.people.mandate({ person: other, body: id, role: 'administrator' })
    const otherHeaders = await at.people.signIn(other, { secondFactor: true })
    const end = (mandate: string, headers: Record<string, string>) =>
      at.ask('POST', `/api/mandates/${mandate}/end`, { headers, body: { version: 1 } })
    const answers = await Promise.all([end(theirs, administrator.headers), end(administrator.mandate, otherHeaders)])
    expect(answers.map(({ status }) => status).filter((status) => status === 200)).toHaveLength(1)
    const [left] = await at.rows(sql<{ count: number }>`select count(*) from mandate where body_id = ${id}::uuid
      and role = 'administrator' and ended_at is null`)
    expect(left?.count).toBe(1)
  })
})
