import { writeFileSync } from 'node:fs'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type NoteAnswer, note, noteConditions, notes } from '../../../api/contract/notes.ts'
import type { Day } from '../../../spatial/day.ts'
import { asking } from '../../build/asking.ts'
import { type TestDatabase, testDatabase } from '../../build/database.ts'
import { type Box, corners, Ground, polygon } from '../../build/ground.ts'
import { People } from '../../build/people.ts'
import { withPages } from '../../build/readPdf.ts'
import { type TestServer, testServer } from '../../build/server.ts'

type Headers = { readonly cookie: string }
const day = (text: string) => text as Day // written by hand, of the calendar

let database: TestDatabase
let server: TestServer
let ground: Ground
let version: string
let agency: string
let examiner: Headers
let elsewhere: Headers
let citizen: Headers

/** 20 m from west to east, 30 m from south to north: 600 m². Zone HA covers 15 m of its 20: three quarters. */
const PARCEL: Box = [0, 0, 20, 30]
/** Where no plan is. */
const BARE: Box = [200, 0, 220, 30]

beforeAll(async () => {
  database = await testDatabase()
  server = await testServer(database)
  ground = new Ground(database.db)
  version = await ground.plan('PA-N', [[-100, -100, 100, 100]], [{ kind: 'approved', onDay: day('2020-02-01') }])
  await ground.zone(version, 'HA', [-100, -100, 15, 100])
  await ground.zone(version, 'HB', [15, -100, 100, 100], 'S1')
  const figures = {
    footprint_ratio_max: { value: 0.35, article: 'art. 12', printedLabel: 'CUS 35 %' },
    levels_max: { value: 3, article: 'art. 14', printedLabel: null },
    height_max_m: { value: null, article: 'art. 14', printedLabel: null },
  }
  await ground.regulation(version, { code: 'HA' }, figures)
  await ground.servitude('Ligne 60 kV', [[-100, 10, 100, 16]])
  await ground.coverage('servitudes', [-2000, -2000, 2000, 2000])
  await ground.parcel('TF 777/C', PARCEL)
  await ground.street('Rue des Essais', [-200, -12, 200, 0], 12)
  const people = new People(database.db)
  const { rows } = await sql<{ id: string }>`select id from body where unit_code = 'au.casablanca'`.execute(database.db)
  agency = rows[0]?.id ?? ''
  const person = await people.person()
  await people.mandate({ person, body: agency, role: 'examiner' })
  examiner = await people.signIn(person, { secondFactor: true })
  elsewhere = (await people.acting('urban_agency', 'examiner', ['09.001'])).headers
  citizen = await people.signIn(await people.person({ givenName: 'Zoubida', familyName: 'Secrète' }))
})

afterAll(async () => {
  await server.close()
  await database.close()
})

const ask = asking(() => server)
const legal = (box: Box) => ({ legal: { srid: 26191, geometry: polygon(corners(box)) } })
const asked = async (body: unknown = { parcel: 'TF 777/C' }, headers: Record<string, string> = {}) =>
  ask<NoteAnswer>('POST', '/api/notes', { headers, body })
const read = async (number: string, headers: Record<string, string> = {}) =>
  note.parse((await ask('GET', `/api/notes/${number}`, { headers })).answer)
const choose = (release: string, headers: Headers = examiner) =>
  ask('PUT', '/api/notes/setting', { headers, body: { bodyId: agency, release } })

/** What the agency reads that a note of this land cannot say. */
async function unknownTo(land: object): Promise<readonly string[]> {
  const { number } = (await asked({ ...land, declared: 'agreement' }, citizen)).answer
  return (await read(number, examiner)).content?.unknown.map(({ code }) => code) ?? []
}

type Picture = { readonly width: number; readonly height: number; readonly data: Uint8ClampedArray }

/** From the middle of one side of the parcel's outline to the other: the only ink that runs straight for so long so thick. */
function darkSpan({ width, height, data }: Picture): { readonly across: number; readonly down: number } {
  const dark = (x: number, y: number) => (data[(y * width + x) * 4] ?? 255) < 60
  const longest = (length: number, ink: (at: number) => boolean) => {
    let [best, run] = [0, 0]
    for (let at = 0; at < length; at += 1) {
      run = ink(at) ? run + 1 : 0
      best = Math.max(best, run)
    }
    return best
  }
  const middleOf = (all: readonly number[]) => all.reduce((sum, one) => sum + one, 0) / all.length
  const between = (lines: readonly number[]) => {
    const gap = lines.findIndex((at, nth) => nth > 0 && at - (lines[nth - 1] ?? at) > 20)
    return middleOf(lines.slice(gap)) - middleOf(lines.slice(0, gap))
  }
  const all = (length: number) => Array.from({ length }, (_, at) => at)
  const runs = (length: number, of: (at: number) => number, least: number, most: number) =>
    all(length).filter((at) => of(at) >= least && of(at) <= most)
  const columns = runs(width, (x) => longest(height, (y) => dark(x, y)), 260, 340)
  const rows = runs(height, (y) => longest(width, (x) => dark(x, y)), 180, 240)
  return { across: between(columns), down: between(rows) }
}

describe('asking for a note', () => {
  test('says beforehand who gives it, that anybody may ask under an approved plan, and its last day', async () => {
    const { status, answer } = await ask('POST', '/api/notes/conditions', { body: { parcel: 'TF 777/C' } })
    expect(status).toBe(200)
    // Asked on Tuesday 24 November 2026: two working days end on Thursday.
    expect(noteConditions.parse(answer)).toMatchObject({
      ...{ open: true, release: 'review', due: '2026-11-26', fee: null, areaM2: 600 },
      agency: { nameFr: 'Agence urbaine de Casablanca' },
      commune: { code: '06.141.01.63' },
    })
  })

  test('waits to be read, without what it says, where the agency chose nothing', async () => {
    const { status, answer } = await asked()
    expect(status).toBe(201)
    expect(note.parse(answer)).toMatchObject({ state: 'asked', due: '2026-11-26', content: null, files: [] })
    expect(answer.number).toMatch(/^CASABLANCA-2026-\d{5}-[A-Z2-9]{6}$/)
    expect((await ask('GET', `/api/notes/${answer.number}/pdf`)).answer).toMatchObject({ code: 'NOTE_NOT_RELEASED' })
  })

  test('is refused where no agency is known, rather than given by an invented one', async () => {
    await sql`update body_territory set valid_to = '2025-01-01' where body_id = ${agency}`.execute(database.db)
    const refused = await asked()
    await sql`update body_territory set valid_to = null where body_id = ${agency}`.execute(database.db)
    expect(refused).toMatchObject({ status: 422, answer: { code: 'NOTE_NO_AGENCY' } })
  })

  test('of a title nobody knows is refused', async () => {
    expect(await asked({ parcel: 'TF 0/Z' })).toMatchObject({ status: 422, answer: { code: 'NOTE_PARCEL_UNKNOWN' } })
  })

  test('where no approved plan is takes an owner, or their agreement, which the agency reads and the public does not', async () => {
    expect(await asked(legal(BARE))).toMatchObject({ status: 401, answer: { code: 'SIGNED_OUT' } })
    expect(await asked(legal(BARE), citizen)).toMatchObject({ status: 422, answer: { code: 'NOTE_OWNERS_ONLY' } })
    const { status, answer } = await asked({ ...legal(BARE), declared: 'agreement' }, citizen)
    expect(status).toBe(201)
    const list = notes.parse((await ask('GET', '/api/notes', { headers: examiner })).answer)
    expect(list.notes.find(({ number }) => number === answer.number)).toMatchObject({
      ...{ declared: 'agreement', askedBy: 'Zoubida Secrète', late: false },
    })
    expect(JSON.stringify(await read(answer.number))).not.toContain('Secrète')
    const { content } = await read(answer.number, examiner)
    expect(content?.unknown.map(({ code }) => code)).toContain('NO_PLAN')
    expect(content?.validity.until).toBeNull()
  })

  test('under two plans over the same half of the land is not open to anybody, and says that half has no plan', async () => {
    const half: Box[] = [[390, -10, 410, 40]]
    const approved = { kind: 'approved', onDay: day('2020-02-01') } as const
    for (const code of ['PA-DEMI', 'PS-DEMI']) {
      const one = await ground.plan(code, half, [approved])
      await ground.zone(one, 'HD', [390, -10, 410, 40])
    }
    const land = legal([400, 0, 420, 30])
    expect((await ask('POST', '/api/notes/conditions', { body: land })).answer).toMatchObject({ open: false })
    const codes = await unknownTo(land)
    expect(codes).toContain('PLAN_PARTIAL')
    expect(codes).not.toContain('ZONES_PARTIAL')
  })

  test('says that a part of the land is in a plan and in none of its zones, though two zones overlap beside it', async () => {
    const approved = { kind: 'approved', onDay: day('2020-02-01') } as const
    const holed = await ground.plan('PA-TROU', [[590, -10, 630, 40]], [approved])
    for (const code of ['HT', 'HU']) await ground.zone(holed, code, [590, -10, 610, 40])
    const land = legal([600, 0, 620, 30])
    expect((await ask('POST', '/api/notes/conditions', { body: land })).answer).toMatchObject({ open: true })
    const codes = await unknownTo(land)
    expect(codes).toContain('ZONES_PARTIAL')
    expect(codes).not.toContain('PLAN_PARTIAL')
  })

  test('asked again under one key is the same note; ten at once have ten numbers that follow each other', async () => {
    const once = { 'idempotency-key': 'note-1' }
    const [first, again] = [
      await asked(undefined, { ...citizen, ...once }),
      await asked(undefined, { ...citizen, ...once }),
    ]
    expect(again.answer.number).toBe(first.answer.number)
    const many = await Promise.all(Array.from({ length: 10 }, () => asked(undefined, citizen)))
    const serials = many.map(({ answer }) => Number(answer.number.split('-')[2])).sort((a, b) => a - b)
    expect(new Set(serials).size).toBe(10)
    const { rows } = await sql<{ gaps: number }>`
      select max(serial) - count(*)::integer as gaps from note where body_id = ${agency}`.execute(database.db)
    expect(rows[0]?.gaps).toBe(0)
  })

  test('from one network, signed out, ends after ten in a minute', async () => {
    const answers = []
    for (let nth = 0; nth < 11; nth += 1) answers.push((await asked({ parcel: 'TF 0/Z' })).status)
    expect(answers.at(-1)).toBe(429)
    expect((await asked({ parcel: 'TF 0/Z' }, citizen)).status).toBe(422)
  })
})

describe('the agency', () => {
  test('alone lists, releases and refuses, and decides once', async () => {
    const { number } = (await asked(undefined, citizen)).answer
    const release = (headers?: Headers) =>
      ask('POST', `/api/notes/${number}/release`, { ...(headers && { headers }), body: {} })
    expect((await release()).status).toBe(401)
    expect(await release(citizen)).toMatchObject({ status: 403, answer: { code: 'NOT_YOUR_ROLE' } })
    expect(await release(elsewhere)).toMatchObject({ status: 403, answer: { code: 'NOT_WITHIN_REACH' } })
    expect((await ask('GET', '/api/notes', { headers: citizen })).status).toBe(403)
    expect(notes.parse((await ask('GET', '/api/notes', { headers: elsewhere })).answer).notes).toEqual([])
    expect(await release(examiner)).toMatchObject({ status: 200, answer: { state: 'released' } })
    expect(await release(examiner)).toMatchObject({ status: 409, answer: { code: 'NOTE_DECIDED' } })
    const refusal = { headers: examiner, body: { reason: 'Hors du plan' } }
    expect((await ask('POST', `/api/notes/${number}/refusal`, refusal)).status).toBe(409)
  })

  test('refuses with a reason, which the page says', async () => {
    const { number } = (await asked(undefined, citizen)).answer
    const refuse = (reason: string) =>
      ask('POST', `/api/notes/${number}/refusal`, { headers: examiner, body: { reason } })
    expect((await refuse('')).status).toBe(422)
    expect((await refuse('Le titre ne correspond pas au terrain.')).status).toBe(200)
    expect(await read(number)).toMatchObject({
      ...{ state: 'refused', content: null },
      refusal: { on: '2026-11-24', reason: 'Le titre ne correspond pas au terrain.' },
    })
  })

  test('that is paid for its notes releases them against a receipt, and never at once', async () => {
    await choose('at_once')
    await sql`insert into tariff (id, body_id, reference, valid_from, origin, source, entered_at)
      values ('00000000-0000-7000-8000-00000000000a', ${agency}, 'Décision 4/2026', '2026-01-01', 'published', 'essai', now())`.execute(
      database.db,
    )
    await sql`insert into tariff_rate (tariff_id, kind, rate) values ('00000000-0000-7000-8000-00000000000a', 'agency_note', 20000)`.execute(
      database.db,
    )
    const { answer } = await asked(undefined, citizen)
    expect(answer).toMatchObject({ state: 'asked', fee: { amount: 20_000, reference: 'Décision 4/2026' } })
    const release = (body: unknown) => ask('POST', `/api/notes/${answer.number}/release`, { headers: examiner, body })
    expect(await release({})).toMatchObject({ status: 422, answer: { code: 'NOTE_UNPAID' } })
    expect(await release({ receipt: 'Q-55' })).toMatchObject({ status: 200, answer: { receipt: 'Q-55' } })
    await sql`update tariff set withdrawn_at = now(), withdrawal_reason = 'essai', withdrawn_by = (select id from person limit 1)
      where reference = 'Décision 4/2026'`.execute(database.db)
    await choose('review')
  })

  test('that chose it releases when it is asked; nobody else chooses', async () => {
    expect((await choose('at_once', citizen)).status).toBe(403)
    expect((await choose('at_once', elsewhere)).status).toBe(403)
    expect((await choose('at_once')).status).toBe(200)
    expect((await asked(undefined, citizen)).answer).toMatchObject({ state: 'released', due: null })
    await choose('review')
  })
})

describe('a released note', () => {
  const released = async (): Promise<string> => {
    await choose('at_once')
    const { number } = (await asked(undefined, citizen)).answer
    await choose('review')
    return number
  }

  test('says zone by zone what is published and what is not, servitudes, and what is unknown', async () => {
    const { content, superseded } = await read(await released())
    expect(superseded).toEqual([])
    expect(content?.zones.map(({ code, areaM2, contact }) => [code, areaM2, contact])).toEqual([
      ['HA', 450, 'part'],
      ['HB', 150, 'part'],
    ])
    const [ha, hb] = content?.zones ?? []
    expect(
      ha?.regulation?.figures
        .filter(({ said }) => said)
        .map(({ parameter, printed, article, label }) => [parameter, printed?.fr, article, label]),
    ).toEqual([
      ['footprint_ratio_max', '35\u00a0%', 'art. 12', 'CUS 35 %'],
      ['height_max_m', undefined, 'art. 14', null],
      ['levels_max', 'R+2', 'art. 14', null],
    ])
    // A règlement that says nothing of green ground or of streets is not one without a rule: all seventeen are listed.
    expect(ha?.regulation?.figures).toHaveLength(17)
    expect(ha?.regulation?.figures.find(({ parameter }) => parameter === 'green_share_min')).toMatchObject({
      ...{ said: false, printed: null, name: { fr: expect.any(String) } },
    })
    expect(hb?.regulation).toBeNull()
    // A strip of 6 m by 20 m.
    expect(content?.servitudes.map(({ nameFr, effect, areaM2 }) => [nameFr, effect, areaM2])).toEqual([
      ['Ligne 60 kV', 'forbids', 120],
    ])
    expect(content?.unknown.map(({ code }) => code)).toEqual([
      'NO_REGULATION',
      'FIGURES_UNPUBLISHED',
      'CADASTRE_UNKNOWN',
      'STREETS_UNKNOWN',
      'OUTLINE_APPROXIMATE',
    ])
    // Approved on 1 February 2020: its declaration of public utility runs ten years.
    expect(content?.validity.until).toBe('2030-02-01')
  })

  test('is printed in both languages, on paper that says the same', async () => {
    const number = await released()
    const response = await fetch(`${server.url}/api/notes/${number}/pdf`)
    expect(response.status).toBe(200)
    const bytes = new Uint8Array(await response.arrayBuffer())
    if (process.env.NOTE_PDF) writeFileSync(process.env.NOTE_PDF, bytes)
    const texts = await withPages(bytes, (pages) => pages.map(({ text }) => text))
    const whole = texts.join('\n')
    for (const said of [number, 'CUS 35 %', 'non publié', 'Ligne 60 kV', 'غير منشور', 'n’en dit rien', '1/1\u202f000'])
      expect(whole).toContain(said)
    const again = new Uint8Array(await (await fetch(`${server.url}/api/notes/${number}/pdf`)).arrayBuffer())
    expect(again).toEqual(bytes)
  })

  test('draws its extract at the scale it says: the parcel of 20 m by 30 m is 2 cm by 3 cm of paper at 1/1000', async () => {
    const response = await fetch(`${server.url}/api/notes/${await released()}/pdf?language=fr`)
    const bytes = new Uint8Array(await response.arrayBuffer())
    // Ten dots a millimetre; the outline is drawn six dots thick around the line it stands for.
    const picture = await withPages(bytes, (pages) => pages[1]?.picture(254))
    if (!picture) throw new Error('the extract is on the second page')
    const { across, down } = darkSpan(picture)
    expect(across / 10).toBeCloseTo(20, 0)
    expect(down / 10).toBeCloseTo(30, 0)
    expect(Math.abs(across - 200)).toBeLessThanOrEqual(2)
    expect(Math.abs(down - 300)).toBeLessThanOrEqual(2)
  })

  test('is superseded once the règlement it rests on has changed, and says by what', async () => {
    const number = await released()
    await sql`update regulation_figure set value = 0.5 where plan_version_id = ${version} and parameter = 'footprint_ratio_max'`.execute(
      database.db,
    )
    const changed = await read(number)
    expect(changed.superseded).toEqual(['regulation'])
    expect(
      changed.content?.zones[0]?.regulation?.figures.find(({ parameter }) => parameter === 'footprint_ratio_max')
        ?.value,
    ).toBe(0.35)
    await ground.servitude('Cimetière', [[-50, -50, 50, 5]])
    expect((await read(number)).superseded).toEqual(['regulation', 'servitudes'])
  })

  test('that was asked before the law changed is made again, and is read again before it is released', async () => {
    const { number } = (await asked(undefined, citizen)).answer
    await sql`update regulation_figure set value = 0.4 where plan_version_id = ${version} and parameter = 'footprint_ratio_max'`.execute(
      database.db,
    )
    const release = () => ask('POST', `/api/notes/${number}/release`, { headers: examiner, body: {} })
    expect(await release()).toMatchObject({ status: 409, answer: { code: 'NOTE_OUTDATED' } })
    expect(
      (await read(number, examiner)).content?.zones[0]?.regulation?.figures.find(
        ({ parameter }) => parameter === 'footprint_ratio_max',
      )?.value,
    ).toBe(0.4)
    expect((await release()).status).toBe(200)
  })
})
