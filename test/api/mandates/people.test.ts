import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { MandateAnswer } from '../../../api/contract/mandates.ts'
import { type Town, town } from './town.ts'

type List = { readonly mandates: readonly MandateAnswer[] }

let at: Town

beforeAll(async () => {
  at = await town()
})

afterAll(() => at.close())

describe('The people of a body', () => {
  test('are listed for its administrator, and the consultation is journalled', async () => {
    const { id, administrator, president } = await at.commune()
    const { answer } = await at.ask<List>('GET', `/api/bodies/${id}/people`, { headers: administrator.headers })
    expect(answer.mandates.map(({ role }) => role).sort()).toEqual(['administrator', 'president'])
    const found = answer.mandates.find(({ role }) => role === 'president')
    expect(found).toMatchObject({ email: await at.emailOf(president.person), may: ['mandate.change'] })
    const [event] = await at.rows(
      sql`select action, consultation from journal_event where body_id = ${id}::uuid and subject_kind = 'body'`,
    )
    expect(event).toEqual({ action: 'mandate.consult', consultation: true })
  })

  test('of an office that anybody may open are names: no address, no account', async () => {
    const office = await at.people.acting('architect_office', 'administrator')
    const other = await at.people.person()
    await at.people.mandate({ person: other, body: office.body, role: 'employee' })
    const { answer } = await at.ask<List>('GET', `/api/bodies/${office.body}/people`, { headers: office.headers })
    const employee = answer.mandates.find(({ role }) => role === 'employee')
    expect(employee).toMatchObject({ email: null, person: { id: other } })
  })

  test('are shown to an operator without the addresses that would let them be written to', async () => {
    const { id, president } = await at.commune()
    const operator = await at.people.acting('support', 'operator', ['MA'])
    const { answer } = await at.ask<List>('GET', `/api/bodies/${id}/people`, { headers: operator.headers })
    const email = await at.emailOf(president.person)
    expect(JSON.stringify(answer)).not.toContain(email)
    expect(answer.mandates.find(({ role }) => role === 'president')?.email).toMatch(/^.•••@example\.ma$/)
  })

  test('are read ten lines for one of the budget: whoever copies body after body is held', async () => {
    const { id, administrator } = await at.commune()
    const support = await at.people.acting('support', 'support', ['MA'])
    const budget = { holder_kind: 'person', holder_id: support.person, hour: '2026-11-24T09:00:00Z' }
    await at.rows(sql`insert into read_budget (holder_kind, holder_id, hour, reads)
      values (${budget.holder_kind}, ${budget.holder_id}::uuid, ${budget.hour}::timestamptz, 299)`)
    const list = async () => (await at.ask('GET', `/api/bodies/${id}/people`, { headers: support.headers })).answer.code
    expect([await list(), await list(), await list()]).toEqual([undefined, 'READ_BUDGET_EXCEEDED', 'ACCOUNT_HELD'])
    expect((await at.ask('GET', `/api/bodies/${id}/people`, { headers: administrator.headers })).status).toBe(200)
  })

  test('are nobody else’s to read', async () => {
    const { id, president } = await at.commune()
    const stranger = await at.people.acting('commune', 'administrator')
    for (const headers of [president.headers, stranger.headers]) {
      const { status, answer } = await at.ask('GET', `/api/bodies/${id}/people`, { headers })
      expect(status).toBe(403)
      expect(JSON.stringify(answer)).not.toMatch(/Tazi|Organisme/)
    }
    expect((await at.ask('GET', `/api/bodies/${id}/people`)).status).toBe(401)
  })
})
