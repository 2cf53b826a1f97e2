import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { BulletinData } from '../../../api/contract/performance/bulletinData.ts'
import { PaperPress } from '../../../api/papers/press.ts'
import { gatherFigures } from '../../../api/performance/bulletin/figures/gather.ts'
import { type MadeBulletin, makeBulletin } from '../../../api/performance/bulletin/making/make.ts'
import { readFigures } from '../../../api/performance/queries.ts'
import { asDay } from '../../../spatial/day.ts'
import { type TestDatabase, testDatabase } from '../../build/database.ts'
import { decidedCells, keepCells } from '../../build/performanceCells.ts'

const AGADIR = '09.001.01.01'
const AIN_CHOCK = '06.141.01.41'
const [Q1, Q2, Q3] = ['2026-01-01', '2026-04-01', '2026-07-01']
const today = asDay('2026-11-24')
const asked = { today, edition: 1, correction: null, previous: null }

let database: TestDatabase
let press: PaperPress
let made: MadeBulletin
let folder: string

/**
 * On paper, third quarter: Agadir decides seven large projects in 10, 12, 14, 20, 31, 33 and 41 days: 161 / 7 = 23.00, median
 * 20; of the seven, four within their term: 57.14 %. Aïn Chock decides four small ones: too few to be told. The quarter
 * before Agadir decided five in 10, 10, 20, 20, 20: 16.00. So it degrades by 7.0, alone.
 */
beforeAll(async () => {
  database = await testDatabase()
  press = new PaperPress({ seconds: 60 })
  folder = mkdtempSync(`${tmpdir()}/rokhas-bulletin-`)
  const agadir = { commune_code: AGADIR, track: 'gp' } as const
  await keepCells(
    database.db,
    [
      ...decidedCells({ ...agadir, quarter: Q3 }, [10, 12, 14, 20, 31, 33, 41], {
        ...{ filed: 9, granted: 5, refused: 1, silence: 1, in_time: 4, right_first_time: 3 },
        ...{ guichet_ms: 7 * 4 * 86_400_000, open_since: ['2026-03-01', '2026-08-31', '2026-09-30'] },
      }),
      ...decidedCells({ ...agadir, quarter: Q2 }, [10, 10, 20, 20, 20]),
      ...decidedCells({ commune_code: AIN_CHOCK, track: 'pp', quarter: Q3 }, [3, 4, 5, 6]),
      ...decidedCells({ commune_code: AIN_CHOCK, track: 'pp', quarter: Q1 }, [3, 9]),
    ],
    '2026-11-24',
  )
  await database.db
    .insertInto('performance_reason_cell')
    .values([
      { quarter: Q3, commune_code: AGADIR, kind: 'complement', code: 'piece_missing', dossiers: 6 },
      { quarter: Q3, commune_code: AGADIR, kind: 'complement', code: 'piece_unsigned', dossiers: 4 },
      { quarter: Q3, commune_code: AGADIR, kind: 'refusal', code: 'plan_rules', dossiers: 5 },
    ])
    .execute()
  made = await makeBulletin({ db: database.db, press }, { ...asked, quarter: '2026-Q3' })
})

afterAll(async () => {
  press.close()
  rmSync(folder, { recursive: true })
  await database.close()
})

const keyOf = ({ key }: BulletinData, code: string) => key.find((one) => one.code === code)?.value
const fileOf = (ending: string) => {
  const found = made.files.find(({ name }) => name.endsWith(ending))
  if (!found) throw new Error(`no file ends with ${ending}`)
  return found.bytes
}

describe('the bulletin of a quarter', () => {
  test('prints what was worked out on paper', () => {
    const { data } = made
    expect(
      ['filed', 'decided', 'refused', 'silence', 'backlog', 'backlog_old'].map((code) => keyOf(data, code)),
    ).toEqual([13, 11, 1, 1, 3, 1])
    expect(data.tracks.gp).toEqual({ n: 7, mean: 23, median: 20, ninth: 41, inTime: 57.1, withheld: false })
    expect(data.ages).toEqual([
      { upTo: 30, n: 2 },
      { upTo: 60, n: 0 },
      { upTo: 90, n: 0 },
      { upTo: 180, n: 0 },
      { upTo: null, n: 1 },
    ])
    expect(data.hands[0]).toEqual({ actor: 'guichet', gp: 4, pp: null })
    expect(data.reasons.map(({ code, n }) => [code, n])).toEqual([
      ['piece_missing', 6],
      ['plan_rules', 5],
    ])
    expect(data.rankings.gp.all.degraded).toMatchObject([{ rank: 1, code: AGADIR, mean: 23, before: 16, change: 7 }])
    expect(data.rankings.pp.all.few.map(({ code }) => code)).toEqual([AIN_CHOCK])
  })

  test('withholds the delay of four dossiers, of a commune as of the country', () => {
    const { data } = made
    const few = { n: null, mean: null, median: null, ninth: null, inTime: null, withheld: true }
    expect(data.territories.find(({ code }) => code === AIN_CHOCK)?.pp).toEqual(few)
    expect(data.tracks.pp).toEqual(few)
    const lines = fileOf('-territories.csv').toString().split('\r\n')
    expect(lines.find((line) => line.startsWith(`2026-Q3,${AIN_CHOCK}`) && line.includes(',pp,'))).toMatch(
      /,pp,,,,,,true$/,
    )
  })

  test('says what the map says: each commune of the public figures has the same mean', async () => {
    const nobody = () => false
    const figures = await readFigures(database.db, {
      ...{ level: 'communes', indicator: 'mean_calendar_net', period: '2026-Q3', track: 'gp', today, mayTell: nobody },
    })
    const told = new Map(figures.rows.map(({ code, value }) => [code, value]))
    const { territories } = made.data
    expect(territories.length).toBeGreaterThan(1500)
    const apart = territories.filter(({ code, gp }) => Math.abs((told.get(code) ?? 0) - (gp.mean ?? 0)) > 0.05)
    expect(apart.map(({ code }) => code)).toEqual([])
  })

  test('can be made again: every query of the annex, asked as it is printed, gives the printed figures', async () => {
    const { queries, trend, tracks, territories } = made.data
    const answers = new Map<string, readonly Record<string, unknown>[]>()
    for (const { name, sql: text, parameters } of queries) {
      const parts = text.split(/\$\d+/)
      const order = [...text.matchAll(/\$(\d+)/g)].map(([, nth]) => parameters[Number(nth) - 1])
      const asked = sql<Record<string, unknown>>`${sql.join(
        parts.flatMap((part, nth) => [sql.raw(part), ...(nth < order.length ? [sql`${order[nth]}`] : [])]),
        sql``,
      )}`
      answers.set(name, (await asked.execute(database.db)).rows)
    }
    expect([...answers.keys()]).toEqual(['counts', 'delays', 'territories', 'provinces', 'reasons', 'ages', 'hands'])
    const row = (name: string, wanted: Record<string, unknown>) =>
      answers.get(name)?.find((one) => Object.entries(wanted).every(([key, value]) => one[key] === value))
    const { withheld: _, inTime: __, ...country } = tracks.gp
    expect(row('delays', { quarter: Q3, code: 'MA', track: 'gp' })).toMatchObject(country)
    const last = trend.at(-1)
    expect(row('counts', { quarter: Q3, code: 'MA', track: '*' })).toMatchObject({
      filed: last?.filed,
      decided: last?.decided,
      backlog: last?.backlog,
    })
    expect(row('territories', { quarter: Q3, code: AGADIR, track: 'gp' })?.mean).toBe(
      territories.find(({ code }) => code === AGADIR)?.gp.mean,
    )
  })

  test('makes the same bytes of the same figures', async () => {
    const again = await makeBulletin({ db: database.db, press }, { ...asked, quarter: '2026-Q3' })
    expect(again.files.map(({ name, sha256 }) => [name, sha256])).toEqual(
      made.files.map(({ name, sha256 }) => [name, sha256]),
    )
  })
})

describe('its papers', () => {
  test.each(['fr', 'ar'])('in %s are whole PDF files that others read the printed figures from', (language) => {
    const path = `${folder}/${language}.pdf`
    writeFileSync(path, fileOf(`-${language}.pdf`))
    expect(execFileSync('qpdf', ['--check', path], { encoding: 'utf8' })).toContain(
      'No syntax or stream encoding errors',
    )
    const text = execFileSync('pdftotext', ['-layout', path, '-'], { encoding: 'utf8' })
    const row = text.split('\n').filter((line) => /23,0/.test(line) && /\+7,0/.test(line))
    expect(row[0]).toMatch(/20,0/)
    expect(row[0]).toMatch(/16,0/)
    expect(text).toContain(language === 'fr' ? 'Agadir' : 'أكادير')
    expect(text).toContain('percentile_cont(0.5)')
    const xmp = execFileSync('qpdf', ['--qdf', '--object-streams=disable', path, '-'], { maxBuffer: 1e8 }).toString(
      'latin1',
    )
    expect(xmp).toMatch(/pdfaid:part[>="]+2/)
    expect(xmp).toMatch(/pdfaid:conformance[>="]+A/)
    expect(xmp).toMatch(/\/Marked true/)
  })

  test('are pages too, that need nothing else and say the same', () => {
    for (const language of ['fr', 'ar']) {
      const page = fileOf(`-${language}.html`).toString()
      expect(page).toContain('<bdi dir="ltr">23,0</bdi>')
      expect(page).not.toMatch(/<script|src=|@import|url\(["']?http/)
      expect(page.match(/<svg/g)?.length).toBeGreaterThan(5)
    }
  })
})

describe('a quarter', () => {
  test('that runs has no bulletin', async () => {
    await expect(gatherFigures(database.db, { ...asked, quarter: '2026-Q4' })).rejects.toMatchObject({
      code: 'QUARTER_NOT_OVER',
      more: { data: { last: '2026-12-31' } },
    })
  })

  test('of two dossiers has counts, and neither delay nor rank', async () => {
    const data = await gatherFigures(database.db, { ...asked, quarter: '2026-Q1' })
    expect(['filed', 'decided', 'median_calendar_net', 'in_time'].map((code) => keyOf(data, code))).toEqual([
      2,
      2,
      null,
      null,
    ])
    expect(data.rankings.pp.all).toMatchObject({ ranked: 0, best: [], few: [{ code: AIN_CHOCK }] })
  })

  test('without any dossier is made all the same, and says that nothing happened', async () => {
    const { files, data } = await makeBulletin({ db: database.db, press }, { ...asked, quarter: '2024-Q1' })
    expect(data.key.every(({ value }) => value === 0 || value === null)).toBe(true)
    expect(files.find(({ name }) => name.endsWith('-fr.html'))?.bytes.toString()).toContain(
      'Aucun dossier n’a été déposé',
    )
  })
})
