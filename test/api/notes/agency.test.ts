import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { notes } from '../../../api/contract/notes.ts'
import { type Headers, type NoteDesk, noteDesk } from './noteDesk.ts'

let desk: NoteDesk

beforeAll(async () => {
  desk = await noteDesk()
})
afterAll(() => desk.close())

describe('the agency', () => {
  test('alone lists, releases and refuses, and decides once', async () => {
    const { number } = (await desk.asked(undefined, desk.citizen)).answer
    const release = (headers?: Headers) =>
      desk.ask('POST', `/api/notes/${number}/release`, { ...(headers && { headers }), body: {} })
    expect((await release()).status).toBe(401)
    expect(await release(desk.citizen)).toMatchObject({ status: 403, answer: { code: 'NOT_YOUR_ROLE' } })
    expect(await release(desk.elsewhere)).toMatchObject({ status: 403, answer: { code: 'NOT_WITHIN_REACH' } })
    expect((await desk.ask('GET', '/api/notes', { headers: desk.citizen })).status).toBe(403)
    expect(notes.parse((await desk.ask('GET', '/api/notes', { headers: desk.elsewhere })).answer).notes).toEqual([])
    expect(await release(desk.examiner)).toMatchObject({ status: 200, answer: { state: 'released' } })
    expect(await release(desk.examiner)).toMatchObject({ status: 409, answer: { code: 'NOTE_DECIDED' } })
    const refusal = { headers: desk.examiner, body: { reason: 'Hors du plan' } }
    expect((await desk.ask('POST', `/api/notes/${number}/refusal`, refusal)).status).toBe(409)
  })

  test('of overlapping territory neither lists, reads nor decides the note of the one in charge of the land', async () => {
    // Its territory holds the whole region: wider than that of the agency of the prefecture, which answers for the land.
    const wide = await desk.people.acting('urban_agency', 'examiner', ['06'])
    const { number, agency } = (await desk.asked(undefined, desk.citizen)).answer
    expect(agency.id).toBe(desk.agency)
    for (const [path, body] of [
      ['release', {}],
      ['refusal', { reason: 'Hors du plan' }],
    ] as const)
      expect(await desk.ask('POST', `/api/notes/${number}/${path}`, { headers: wide.headers, body })).toMatchObject({
        status: 403,
        answer: { code: 'NOT_WITHIN_REACH' },
      })
    expect(notes.parse((await desk.ask('GET', '/api/notes', { headers: wide.headers })).answer).notes).toEqual([])
    expect(await desk.read(number, wide.headers)).toMatchObject({ content: null, mayDecide: false })
    expect(await desk.read(number, desk.examiner)).toMatchObject({ mayDecide: true })
  })

  test('that is not in charge of the land is refused by the database itself', async () => {
    const wide = await desk.people.acting('urban_agency', 'examiner', ['06'])
    const { rows } = await sql<{ known: string; other: string }>`
      select note_agency(n.facts#>>'{ground,commune,code}', '2026-11-24') as known, ${wide.body}::uuid as other
      from note n limit 1`.execute(desk.database.db)
    expect(rows[0]?.known).toBe(desk.agency)
    const facts = { ground: { commune: { code: '06.141.01.41' } } }
    const given = {
      id: crypto.randomUUID(),
      bodyId: wide.body,
      year: 2026,
      letters: 'ABCDEF',
      at: '2026-11-24T10:00:00Z',
      due: '2026-11-26',
      facts,
    }
    await expect(
      sql`select ask_note(${JSON.stringify(given)}::jsonb, ST_SetSRID(ST_MakeEnvelope(0, 0, 1, 1), 26191))`.execute(
        desk.database.db,
      ),
    ).rejects.toThrow('another agency answers for this land')
  })

  test('refuses with a reason, which the page says', async () => {
    const { number } = (await desk.asked(undefined, desk.citizen)).answer
    const refuse = (reason: string) =>
      desk.ask('POST', `/api/notes/${number}/refusal`, { headers: desk.examiner, body: { reason } })
    expect((await refuse('')).status).toBe(422)
    expect((await refuse('Le titre ne correspond pas au terrain.')).status).toBe(200)
    expect(await desk.read(number)).toMatchObject({
      ...{ state: 'refused', content: null },
      refusal: { on: '2026-11-24', reason: 'Le titre ne correspond pas au terrain.' },
    })
  })

  test('that is paid for its notes releases them against a receipt, and never at once', async () => {
    await desk.choose('at_once')
    await sql`insert into tariff (id, body_id, reference, valid_from, origin, source, entered_at)
      values ('00000000-0000-7000-8000-00000000000a', ${desk.agency}, 'Décision 4/2026', '2026-01-01', 'published', 'essai', now())`.execute(
      desk.database.db,
    )
    await sql`insert into tariff_rate (tariff_id, kind, rate) values ('00000000-0000-7000-8000-00000000000a', 'agency_note', 20000)`.execute(
      desk.database.db,
    )
    const { answer } = await desk.asked(undefined, desk.citizen)
    expect(answer).toMatchObject({ state: 'asked', fee: { amount: 20_000, reference: 'Décision 4/2026' } })
    const release = (body: unknown) =>
      desk.ask('POST', `/api/notes/${answer.number}/release`, { headers: desk.examiner, body })
    expect(await release({})).toMatchObject({ status: 422, answer: { code: 'NOTE_UNPAID' } })
    expect(await release({ receipt: 'Q-55' })).toMatchObject({ status: 200, answer: { receipt: 'Q-55' } })
    await sql`update tariff set withdrawn_at = now(), withdrawal_reason = 'essai', withdrawn_by = (select id from person limit 1)
      where reference = 'Décision 4/2026'`.execute(desk.database.db)
    await desk.choose('review')
  })

  test('that chose it releases when it is asked; nobody else chooses', async () => {
    expect((await desk.choose('at_once', desk.citizen)).status).toBe(403)
    expect((await desk.choose('at_once', desk.elsewhere)).status).toBe(403)
    expect((await desk.choose('at_once')).status).toBe(200)
    expect((await desk.asked(undefined, desk.citizen)).answer).toMatchObject({ state: 'released', due: null })
    await desk.choose('review')
  })
})
