import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { z } from 'zod'
import type { Plan, PlanComparison, plans } from '../../../../api/contract/plans/plans.ts'
import { mappingOf, PlanDesk, type Zone } from '../../../build/planDesk.ts'

let desk: PlanDesk
let versions: readonly [one: string, other: string]
let planId: string
const mapping = mappingOf()

async function publish(label: string, zones: readonly Zone[], onDay: string): Promise<string> {
  const draft = await desk.controlled(zones, { ...mapping, version: { ...mapping.version, label } })
  const done = await desk.publish(draft, { kind: 'approved', onDay, act: `Décret ${label}` })
  planId = done.planId
  return done.versionId
}

beforeAll(async () => {
  desk = await PlanDesk.open()
  // The line between D2 and B3 moves 10 m north over 100 m, V1 goes on unchanged, B4 comes on new ground, 20 cm of drawing noise.
  const one = await publish(
    '2015',
    [
      ['D2', [0, 0, 100, 40]],
      ['B3', [0, 40, 100, 90]],
      ['V1', [0, 90, 60, 100]],
    ],
    '2015-03-10',
  )
  const other = await publish(
    '2026',
    [
      ['D2', [0, 0, 100, 50]],
      ['B3', [0, 50, 100, 90]],
      ['V1', [0, 90, 60, 100]],
      ['B4', [100, 0, 130, 20]],
      ['V2', [0, 100, 60, 100.2]],
    ],
    '2026-11-20',
  )
  versions = [one, other]
  await sql`insert into regulation (plan_version_id, zone_code, buildable) values (${one}::uuid, 'D2', true), (${other}::uuid, 'D2', true)`.execute(
    desk.database.db,
  )
  await sql`insert into regulation_figure (plan_version_id, zone_code, parameter, value, article) values
    (${one}::uuid, 'D2', 'height_max_m', 14.5, 'art. 8'), (${other}::uuid, 'D2', 'height_max_m', 17.5, 'art. 9'),
    (${one}::uuid, 'D2', 'min_area_m2', 200, 'art. 4'), (${other}::uuid, 'D2', 'min_area_m2', null, 'art. 4'),
    (${one}::uuid, 'D2', 'levels_max', 4, 'art. 8'), (${other}::uuid, 'D2', 'levels_max', 4, 'art. 8')`.execute(
    desk.database.db,
  )
})
afterAll(() => desk.close())

test('two versions are told apart by area, in square metres, and what is thinner than the drawing is set aside', async () => {
  const { answer } = await desk.ask<PlanComparison>('GET', `/api/plans/compared?from=${versions[0]}&to=${versions[1]}`)
  expect(
    answer.areas.map(({ from, to, areaM2, places }) => [from, to, Math.round(areaM2 * 100) / 100, places]),
  ).toEqual([
    ['B3', 'D2', 1_000, 1],
    [null, 'B4', 600, 1],
  ])
  expect(answer.thinM2).toBeCloseTo(12, 6)
  expect(answer.areas[0]?.at).toHaveLength(2)
  expect(answer.areas[0]?.spots).toHaveLength(1)
  expect(answer.areas[0]?.spots[0]?.areaM2).toBeCloseTo(1_000, 6)
  expect(answer.areas[0]?.spots[0]?.at).toEqual(answer.areas[0]?.at)
  expect([answer.from.areaM2, answer.to.areaM2].map(Math.round)).toEqual([9_600, 10_212])
  expect(answer.unchangedM2).toBeCloseTo(8_600, 6)
})

test('and by rule, parameter by parameter, a figure no longer published among them', async () => {
  const { answer } = await desk.ask<PlanComparison>('GET', `/api/plans/compared?from=${versions[0]}&to=${versions[1]}`)
  expect(
    answer.rules.map(({ zone, parameter, from, to }) => [zone, parameter, from.value, to.value, to.absent]),
  ).toEqual([
    ['D2', 'height_max_m', 14.5, 17.5, false],
    ['D2', 'min_area_m2', 200, null, false],
  ])
})

test('a condition reworded and an article renumbered are changes of the règlement', async () => {
  const conditions = (version: string, words: string) =>
    sql`update regulation set conditions_fr = ${words}, conditions_article = 'art. 3' where plan_version_id = ${version}::uuid`.execute(
      desk.database.db,
    )
  await conditions(versions[0], 'Avis de l’architecte de zone')
  await conditions(versions[1], 'Avis de la commission esthétique')
  await sql`update regulation_figure set article = 'art. 12' where plan_version_id = ${versions[1]}::uuid
    and parameter = 'levels_max'`.execute(desk.database.db)
  const { answer } = await desk.ask<PlanComparison>('GET', `/api/plans/compared?from=${versions[0]}&to=${versions[1]}`)
  expect(answer.rules.map(({ parameter, to }) => [parameter, to.value, to.article])).toEqual(
    expect.arrayContaining([
      ['conditions_fr', 'Avis de la commission esthétique', 'art. 3'],
      ['levels_max', 4, 'art. 12'],
    ]),
  )
})

test('a label printed otherwise, conditions reworded in Arabic alone and a zone renamed are changes too, of zones both draw', async () => {
  const [one, other] = versions
  const { db } = desk.database
  await sql`update regulation set conditions_ar = case plan_version_id when ${one}::uuid then 'رأي أول' else 'رأي ثان' end
    where zone_code = 'D2'`.execute(db)
  await sql`update regulation_figure set printed_label = case plan_version_id when ${one}::uuid then 'H = 14,50 m' else 'R+5' end
    where parameter = 'height_max_m'`.execute(db)
  await sql`update zone set label_fr = 'Habitat dense', family = 'mixed' where plan_version_id = ${other}::uuid and code = 'D2'`.execute(
    db,
  )
  const { answer } = await desk.ask<PlanComparison>('GET', `/api/plans/compared?from=${one}&to=${other}`)
  const changed = new Map(answer.rules.map((rule) => [`${rule.zone} ${rule.parameter}`, rule]))
  expect(changed.get('D2 conditions_ar')).toMatchObject({ from: { value: 'رأي أول' }, to: { value: 'رأي ثان' } })
  expect(changed.get('D2 height_max_m')).toMatchObject({ from: { label: 'H = 14,50 m' }, to: { label: 'R+5' } })
  expect(changed.get('D2 label_fr')).toMatchObject({ from: { absent: true }, to: { value: 'Habitat dense' } })
  expect(changed.get('D2 family')).toMatchObject({ from: { value: 'housing' }, to: { value: 'mixed' } })
  // B4 and V2 come with the second version: their names are no change of a rule.
  expect(answer.rules.filter(({ zone }) => zone === 'B4' || zone === 'V2')).toEqual([])
})

test('versions of two plans are not compared', async () => {
  const { rows } = await sql<{
    id: string
  }>`insert into plan (id, code, kind, name_fr, name_ar) values (gen_random_uuid(), 'AUTRE', 'pa', 'Autre', 'آخر') returning id`.execute(
    desk.database.db,
  )
  await sql`insert into plan_version (id, plan_id, label, srid, perimeter, perimeter_3857, tolerance_m, source)
    select ${rows[0]?.id}::uuid, ${rows[0]?.id}::uuid, '1', srid, perimeter, perimeter_3857, 0.5, 'Essai' from plan_version where id = ${versions[0]}::uuid`.execute(
    desk.database.db,
  )
  expect(await desk.ask('GET', `/api/plans/compared?from=${versions[0]}&to=${rows[0]?.id}`)).toMatchObject({
    status: 422,
    answer: { code: 'PLAN_VERSIONS_APART' },
  })
})

test('a plan tells which of its versions binds on which day', async () => {
  const { answer } = await desk.ask<Plan>('GET', `/api/plans/${planId}`)
  expect(answer.versions.map(({ label, zones }) => [label, zones])).toEqual([
    ['2026', 5],
    ['2015', 3],
  ])
  expect(answer.timeline.map(({ from, bindingId }) => [from, bindingId])).toEqual([
    ['2015-03-10', versions[0]],
    ['2025-03-11', versions[0]],
    ['2026-11-20', versions[1]],
    ['2036-11-21', versions[1]],
  ])
  expect(answer.communes[0]?.code).toBeDefined()
  const listed = await desk.ask<z.infer<typeof plans>>('GET', `/api/plans?units=06.141&on=2020-01-01`)
  expect(listed.answer.plans.find(({ id }) => id === planId)).toMatchObject({
    label: '2015',
    versions: 2,
    standing: { state: 'in_force' },
  })
  expect((await desk.ask<z.infer<typeof plans>>('GET', '/api/plans?units=09.001')).answer.plans).toEqual([])
})
