import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Box, corners, polygon } from '../../build/ground.ts'
import { withPages } from '../../build/readPdf.ts'
import { day, type NoteDesk, noteDesk } from './noteDesk.ts'

let desk: NoteDesk

beforeAll(async () => {
  desk = await noteDesk()
  // In charge of everything that no other agency is: land of several communes is drawn here.
  await sql`insert into body_territory (body_id, territory, valid_from) values (${desk.agency}, 'MA', '2020-01-01')`.execute(
    desk.database.db,
  )
  await desk.choose('at_once')
})
afterAll(() => desk.close())

const askedOn = async (box: Box) =>
  (await desk.asked({ legal: { srid: 26191, geometry: polygon(corners(box)) }, declared: 'owner' }, desk.citizen))
    .answer

const drawing = async (number: string) => (await fetch(`${desk.server.url}/api/notes/${number}/plans/zoning`)).text()

describe('what a note draws', () => {
  test('is the versions its tables say apply: neither the plan that a draft replaced nor a study as if it were law', async () => {
    const ground: Box[] = [[780, -60, 900, 120]]
    const old = await desk.ground.plan('PA-ANCIEN', ground, [{ kind: 'approved', onDay: day('2020-02-01') }])
    await desk.ground.zone(old, 'ZA', [780, -60, 900, 120])
    const draft = await desk.ground.plan('PA-NEUF', ground, [
      { kind: 'inquiry_opened', onDay: day('2026-08-01') },
      { kind: 'inquiry_closed', onDay: day('2026-09-01') },
    ])
    await desk.ground.zone(draft, 'ZN', [780, -60, 900, 120])
    const study = await desk.ground.plan('PA-ETUDE', ground, [{ kind: 'study_opened', onDay: day('2026-06-01') }])
    await desk.ground.zone(study, 'ZE', [780, -60, 900, 120])
    const { number, content } = await askedOn([800, 0, 840, 30])
    expect(content?.plans.map(({ plan, governs }) => [plan, governs])).toEqual([
      ['PA-NEUF', true],
      ['PA-ANCIEN', false],
      ['PA-ETUDE', false],
    ])
    expect(content?.zones.map(({ code }) => code)).toEqual(['ZN'])
    const svg = await drawing(number)
    expect(svg).toContain('>ZN<')
    expect(svg).not.toContain('>ZA<')
    expect(svg.match(/stroke-dasharray/g)).toHaveLength(1)
    const paper = await fetch(`${desk.server.url}/api/notes/${number}/pdf?language=fr`)
    const text = await withPages(new Uint8Array(await paper.arrayBuffer()), (pages) =>
      pages.map((page) => page.text.replaceAll(/\s+/g, ' ')).join(' '),
    )
    expect(text).toContain('ne s’applique pas : ZE')
    expect(text).not.toContain('ZA')
  })

  test('says a ribbon without a plan in square metres, however small its share of large land', async () => {
    // 1000 m by 500 m are 50 ha; half a metre along one side is 250 m², a twentieth of a percent.
    const plan = await desk.ground.plan(
      'PA-RUBAN',
      [[2000.5, 0, 3100, 600]],
      [{ kind: 'approved', onDay: day('2020-02-01') }],
    )
    await desk.ground.zone(plan, 'RU', [2000.5, 0, 3100, 600])
    const { content } = await askedOn([2000, 0, 3000, 500])
    const said = content?.unknown.find(({ code }) => code === 'PLAN_PARTIAL')?.sentence
    expect(said?.fr).toContain('250\u00a0m² (0,05\u00a0%)')
    expect(said?.ar).toContain('250\u00a0م² (0,05\u00a0%)')
  })

  test('prints the special conditions of a zone in the words of its règlement, in both languages', async () => {
    await sql`update regulation set conditions_fr = 'Retrait de 4 m le long de l’oued.', conditions_ar = 'تراجع 4 م على طول الوادي.',
      conditions_article = 'art. 9' where plan_version_id = ${desk.version} and zone_code = 'HA'`.execute(
      desk.database.db,
    )
    const { number } = (await desk.asked(undefined, desk.citizen)).answer
    const paper = await fetch(`${desk.server.url}/api/notes/${number}/pdf?language=fr`)
    const text = await withPages(new Uint8Array(await paper.arrayBuffer()), (pages) =>
      pages.map((page) => page.text.replaceAll(/\s+/g, ' ')).join(' '),
    )
    for (const words of ['Conditions particulières – zone HA', 'Retrait de 4 m le long de l’oued.', 'الوادي', 'art. 9'])
      expect(text).toContain(words)
  })
})
