import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { MandateAnswer } from '../../../api/contract/mandates.ts'
import { newcomer, type Town, town } from './town.ts'

let at: Town

beforeAll(async () => {
  at = await town()
})

afterAll(() => at.close())

describe('An invitation', () => {
  test('brings a person without an account into the body, with a link that is sent and never answered', async () => {
    const { id, administrator } = await at.commune()
    const body = { ...newcomer('Salma.Berrada@Example.ma'), role: 'guichet', from: '2026-11-24' }
    const { status, answer } = await at.ask<MandateAnswer>('POST', `/api/bodies/${id}/invitations`, {
      headers: administrator.headers,
      body,
    })
    expect(status).toBe(201)
    expect(answer).toMatchObject({
      email: 'salma.berrada@example.ma',
      role: 'guichet',
      status: 'in_force',
      person: { familyName: 'Berrada' },
    })
    const [account] = await at.rows(sql`select a.password_hash, a.state, p.purpose, p.expires_at > '2026-11-25' as waits
      from account a join pending_proof p on p.person_id = a.person_id where a.email = 'salma.berrada@example.ma'`)
    expect(account).toEqual({ password_hash: null, state: 'active', purpose: 'invitation', waits: true })
    const [message] = await at.rows(sql<{ address: string; link: string }>`
      select address, data->>'link' as link from message where kind = 'invitation' and address = 'salma.berrada@example.ma'`)
    expect(message?.link).toMatch(/#[\w-]{43}$/)
    expect(JSON.stringify(answer)).not.toContain(message?.link.split('#')[1])
    const [event] = await at.rows(
      sql`select body_id, concerned_id, mandate_id from journal_event where subject_id = ${answer.id} and action = 'mandate.give'`,
    )
    expect(event).toEqual({ body_id: id, concerned_id: answer.person.id, mandate_id: administrator.mandate })
  })

  test('answers the same words for an address that has an account, whose mandate begins at once', async () => {
    const { id, administrator } = await at.commune()
    const known = await at.people.person({ givenName: 'Driss', familyName: 'Sefrioui' })
    const email = await at.emailOf(known)
    const invite = (address: string) =>
      at.ask<MandateAnswer>('POST', `/api/bodies/${id}/invitations`, {
        headers: administrator.headers,
        body: { ...newcomer(address), role: 'member', from: '2026-11-24' },
      })
    const old = await invite(email)
    const fresh = await invite('personne-encore@example.ma')
    expect(JSON.stringify(old.answer)).not.toMatch(/Driss|Sefrioui/)
    const shape = ({ answer }: typeof old) => ({ ...answer, id: '', email: '', person: { ...answer.person, id: '' } })
    expect(shape(old)).toEqual(shape(fresh))
    expect(await at.held(known)).toEqual(['member'])
    expect(await at.noticesOf(known)).toEqual(['mandate_given'])
    expect((await invite(email)).answer.code).toBe('MANDATE_EXISTS')
  })

  test('into an office that anybody may open tells in no list, journal or id whether the address had an account', async () => {
    const office = await at.people.acting('architect_office', 'administrator')
    const known = await at.people.person({ givenName: 'Driss', familyName: 'Sefrioui' })
    const invite = (address: string) =>
      at.ask<MandateAnswer>('POST', `/api/bodies/${office.body}/invitations`, {
        headers: office.headers,
        body: { ...newcomer(address), role: 'employee', from: '2026-11-24' },
      })
    const [old, fresh] = [await invite(await at.emailOf(known)), await invite('jamais-vue@example.ma')]
    const list = await at.ask<{ mandates: MandateAnswer[] }>('GET', `/api/bodies/${office.body}/people`, {
      headers: office.headers,
    })
    const shown = (id: string | undefined) => {
      const row = list.answer.mandates.find((mandate) => mandate.id === id)
      return { ...row, id: '', person: { ...row?.person, id: '' } }
    }
    expect(shown(old.answer.id)).toMatchObject({ person: { givenName: 'Salma', familyName: 'Berrada' }, email: null })
    expect(shown(old.answer.id)).toEqual(shown(fresh.answer.id))
    const journal = await at.ask('GET', `/api/journal?body=${office.body}`, { headers: office.headers })
    const own = await at.ask('GET', '/api/me/journal', { headers: office.headers })
    for (const told of [list, journal, own]) expect(JSON.stringify(told.answer)).not.toMatch(/Driss|Sefrioui/)
    // The version of an id that carries no moment: of somebody just written as of anybody else.
    expect([old, fresh].map(({ answer }) => answer.person.id.charAt(14))).toEqual(['4', '4'])
    const mine = await at.ask<{ mandates: MandateAnswer[] }>('GET', '/api/me/mandates', {
      headers: await at.people.signIn(known),
    })
    expect(mine.answer.mandates).toMatchObject([{ person: { givenName: 'Driss', familyName: 'Sefrioui' } }])
  })

  test('takes as long for an address that has an account', async () => {
    const { id, administrator } = await at.commune()
    const taken = async (email: string) => {
      const began = performance.now()
      const body = { ...newcomer(email), role: 'guichet', from: '2026-11-24' }
      const { status } = await at.ask('POST', `/api/bodies/${id}/invitations`, { ...administrator, body })
      expect(status).toBe(201)
      return performance.now() - began
    }
    const spans = { known: [] as number[], fresh: [] as number[] }
    for (const turn of [0, 1, 2]) {
      spans.known.push(await taken(await at.emailOf(await at.people.person())))
      spans.fresh.push(await taken(`tour-${turn}@example.ma`))
    }
    expect(Math.min(...spans.known)).toBeGreaterThan(299)
    expect(Math.abs(Math.min(...spans.known) - Math.min(...spans.fresh))).toBeLessThan(60)
  })

  test('of one address after the other, or of one again and again, is soon refused', async () => {
    const { id, administrator } = await at.commune()
    const invite = async (email: string) => {
      const body = { ...newcomer(email), role: 'president', territory: ['12'], from: '2026-11-24' }
      return (await at.ask('POST', `/api/bodies/${id}/invitations`, { ...administrator, body })).answer.code
    }
    const same = await Promise.all(Array.from({ length: 7 }, () => invite('encore@example.ma')))
    expect(same.filter((code) => code === 'TOO_MANY_ATTEMPTS')).toHaveLength(2)
    const others = await Promise.all(Array.from({ length: 30 }, (_, nth) => invite(`n${nth}@example.ma`)))
    expect(others.filter((code) => code === 'TOO_MANY_ATTEMPTS').length).toBeGreaterThan(0)
    const other = await at.commune()
    const body = { ...newcomer('encore@example.ma'), role: 'member', from: '2026-11-24' }
    expect((await at.ask('POST', `/api/bodies/${other.id}/invitations`, { ...other.administrator, body })).status).toBe(
      201,
    )
  })

  test('is for the administrator of that very body', async () => {
    const { id, president } = await at.commune()
    const other = await at.people.acting('commune', 'administrator', ['09.001.01.01'])
    const body = { ...newcomer('x@example.ma'), role: 'member', from: '2026-11-24' }
    const refusal = async (headers?: Record<string, string>) => {
      const { status, answer } = await at.ask('POST', `/api/bodies/${id}/invitations`, {
        ...(headers ? { headers } : {}),
        body,
      })
      return `${status} ${answer.code}`
    }
    expect(await refusal()).toBe('401 SIGNED_OUT')
    expect(await refusal(other.headers)).toBe('403 NOT_WITHIN_REACH')
    expect(await refusal(president.headers)).toBe('403 NOT_YOUR_ROLE')
    expect(await refusal(await at.people.signIn(other.person))).toBe('403 SECOND_FACTOR_REQUIRED')
    expect(await at.rows(sql`select from account where email = 'x@example.ma'`)).toEqual([])
  })

  test('gives no role, territory or day that the body cannot give', async () => {
    const { id, administrator } = await at.commune()
    const give = async (terms: object) =>
      (
        await at.ask('POST', `/api/bodies/${id}/invitations`, {
          headers: administrator.headers,
          body: { ...newcomer('y@example.ma'), role: 'member', from: '2026-11-24', ...terms },
        })
      ).answer
    expect((await give({ role: 'operator' })).code).toBe('ROLE_NOT_OF_BODY')
    expect((await give({ territory: ['09.001.01.01'] })).code).toBe('TERRITORY_NOT_OF_BODY')
    expect(await give({ to: '2026-11-23' })).toMatchObject({ code: 'INVALID_INPUT', field: 'to' })
    expect(await at.rows(sql`select from account where email = 'y@example.ma'`)).toEqual([])
  })
})
