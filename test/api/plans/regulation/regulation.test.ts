import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { report } from '../../../../api/contract/conformity.ts'
import {
  type FilePreview,
  type RegulationAnswer,
  revisionsAnswer,
} from '../../../../api/contract/regulation/regulation.ts'
import { parseDay } from '../../../../spatial/day.ts'
import { asking } from '../../../build/asking.ts'
import { type TestDatabase, testDatabase } from '../../../build/database.ts'
import { corners, Ground, polygon } from '../../../build/ground.ts'
import { People } from '../../../build/people.ts'
import { type TestServer, testServer } from '../../../build/server.ts'

let database: TestDatabase
let server: TestServer
let people: People
let version: string
let lapsed: string
let editor: Record<string, string>
let elsewhere: Record<string, string>
const ask = asking(() => server)

const day = (text: string) => {
  const found = parseDay(text)
  if (!found) throw new Error(`${text} is not a day`)
  return found
}
const FIGURE = (value: number | null) => ({ value, article: 'art. 8', printedLabel: null })
const PARCEL = { legal: { srid: 26191, geometry: polygon(corners([10, 10, 30, 40])) } }

beforeAll(async () => {
  database = await testDatabase()
  server = await testServer(database)
  people = new People(database.db)
  const ground = new Ground(database.db)
  version = await ground.plan('PA-R', [[0, 0, 200, 100]], [{ kind: 'approved', onDay: day('2024-01-01') }])
  await ground.zone(version, 'B3', [0, 0, 100, 100])
  await ground.zone(version, 'D2', [100, 0, 200, 100], 'S1')
  await ground.regulation(version, { code: 'B3' }, { height_max_m: FIGURE(12), floor_ratio_max: FIGURE(null) })
  lapsed = await ground.plan('PA-X', [[0, 200, 200, 300]], [{ kind: 'repealed', onDay: day('2025-01-01') }])
  await ground.zone(lapsed, 'B3', [0, 200, 100, 300])
  editor = (await people.acting('urban_agency', 'examiner', ['MA'])).headers
  elsewhere = (await people.acting('urban_agency', 'examiner', ['11'])).headers
})
afterAll(async () => {
  await server.close()
  await database.close()
})

const at = (path = '', id = version) => `/api/plans/versions/${id}/regulation${path}`
const read = async () => (await ask<RegulationAnswer>('GET', at())).answer
const height = (value: number | null, printed: string | null = null) => ({
  ...{ zone: 'B3', sector: '', column: 'height_max_m' },
  cell: { what: 'figure', value, article: 'art. 8', printed },
})
const revising = (revision: number, changes: readonly object[], reason = 'Erreur de frappe') => ({
  ...{ revision, reason, act: 'Arrêté 12/2026' },
  changes,
})
const revise = (revision: number, changes: readonly object[], headers = editor) =>
  ask<RegulationAnswer>('POST', at(), { headers, body: revising(revision, changes) })

async function give(path: string, bytes: Uint8Array, headers = editor) {
  const response = await fetch(`${server.url}${at(path)}`, {
    ...{ method: 'POST', headers: { ...headers, 'content-type': 'application/octet-stream' } },
    body: Buffer.from(bytes),
  })
  return { status: response.status, answer: (await response.json()) as FilePreview & { code?: string } }
}
const importing = (bytes: Uint8Array, revision: number) =>
  `/import?fileName=r.csv&revision=${revision}&reason=${encodeURIComponent('Arrêté modificatif')}&sha256=${createHash('sha256').update(bytes).digest('hex')}`
const csv = (...lines: readonly string[]) =>
  new TextEncoder().encode(['zone;sector;parameter;value;article;label', ...lines].join('\r\n'))

describe('The règlement of a plan', () => {
  test('is read by anybody, with what is not published and the zone above each sector', async () => {
    const { version: named, lines, rows, revision, mayEdit } = await read()
    expect(named).toMatchObject({ planCode: 'PA-R', srid: 26191, state: 'in_force', since: '2024-01-01' })
    expect([revision, mayEdit]).toEqual([0, false])
    expect(lines.map(({ zone, sector, areaM2, drawn }) => [zone, sector, areaM2, drawn])).toEqual([
      ['B3', '', 10_000, true],
      ['D2', '', 0, false],
      ['D2', 'S1', 10_000, true],
    ])
    expect(rows).toMatchObject([
      {
        zone: 'B3',
        figures: [
          { parameter: 'floor_ratio_max', value: null },
          { parameter: 'height_max_m', value: 12 },
        ],
      },
    ])
    expect((await ask('GET', at('', crypto.randomUUID()))).status).toBe(404)
    expect((await ask('GET', at('', 'nothing'))).status).toBe(404)
  })

  test('is changed by nobody who is signed out, of another territory, or when the plan has lapsed', async () => {
    const changes = [height(9)]
    expect((await revise(0, changes, {})).answer.code).toBe('SIGNED_OUT')
    expect((await revise(0, changes, elsewhere)).answer.code).toBe('NOT_WITHIN_REACH')
    const commune = (await people.acting('commune', 'president', ['MA'])).headers
    expect((await revise(0, changes, commune)).answer.code).toBe('NOT_YOUR_ROLE')
    const late = await ask('POST', at('', lapsed), { headers: editor, body: revising(0, changes) })
    expect([late.status, late.answer.code]).toEqual([409, 'REGULATION_CLOSED'])
    for (const [path, headers, code] of [
      ['/preview?fileName=r.csv', {}, 'SIGNED_OUT'],
      ['/preview?fileName=r.csv', elsewhere, 'NOT_WITHIN_REACH'],
      [importing(csv('B3;;height_max_m;9;;'), 0), {}, 'SIGNED_OUT'],
      [importing(csv('B3;;height_max_m;9;;'), 0), elsewhere, 'NOT_WITHIN_REACH'],
    ] as const)
      expect((await give(path, csv('B3;;height_max_m;9;;'), headers)).answer.code).toBe(code)
    const restore = (headers: Record<string, string>) =>
      ask('POST', at('/revisions/1/restore'), { headers, body: { revision: 0, reason: 'Retour' } })
    expect((await restore({})).answer.code).toBe('SIGNED_OUT')
    expect((await restore(elsewhere)).answer.code).toBe('NOT_WITHIN_REACH')
    expect((await read()).revision).toBe(0)
  })

  test('takes no figure without sense and no zone of another plan', async () => {
    for (const [change, code] of [
      [height(-3), 'FIGURE_SENSELESS'],
      [{ ...height(35), column: 'footprint_ratio_max' }, 'FIGURE_SENSELESS'],
      [{ ...height(2.5), column: 'levels_max' }, 'FIGURE_SENSELESS'],
      [{ ...height(9), zone: 'ZZ' }, 'ZONE_NOT_OF_PLAN'],
      [{ ...height(9), column: 'buildable' }, 'INVALID_INPUT'],
    ] as const)
      expect((await revise(0, [change])).answer.code).toBe(code)
    expect((await revise(0, [height(12)])).answer.code).toBe('REGULATION_SAME')
  })

  test('changed, decides the next check and leaves the sealed report of before as it was', async () => {
    const check = async () => {
      const response = await fetch(`${server.url}/api/conformity/checks`, {
        ...{ method: 'POST', headers: { 'content-type': 'application/json' } },
        body: JSON.stringify({ ...PARCEL, project: { heightM: 10 } }),
      })
      const made = report.parse(await response.json())
      return {
        made,
        link: response.headers.get('location') ?? '',
        rule: made.checks.find(({ rule }) => rule === 'HEIGHT'),
      }
    }
    const before = await check()
    expect(before.rule).toMatchObject({ verdict: 'compliant', limit: 12 })
    const done = await revise(0, [height(9, 'R+1')])
    expect([done.status, done.answer.revision, done.answer.mayEdit]).toEqual([200, 2, true])
    expect((await check()).rule).toMatchObject({ verdict: 'noncompliant', limit: 9 })
    expect(report.parse(await (await fetch(server.url + before.link)).json())).toEqual(before.made)
  })

  test('tells the second of two who change it at once who was first, and loses nothing', async () => {
    const late = await revise(0, [height(15)])
    expect([late.status, late.answer.code, late.answer.field]).toEqual([409, 'CHANGED_MEANWHILE', 'revision'])
    expect(late.answer.data).toMatchObject({ revision: 2, by: 'Amina Tazi' })
    const both = await Promise.all([revise(2, [height(10)]), revise(2, [height(11)])])
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
    expect((await read()).revision).toBe(3)
  })

  test('keeps every revision: read, compared, brought back as a new one, its author known to its editors', async () => {
    const list = (headers = {}) =>
      ask<{ revisions: { number: number; kind: string; by: object | null }[] }>('GET', at('/revisions'), { headers })
    const { revisions } = revisionsAnswer.parse((await list(editor)).answer)
    expect(revisions).toMatchObject([
      { number: 3, kind: 'edited', by: { familyName: 'Tazi' } },
      { number: 2, kind: 'edited', reason: 'Erreur de frappe', act: 'Arrêté 12/2026' },
      { number: 1, kind: 'found', by: null, reason: null },
    ])
    expect((await list()).answer.revisions.map(({ by }) => by)).toEqual([null, null, null])
    const first = await ask('GET', at('/revisions/1'))
    expect(first.answer).toMatchObject({ rows: [{ figures: [{}, { value: 12 }] }] })
    expect((await ask('GET', at('/differences?from=1&to=2'))).answer).toMatchObject({
      differences: [{ zone: 'B3', column: 'height_max_m', before: { value: 12 }, after: { value: 9, printed: 'R+1' } }],
    })
    expect((await ask('GET', at('/differences?from=1&to=99'))).status).toBe(404)
    const body = { revision: 3, reason: 'Retour au texte publié' }
    const back = await ask<RegulationAnswer>('POST', at('/revisions/1/restore'), { headers: editor, body })
    expect([back.status, back.answer.revision]).toEqual([200, 4])
    expect(back.answer.rows).toMatchObject([{ figures: [{}, { value: 12 }] }])
    expect((await list(editor)).answer.revisions[0]).toMatchObject({ kind: 'restored', restored: 1 })
  })

  test('has the dossiers on its zones checked again, and says in the journal who changed it', async () => {
    const events = await database.db
      .selectFrom('journal_event')
      .where('action', '=', 'regulation.revise')
      .select('detail')
      .orderBy('id')
      .execute()
    const rechecks = await sql`select cause, cause_ids from recheck where cause = 'regulation'`.execute(database.db)
    expect(rechecks.rows).toEqual([1, 2, 3].map(() => ({ cause: 'regulation', cause_ids: [version] })))
    expect(events.map(({ detail }) => detail)).toMatchObject([
      { revision: 2, cells: 1 },
      { revision: 3 },
      { revision: 4 },
    ])
  })
})

describe('A file of a règlement', () => {
  test('is shown before it is applied, and applied as it was shown', async () => {
    const file = csv(
      'B3;;height_max_m;14,5;art. 9;14,50 m',
      'D2;S1;buildable;non;;',
      'D2;;conditions_fr;Toitures en tuile;art. 3;',
    )
    const shown = await give('/preview?fileName=r.csv', file)
    expect(shown.answer).toMatchObject({ revision: 4, faults: [], rows: 3, sheet: false, keptAsTheyAre: 0 })
    expect(shown.answer.differences.map(({ zone, sector, column }) => [zone, sector, column])).toEqual([
      ['B3', '', 'buildable'],
      ['B3', '', 'uses'],
      ['B3', '', 'floor_ratio_max'],
      ['B3', '', 'height_max_m'],
      ['D2', 'S1', 'buildable'],
      ['D2', '', 'conditions'],
    ])
    expect((await read()).revision).toBe(4)
    const other = await give(importing(csv('B3;;height_max_m;3;;'), 4), file)
    expect(other.answer.code).toBe('REGULATION_FILE_OTHER')
    expect((await give(importing(file, 3), file)).answer.code).toBe('CHANGED_MEANWHILE')
    expect((await give(importing(file, 4), file)).status).toBe(200)
    expect((await read()).rows.find(({ zone }) => zone === 'D2')).toMatchObject({ conditionsFr: 'Toitures en tuile' })
  })

  test('with faults is refused whole, each with its line, its column and what to do', async () => {
    const file = csv(
      ...['B3;;height_max_m;huit;;', 'B3;;setback_side_m;-4;;', 'B3;;footprint_ratio_max;35;;', 'ZZ;;height_max_m;8;;'],
      ...['D2;;levels_max;3;;', 'D2;;levels_max;4;;', 'D2;;height_max_m;12000;;'],
    )
    const { answer } = await give('/preview?fileName=r.csv', file)
    expect(answer.faults.map(({ line, column }) => [line, column])).toEqual([
      [2, 'D'],
      [3, 'D'],
      [4, 'D'],
      [5, 'A'],
      [7, 'C'],
      [8, 'D'],
    ])
    expect(answer.faults[0]?.sentence.fr).toBe('« huit » n’est pas un nombre.')
    expect(answer.faults[2]?.remedy.fr).toBe('Pour 35 %, écrivez 0,35.')
    expect(answer.differences).toEqual([])
    const revision = (await read()).revision
    expect((await give(importing(file, revision), file)).answer.code).toBe('REGULATION_FAULTY')
    const nothing = await give('/preview?fileName=r.xlsx', Buffer.from('PK\u0003\u0004 pas un classeur'))
    expect([nothing.status, nothing.answer.code]).toEqual([422, 'REGULATION_UNREADABLE'])
    expect((await read()).revision).toBe(revision)
  })

  test.each(['csv', 'xlsx'])('exported as %s and given back changes nothing', async (format) => {
    const response = await fetch(`${server.url}${at(`/file.${format}`)}`)
    expect(response.headers.get('content-disposition')).toContain(`reglement-PA-R-v1.${format}`)
    const { answer } = await give(`/preview?fileName=r.${format}`, new Uint8Array(await response.arrayBuffer()))
    expect(answer).toMatchObject({ faults: [], differences: [], keptAsTheyAre: 0, sheet: format === 'xlsx' })
  })
})
