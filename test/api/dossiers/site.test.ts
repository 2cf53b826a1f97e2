import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ReportAnswer } from '../../../api/contract/conformity.ts'
import type { DossierAnswer } from '../../../api/contract/dossiers.ts'
import type { CourseAnswer } from '../../../api/contract/filing.ts'
import { project } from '../../../api/contract/procedures/project.ts'
import type { ConformityDifference, DossierReport } from '../../../api/contract/site.ts'
import type { Warning } from '../../../api/contract/warnings.ts'
import { titleNumber } from '../../../spatial/territory/titleNumber.ts'
import { asking } from '../../build/asking.ts'
import { type TestDatabase, testDatabase } from '../../build/database.ts'
import { type Box, corners, Ground, polygon } from '../../build/ground.ts'
import { People } from '../../build/people.ts'
import { type TestServer, testServer } from '../../build/server.ts'

let database: TestDatabase
let server: TestServer
let people: People
/** Where the drawing board lies. */
let commune: string
const ask = asking(() => server)

type Headers = Record<string, string>
type Attached = { dossier: DossierAnswer; difference: ConformityDifference | null; warnings: Warning[] }
type History = { reports: DossierReport[]; next: number | null }

/** 20 m × 30 m, crossed by the line over 6 m of its depth; the same plot 100 m further; and one beside that. */
const CROSSED: Box = [0, 0, 20, 30]
const CLEAR: Box = [0, 100, 20, 130]

const reportOn = async (box: Box) =>
  (
    await ask<ReportAnswer>('POST', '/api/conformity/checks', {
      body: { legal: { srid: 26191, geometry: polygon(corners(box)) } },
    })
  ).answer

beforeAll(async () => {
  database = await testDatabase()
  server = await testServer(database)
  people = new People(database.db)
  const ground = new Ground(database.db)
  await ground.servitude('line', [[-500, 10, 500, 16]])
  await ground.coverage('servitudes', [-1000, -1000, 1000, 1000])
  await ground.coverage('cadastre', [-1000, -1000, 1000, 1000])
  await ground.parcel('777/C', CLEAR)
  commune = (await reportOn(CLEAR)).commune?.code ?? ''
})

afterAll(async () => {
  await server.close()
  await database.close()
})

async function citizen() {
  const person = await people.person()
  return { person, headers: await people.signIn(person) }
}

const opened = async (headers: Headers, title = 'Villa') =>
  (await ask<DossierAnswer>('POST', '/api/dossiers', { headers, body: { title, communeCode: commune } })).answer

const attach = (
  headers: Headers,
  { id, version }: Pick<DossierAnswer, 'id' | 'version'>,
  { id: reportId }: { id: string },
) => ask<Attached>('PUT', `/api/dossiers/${id}/parcel`, { headers, body: { version, reportId } })

const history = (headers: Headers, id: string, query = '') =>
  ask<History>('GET', `/api/dossiers/${id}/conformity${query}`, { headers })

const file = (id: string, number: string) =>
  sql`update dossier set state = 'filed', number = ${number} where id = ${id}`.execute(database.db)

describe('the parcel of a draft', () => {
  test('is the outline of the report its owner attaches: the first has nothing to be compared with', async () => {
    const { headers } = await citizen()
    const draft = await opened(headers)
    const { status, answer } = await attach(headers, draft, await reportOn(CROSSED))
    expect(status).toBe(200)
    expect(answer.difference).toBeNull()
    expect(answer.dossier).toMatchObject({ version: draft.version + 1, site: { areaM2: 600, legal: { srid: 26191 } } })
    expect(answer.dossier.may).toContain('dossier.locate')
  })

  test('is replaced by another, and the findings lost and gained are told', async () => {
    const { headers } = await citizen()
    const [before, after] = [await reportOn(CROSSED), await reportOn(CLEAR)]
    const first = await attach(headers, await opened(headers), before)
    const { answer } = await attach(headers, first.answer.dossier, after)
    const { gained = [], lost = [], verdict } = answer.difference ?? {}
    expect(lost.find(({ rule }) => rule === 'SERVITUDE_FORBIDS')).toMatchObject({
      verdict: 'noncompliant',
      overlapM2: 120,
    })
    expect(gained.find(({ rule }) => rule === 'SERVITUDE_FORBIDS')).toMatchObject({ verdict: 'compliant' })
    expect(gained.find(({ rule }) => rule === 'PARCEL_OVERLAP')?.because.fr).toContain('777/C')
    expect(verdict).toEqual({ before: before.verdict, after: after.verdict })
    const { rows } = await sql`select from dossier_site where dossier_id = ${answer.dossier.id}`.execute(database.db)
    expect(rows).toHaveLength(1)
  })

  test('is refused on a version somebody else has changed, and on one that never was', async () => {
    const { headers } = await citizen()
    const [draft, report] = [await opened(headers), await reportOn(CLEAR)]
    await attach(headers, draft, report)
    for (const version of [draft.version, draft.version + 7])
      expect(await attach(headers, { ...draft, version }, report)).toMatchObject({
        status: 409,
        answer: {
          ...{ code: 'CHANGED_MEANWHILE', field: 'version' },
          data: { by: 'Amina Tazi', at: '2026-11-24T09:00:00.000Z' },
        },
      })
    expect((await history(headers, draft.id)).answer.reports).toHaveLength(1)
  })

  test('of two people who replace it at the same time takes one, and tells the other', async () => {
    const { headers } = await citizen()
    const [draft, report] = [await opened(headers), await reportOn(CLEAR)]
    const both = await Promise.all([attach(headers, draft, report), attach(headers, draft, report)])
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409])
  })

  test('lies in the commune of the dossier, or is refused with both named', async () => {
    const { headers } = await citizen()
    const elsewhere = { title: 'Villa', communeCode: '09.001.01.01' }
    const draft = (await ask<DossierAnswer>('POST', '/api/dossiers', { headers, body: elsewhere })).answer
    const report = await reportOn(CLEAR)
    expect(await attach(headers, draft, report)).toMatchObject({
      ...{ status: 422, answer: { code: 'PARCEL_ELSEWHERE', data: { code: commune } } },
    })
    const wholly = await ask('POST', '/api/dossiers', { headers, body: { ...elsewhere, reportId: report.id } })
    expect(wholly).toMatchObject({ status: 422, answer: { code: 'PARCEL_ELSEWHERE' } })
    const unknown = await attach(headers, draft, { id: '00000000-0000-7000-8000-000000000000' })
    expect(unknown).toMatchObject({ status: 422, answer: { code: 'INVALID_INPUT', field: 'reportId' } })
  })

  test('is its surveyor’s to attach too; not its engineer’s, a stranger’s or a visitor’s', async () => {
    const { person, headers } = await citizen()
    const [draft, report] = [await opened(headers), await reportOn(CLEAR)]
    const [surveyor, engineer] = [await citizen(), await citizen()]
    for (const [who, part] of [
      [surveyor, 'surveyor'],
      [engineer, 'engineer'],
    ] as const)
      await sql`insert into dossier_participant (id, dossier_id, person_id, part, added_by, added_at)
        values (gen_random_uuid(), ${draft.id}, ${who.person}, ${part}, ${person}, now())`.execute(database.db)
    expect(await attach(engineer.headers, draft, report)).toMatchObject({
      status: 403,
      answer: { code: 'NOT_WITHIN_REACH' },
    })
    expect((await attach((await citizen()).headers, draft, report)).status).toBe(404)
    expect((await attach({}, draft, report)).status).toBe(401)
    expect((await attach(surveyor.headers, draft, report)).status).toBe(200)
    const { answer } = await history(headers, draft.id)
    expect(answer.reports).toMatchObject([{ nth: 1, attachedBy: { id: surveyor.person } }])
    const journal = await sql<{ detail: unknown }>`
      select detail from journal_event where dossier_id = ${draft.id} and action = 'dossier.locate'`.execute(
      database.db,
    )
    expect(journal.rows).toEqual([{ detail: { report: report.id } }])
  })

  test('is fixed once the dossier is filed', async () => {
    const { headers } = await citizen()
    const draft = await opened(headers)
    await file(draft.id, 'P-1')
    expect(await attach(headers, draft, await reportOn(CLEAR))).toMatchObject({
      ...{ status: 409, answer: { code: 'NOT_AT_THIS_STEP' } },
    })
  })
})

describe('the reports of a dossier', () => {
  test('are told newest first, page by page, each with what changed from the one before', async () => {
    const { headers } = await citizen()
    let { id, version } = await opened(headers)
    const given = [await reportOn(CROSSED), await reportOn(CLEAR), await reportOn(CROSSED)]
    for (const report of given) version = (await attach(headers, { id, version }, report)).answer.dossier.version
    const whole = (await history(headers, id)).answer
    expect(whole.reports.map(({ nth, reportId }) => [nth, reportId])).toEqual([
      [3, given[2]?.id],
      [2, given[1]?.id],
      [1, given[0]?.id],
    ])
    const [third, second, first] = whole.reports
    expect(first?.difference).toBeNull()
    expect(second?.difference?.lost.map(({ rule }) => rule)).toEqual(third?.difference?.gained.map(({ rule }) => rule))
    const page = (await history(headers, id, '?limit=2')).answer
    expect([page.reports.map(({ nth }) => nth), page.next]).toEqual([[3, 2], 2])
    expect(page.reports[1]?.difference).toEqual(second?.difference)
    const rest = (await history(headers, id, '?limit=2&cursor=2')).answer
    expect([rest.reports.map(({ nth }) => nth), rest.next]).toEqual([[1], null])
  })

  test('are read by the officials of the territory once it is filed, and by nobody else', async () => {
    const { headers } = await citizen()
    const draft = await opened(headers)
    await attach(headers, draft, await reportOn(CLEAR))
    const [there, elsewhere] = [
      await people.acting('commune', 'guichet', [commune]),
      await people.acting('commune', 'guichet', ['09.001.01.01']),
    ]
    expect((await history(there.headers, draft.id)).status).toBe(404)
    await file(draft.id, 'R-1')
    expect((await history(there.headers, draft.id)).answer.reports).toHaveLength(1)
    expect((await history(elsewhere.headers, draft.id)).status).toBe(404)
    expect((await history({}, draft.id)).status).toBe(401)
  })
})

describe('a title number', () => {
  const declare = async (headers: Headers, { id, version }: DossierAnswer, written: string) =>
    ask<CourseAnswer>('PUT', `/api/dossiers/${id}/project`, {
      headers,
      body: { version, project: project.parse({ titleNumber: written, landTitle: 'titled' }) },
    })

  test('of another open dossier of one’s own is told with its number, however it was written', async () => {
    const { headers } = await citizen()
    const [first, second] = [await opened(headers, 'Première'), await opened(headers, 'Seconde')]
    await declare(headers, first, 'TF 012345/08')
    await file(first.id, 'T-1')
    const { answer } = await declare(headers, second, ' 12 345 / 8')
    expect(answer.warnings).toEqual([
      { code: 'TITLE_IN_USE', dossiers: [{ id: first.id, number: 'T-1', title: 'Première' }], others: false },
    ])
  })

  test('of somebody else’s is told as « another one », without a word of which', async () => {
    const [neighbour, asker] = [await citizen(), await citizen()]
    const [theirs, mine] = [await opened(neighbour.headers, 'Secret de voisin'), await opened(asker.headers)]
    await declare(neighbour.headers, theirs, '4321/D')
    const draft = await declare(asker.headers, mine, '4321/D')
    expect(draft.answer.warnings).toEqual([]) // a stranger's draft is their secret
    await file(theirs.id, 'T-SECRET')
    const course = await ask<CourseAnswer>('GET', `/api/dossiers/${mine.id}/course`, { headers: asker.headers })
    expect(course.answer.warnings).toEqual([{ code: 'TITLE_IN_USE', dossiers: [], others: true }])
    for (const secret of [theirs.id, 'T-SECRET', 'Secret de voisin'])
      expect(JSON.stringify(course.answer)).not.toContain(secret)
    const official = await people.acting('commune', 'guichet', [commune])
    await file(mine.id, 'T-2')
    const seen = await ask<CourseAnswer>('GET', `/api/dossiers/${mine.id}/course`, { headers: official.headers })
    expect(seen.answer.warnings).toMatchObject([{ dossiers: [{ number: 'T-SECRET' }], others: false }])
  })

  test('found in the cadastre under the outline counts as well as one that is declared', async () => {
    const [neighbour, asker] = [await citizen(), await citizen()]
    const theirs = await opened(neighbour.headers)
    await declare(neighbour.headers, theirs, 'T 777/C')
    await file(theirs.id, 'T-3')
    const { answer } = await attach(asker.headers, await opened(asker.headers), await reportOn(CLEAR))
    expect(answer.warnings).toEqual([{ code: 'TITLE_IN_USE', dossiers: [], others: true }])
  })

  test('of a dossier that is decided warns of nothing', async () => {
    const { headers } = await citizen()
    const [first, second] = [await opened(headers), await opened(headers)]
    await declare(headers, first, '8888/D')
    await sql`update dossier set state = 'decided' where id = ${first.id}`.execute(database.db)
    expect((await declare(headers, second, '8888/D')).answer.warnings).toEqual([])
  })

  test('is brought to one writing by the database as by the search', async () => {
    const written = [
      'TF 12345/C',
      'T 012345/08',
      'R. 1234/C',
      'رسم عقاري ١٢٣٤٥/ج',
      'مطلب رقم 55/ق',
      '12 345/c-02',
      '0/0',
    ]
    for (const one of written) {
      const { rows } = await sql<{ key: string }>`select title_key(${one}) as key`.execute(database.db)
      expect([one, rows[0]?.key]).toEqual([one, titleNumber(one)])
    }
  })

  test('is looked for by its index among 4,000 dossiers', async () => {
    const { person } = await citizen()
    await sql`insert into dossier (id, title, state, commune_code, created_by, created_at, territory, project)
      select gen_random_uuid(), 'Villa', 'filed', ${commune}, ${person}::uuid, now(), '{}',
        jsonb_build_object('titleNumber', i || '/Z') from generate_series(1, 4000) i`.execute(database.db)
    await sql`analyze dossier`.execute(database.db)
    const { rows } = await sql<{ 'QUERY PLAN': string }>`explain select count(*) from dossier d
      join dossier o on o.id <> d.id and o.state in ('draft', 'filed', 'examined')
        and (o.title_key in (d.title_key, d.site_title_key) or o.site_title_key in (d.title_key, d.site_title_key))
      where d.id = ${person}::uuid`.execute(database.db)
    const plan = rows.map((row) => row['QUERY PLAN']).join('\n')
    expect(plan).toMatch(/Index Scan (using|on) dossier_title_key/)
    expect(plan).not.toContain('Seq Scan')
  })
})
