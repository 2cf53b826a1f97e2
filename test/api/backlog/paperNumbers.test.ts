import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { z } from 'zod'
import type { BacklogAnswer } from '../../../api/contract/backlog.ts'
import type { DossierAnswer } from '../../../api/contract/dossiers.ts'
import type { CourseAnswer } from '../../../api/contract/filing.ts'
import type { queue } from '../../../api/contract/queue.ts'
import type { Tracked } from '../../../api/contract/tracking.ts'
import { applyRetentions } from '../../../api/privacy/retain.ts'
import type { Headers } from '../dossiers/desk.ts'
import { card, open, type PaperDesk, paperDesk } from './paperDesk.ts'

let at: PaperDesk

beforeAll(async () => {
  at = await paperDesk()
})

afterAll(() => at.close())

const found = async (headers: Headers, q: string) =>
  (
    await at.ask<z.infer<typeof queue>>('GET', `/api/queue?q=${encodeURIComponent(q)}`, { headers })
  ).answer.dossiers.map(({ paperNumber }) => paperNumber)

describe('a paper number', () => {
  test('finds its dossier at the desk, as it is written, with Arabic digits, or in part', async () => {
    const { headers } = await at.clerk()
    await at.broughtIn(headers, [open('4711/23'), open('رخ 812/2019'), open('PC-99/2021')])
    expect(await found(headers, '4711/23')).toEqual(['4711/23'])
    expect(await found(headers, '٤٧١١/٢٣')).toEqual(['4711/23'])
    expect(await found(headers, 'رخ ٨١٢')).toEqual(['رخ 812/2019'])
    expect(await found(headers, 'رخ812')).toEqual(['رخ 812/2019'])
    expect(await found(headers, 'pc 99 2021')).toEqual(['PC-99/2021'])
    const elsewhere = await at.clerk('09.001.01.01')
    expect(await found(elsewhere.headers, '4711/23')).toEqual([])
  })

  test('in Arabic digits is the same number: of three registers read before any was brought in, one brings it', async () => {
    const { headers } = await at.clerk()
    const registers = [
      await at.give(headers, [open('٩٠٥ / ٢٢')]),
      await at.give(headers, [open('905/22')]),
      await at.give(headers, [open('٩٠٥/٢٢')]),
    ].map(({ answer }) => answer.id)
    for (const id of registers) {
      await at.start(headers, id)
      await at.finish(id)
    }
    const rows = (await Promise.all(registers.map((id) => at.rowsOf(headers, id)))).flat()
    expect(rows.map(({ state, refusal }) => refusal ?? state)).toEqual([
      'imported',
      'ALREADY_IMPORTED',
      'ALREADY_IMPORTED',
    ])
    expect(await found(headers, '905/22')).toEqual(['905 / 22'])
  })

  test('and its owner’s card follow it without an account; neither alone, nor with another card', async () => {
    const { headers } = await at.clerk()
    const identity = card()
    await at.broughtIn(headers, [open('5 120/24', identity)])
    const track = (number: string, who: string) =>
      at.ask<Tracked>('POST', '/api/tracking', { body: { number, identity: who } })
    for (const number of ['5120/24', '5 120 / 24', '٥١٢٠/٢٤'])
      expect(await track(number, identity)).toMatchObject({ status: 200, answer: { paperNumber: '5 120/24' } })
    expect((await track('5120/24', card())).status).toBe(404)
    expect((await track('5121/24', identity)).status).toBe(404)
  })

  test('guessed at from one network is shut to that network, not to its owner elsewhere', async () => {
    const { headers } = await at.clerk()
    const identity = card()
    await at.broughtIn(headers, [open('12/2023', identity)])
    const track = async (who: string, network: string) =>
      (
        await at.ask('POST', '/api/tracking', {
          headers: { 'x-forwarded-for': network },
          body: { number: '12/2023', identity: who },
        })
      ).status
    const guesses = []
    for (let guess = 0; guess < 10; guess += 1) guesses.push(await track(`ZY${guess}00`, '203.0.113.20'))
    expect(guesses).toEqual(Array(10).fill(404))
    expect(await track(identity, '203.0.113.20')).toBe(429)
    expect(await track(identity, '203.0.113.21')).toBe(200)
  })

  test('that one owner has in two communes tells of neither', async () => {
    const identity = card()
    for (const territory of ['06.141.01.41', '09.001.01.01']) {
      const { headers } = await at.clerk(territory)
      const { answer } = await at.give(headers, [open('777/20', identity)], territory)
      await at.start(headers, answer.id)
      await at.finish(answer.id)
    }
    const body = { number: '777/20', identity }
    expect((await at.ask('POST', '/api/tracking', { body })).status).toBe(404)
  })

  test('stands on the dossier, and its history says it was brought from paper, when, and what no register dates', async () => {
    const { headers } = await at.clerk()
    const row = `31/21;construire;Villa R+1;02/03/2021;Ouchen;Hadda;${card()};pp;16/03/2021;12/04/2021;`
    const { rows } = await at.broughtIn(headers, [row])
    const id = rows[0]?.dossier?.id
    const { answer } = await at.ask<DossierAnswer>('GET', `/api/dossiers/${id}`, { headers })
    expect(answer.paperNumber).toBe('31/21')
    const course = (await at.ask<CourseAnswer>('GET', `/api/dossiers/${id}/course`, { headers })).answer
    const said = course.history.map(({ event, brought }) => `${event} ${brought?.at.slice(0, 10)} ${brought?.assumed}`)
    // The register dates the filing, the session and the signature; what has to lie between them it does not.
    expect(said).toEqual([
      'file 2026-11-24 false',
      'dispatch 2026-11-24 true',
      'hold_session 2026-11-24 false',
      'sign_minutes 2026-11-24 true',
      'accept 2026-11-24 true',
      'settle 2026-11-24 true',
      'sign 2026-11-24 false',
    ])
  })
})

describe('a register kept too long', () => {
  const age = (id: string, months: number) =>
    sql`update backlog set created_at = created_at - make_interval(months => ${months}),
      finished_at = finished_at - make_interval(months => ${months}) where id = ${id}`.execute(at.db)

  test('keeps its hash and its numbers and nothing of anybody; one never brought in goes whole', async () => {
    const { headers } = await at.clerk()
    const kept = await at.broughtIn(headers, [open('8801/22'), ';construire;;16/11/2026;Secret;Nom;;pp;;;'])
    const young = await at.broughtIn(headers, [open('8802/22')])
    const unread = (await at.give(headers, [open('8803/22')])).answer
    await age(kept.id, 13)
    await age(young.id, 11)
    await age(unread.id, 13)
    expect(await applyRetentions(at.work)).toMatchObject({ registers: 2 })
    const register = await at.ask<BacklogAnswer>('GET', `/api/backlog/${kept.id}`, { headers })
    expect(register.answer).toMatchObject({ forgottenAt: expect.any(String), counts: { imported: 1, faulty: 1 } })
    const { rows: held } = await sql<{ held: string }>`
      select b.bytes::text || jsonb_agg(to_jsonb(r))::text as held from backlog b join backlog_row r on r.backlog_id = b.id
      where b.id = ${kept.id} group by b.id, b.bytes`.execute(at.db)
    expect(held).toEqual([{ held: null }])
    const rows = await at.rowsOf(headers, kept.id)
    expect(rows.map(({ cells }) => cells)).toEqual([{ paperNumber: '8801/22' }, { paperNumber: '' }])
    expect(JSON.stringify(rows)).not.toMatch(/Ouchen|Hadda|Secret/)
    expect((await at.ask('GET', `/api/backlog/${unread.id}`, { headers })).status).toBe(404)
    expect((await at.rowsOf(headers, young.id))[0]?.cells.familyName).toBe('Ouchen')
    const again = await at.give(headers, [open('8801/22')])
    expect((await at.rowsOf(headers, again.answer.id))[0]?.faults.map(({ code }) => code)).toEqual(['ALREADY_IMPORTED'])
    expect(await found(headers, '8801/22')).toEqual(['8801/22'])
    expect(await applyRetentions(at.work)).toMatchObject({ registers: 0 })
  })
})
