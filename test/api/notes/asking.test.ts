import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { note, noteConditions, notes } from '../../../api/contract/notes.ts'
import { type Box, corners, polygon } from '../../build/ground.ts'
import { day, type NoteDesk, noteDesk } from './noteDesk.ts'

let desk: NoteDesk

beforeAll(async () => {
  desk = await noteDesk()
})
afterAll(() => desk.close())

/** Where no plan is. */
const BARE: Box = [200, 0, 220, 30]
const legal = (box: Box) => ({ legal: { srid: 26191, geometry: polygon(corners(box)) } })

/** What the agency reads that a note of this land cannot say. */
async function unknownTo(land: object): Promise<readonly string[]> {
  const { number } = (await desk.asked({ ...land, declared: 'agreement' }, desk.citizen)).answer
  return (await desk.read(number, desk.examiner)).content?.unknown.map(({ code }) => code) ?? []
}

describe('asking for a note', () => {
  test('says beforehand who gives it, that anybody may ask under an approved plan, and its last day', async () => {
    const { status, answer } = await desk.ask('POST', '/api/notes/conditions', { body: { parcel: 'TF 777/C' } })
    expect(status).toBe(200)
    // Asked on Tuesday 24 November 2026: two working days end on Thursday.
    expect(noteConditions.parse(answer)).toMatchObject({
      ...{ open: true, release: 'review', due: '2026-11-26', fee: null, areaM2: 600 },
      agency: { nameFr: 'Agence urbaine de Casablanca' },
      commune: { code: '06.141.01.63' },
    })
  })

  test('waits to be read, without what it says, where the agency chose nothing', async () => {
    const { status, answer } = await desk.asked()
    expect(status).toBe(201)
    expect(note.parse(answer)).toMatchObject({ state: 'asked', due: '2026-11-26', content: null, files: [] })
    expect(answer.number).toMatch(/^CASABLANCA-2026-\d{5}-[A-Z2-9]{6}$/)
    expect((await desk.ask('GET', `/api/notes/${answer.number}/pdf`)).answer).toMatchObject({
      code: 'NOTE_NOT_RELEASED',
    })
  })

  test('is refused where no agency is known, rather than given by an invented one', async () => {
    await sql`update body_territory set valid_to = '2025-01-01' where body_id = ${desk.agency}`.execute(
      desk.database.db,
    )
    const refused = await desk.asked()
    await sql`update body_territory set valid_to = null where body_id = ${desk.agency}`.execute(desk.database.db)
    expect(refused).toMatchObject({ status: 422, answer: { code: 'NOTE_NO_AGENCY' } })
  })

  test('of a title nobody knows is refused', async () => {
    expect(await desk.asked({ parcel: 'TF 0/Z' })).toMatchObject({
      status: 422,
      answer: { code: 'NOTE_PARCEL_UNKNOWN' },
    })
  })

  test('where no approved plan is takes an owner, or their agreement, which the agency reads and the public does not', async () => {
    expect(await desk.asked(legal(BARE))).toMatchObject({ status: 401, answer: { code: 'SIGNED_OUT' } })
    expect(await desk.asked(legal(BARE), desk.citizen)).toMatchObject({
      status: 422,
      answer: { code: 'NOTE_OWNERS_ONLY' },
    })
    const { status, answer } = await desk.asked({ ...legal(BARE), declared: 'agreement' }, desk.citizen)
    expect(status).toBe(201)
    const list = notes.parse((await desk.ask('GET', '/api/notes', { headers: desk.examiner })).answer)
    expect(list.notes.find(({ number }) => number === answer.number)).toMatchObject({
      ...{ declared: 'agreement', askedBy: 'Zoubida Secrète', late: false },
    })
    expect(JSON.stringify(await desk.read(answer.number))).not.toContain('Secrète')
    const { content } = await desk.read(answer.number, desk.examiner)
    expect(content?.unknown.map(({ code }) => code)).toContain('NO_PLAN')
    expect(content?.outsidePlans).toBeNull()
    expect(content?.validity.until).toBeNull()
  })

  test('known to be outside any plan, says so rather than that no plan is known', async () => {
    await desk.ground.coverage('plans', [290, -10, 330, 40])
    const land = { ...legal([300, 0, 320, 30]), declared: 'agreement' }
    const { answer } = await desk.asked(land, desk.citizen)
    const { content } = await desk.read(answer.number, desk.examiner)
    expect(content?.unknown.map(({ code }) => code)).not.toContain('NO_PLAN')
    expect(content?.outsidePlans?.fr).toMatch(
      /^Tous les plans sont chargés ici \(test, 01\/01\/2020\) et aucun ne s’applique/,
    )
    expect(content?.outsidePlans?.ar).toContain('القطعة خارج أي تصميم')
  })

  test('under two plans over the same half of the land is not open to anybody, and says that half has no plan', async () => {
    const half: Box[] = [[390, -10, 410, 40]]
    const approved = { kind: 'approved', onDay: day('2020-02-01') } as const
    for (const code of ['PA-DEMI', 'PS-DEMI']) {
      const one = await desk.ground.plan(code, half, [approved])
      await desk.ground.zone(one, 'HD', [390, -10, 410, 40])
    }
    const land = legal([400, 0, 420, 30])
    expect((await desk.ask('POST', '/api/notes/conditions', { body: land })).answer).toMatchObject({ open: false })
    const codes = await unknownTo(land)
    expect(codes).toContain('PLAN_PARTIAL')
    expect(codes).not.toContain('ZONES_PARTIAL')
  })

  test('says that a part of the land is in a plan and in none of its zones, though two zones overlap beside it', async () => {
    const approved = { kind: 'approved', onDay: day('2020-02-01') } as const
    const holed = await desk.ground.plan('PA-TROU', [[590, -10, 630, 40]], [approved])
    for (const code of ['HT', 'HU']) await desk.ground.zone(holed, code, [590, -10, 610, 40])
    const land = legal([600, 0, 620, 30])
    expect((await desk.ask('POST', '/api/notes/conditions', { body: land })).answer).toMatchObject({ open: true })
    const codes = await unknownTo(land)
    expect(codes).toContain('ZONES_PARTIAL')
    expect(codes).not.toContain('PLAN_PARTIAL')
  })

  test('asked again under one key is the same note; ten at once have ten numbers that follow each other', async () => {
    const once = { 'idempotency-key': 'note-1' }
    const [first, again] = [
      await desk.asked(undefined, { ...desk.citizen, ...once }),
      await desk.asked(undefined, { ...desk.citizen, ...once }),
    ]
    expect(again.answer.number).toBe(first.answer.number)
    const many = await Promise.all(Array.from({ length: 10 }, () => desk.asked(undefined, desk.citizen)))
    const serials = many.map(({ answer }) => Number(answer.number.split('-')[2])).sort((a, b) => a - b)
    expect(new Set(serials).size).toBe(10)
    const { rows } = await sql<{ gaps: number }>`
      select max(serial) - count(*)::integer as gaps from note where body_id = ${desk.agency}`.execute(desk.database.db)
    expect(rows[0]?.gaps).toBe(0)
  })

  test('from one network, signed out, ends after ten in a minute', async () => {
    const answers = []
    for (let nth = 0; nth < 11; nth += 1) answers.push((await desk.asked({ parcel: 'TF 0/Z' })).status)
    expect(answers.at(-1)).toBe(429)
    expect((await desk.asked({ parcel: 'TF 0/Z' }, desk.citizen)).status).toBe(422)
  })
})
