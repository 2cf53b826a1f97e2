import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { versionActs } from '../../../../api/plans/standings.ts'
import type { Corner } from '../../../build/ground.ts'
import { mappingOf, PlanDesk, type Zone, zoneFile } from '../../../build/planDesk.ts'
import { sharedData } from '../../../build/sharedData.ts'

const [RADIUS, STEP] = [6_000, (2 * Math.PI) / 500_000]
/** One zone of half a million vertices, drawn before anything listens: it takes seconds. */
const HALF_A_MILLION = zoneFile([
  [
    'D2',
    Array.from({ length: 500_000 }, (_, nth): Corner => [RADIUS * Math.cos(nth * STEP), RADIUS * Math.sin(nth * STEP)]),
  ],
])

let desk: PlanDesk
beforeAll(async () => {
  desk = await PlanDesk.open()
})
afterAll(() => desk.close())

const law = async () => ({
  acts: await versionActs(desk.database.db),
  zones: await desk.database.db
    .selectFrom('zone')
    .select(({ fn }) => fn.countAll().as('n'))
    .execute(),
})

test('a thousand overlaps are counted and held, each with its place, and the law stays what it was', async () => {
  const before = await law()
  // 1,001 strips of 40 × 10 m, each over the next by 1 m: 1,000 overlaps of 40 m².
  const strips = Array.from({ length: 1_001 }, (_, nth): Zone => ['D2', [0, nth * 9, 40, nth * 9 + 10]])
  const draft = await desk.controlled(strips)
  const overlaps = draft.control?.counts.find(({ kind }) => kind === 'overlap')
  expect(overlaps).toMatchObject({ severity: 'to_accept', count: 1_000, open: 1_000 })
  expect(overlaps?.areaM2).toBeCloseTo(40_000, 2)
  const listed = (await desk.findings(draft.id)).filter(({ kind }) => kind === 'overlap')
  expect(listed.length).toBeGreaterThan(400)
  expect(
    listed.every(({ at, ordinals, areaM2 }) => at && ordinals.length === 2 && Math.abs((areaM2 ?? 0) - 40) < 1e-6),
  ).toBe(true)
  expect(await desk.post(draft.id, 'submit')).toMatchObject({ status: 409, answer: { code: 'PLAN_NOT_CONTROLLED' } })
  const act = { kind: 'approved', onDay: '2026-11-20', act: 'Décret' }
  expect(await desk.post(draft.id, 'publish', act, desk.second.headers)).toMatchObject({
    status: 409,
    answer: { code: 'PLAN_DRAFT_NOT_AT_THIS_STEP' },
  })
  expect(await law()).toEqual(before)
})

test('more findings than anyone reads are counted in all, the largest listed, and the cut blocks', async () => {
  // Each of 205 boxes lies over every other: 205 × 204 / 2 = 20,910 overlaps.
  const boxes = Array.from(
    { length: 205 },
    (_, nth): Zone => ['D2', [nth * 0.2, nth * 0.1, 100 + nth * 0.2, 80 + nth * 0.1]],
  )
  const draft = await desk.controlled(boxes)
  expect(draft.control).toMatchObject({ state: 'done' })
  expect(draft.control?.counts.find(({ kind }) => kind === 'overlap')).toMatchObject({ count: 20_910, open: 20_000 })
  const [cut] = (await desk.findings(draft.id)).filter(({ kind }) => kind === 'list_cut')
  expect(cut).toMatchObject({ severity: 'blocking', data: { of: 'overlap', total: 20_910, listed: 20_000 } })
  await desk.post(draft.id, 'findings/accept', { kind: 'overlap', reason: 'Tous voulus' })
  for (const kind of ['code_without_regulation', 'gap'])
    await desk.post(draft.id, 'findings/accept', { kind, reason: 'Tous voulus' })
  expect(await desk.post(draft.id, 'submit')).toMatchObject({ status: 409, answer: { code: 'PLAN_NOT_CONTROLLED' } })
})

test('a zone of half a million vertices is read and controlled in bounded time', { timeout: 240_000 }, async () => {
  const started = performance.now()
  const draft = await desk.controlledFile(HALF_A_MILLION)
  const seconds = (performance.now() - started) / 1000
  expect(draft.control).toMatchObject({ state: 'done', zones: 1 })
  expect(draft.control?.areaM2).toBeCloseTo(Math.PI * RADIUS ** 2, -3)
  expect(seconds).toBeLessThan(110)
})

test('codes nobody maps are held with how many shapes and how much ground each has', async () => {
  const zones: Zone[] = [
    ['X1', [0, 0, 100, 40]],
    ['X2', [0, 40, 100, 60]],
    ['?', [0, 60, 100, 70]],
  ]
  const draft = await desk.controlled(zones, mappingOf({ fields: { code: 'LIBELLE' }, families: {} }))
  const unknown = (await desk.findings(draft.id)).filter(({ kind }) => kind === 'code_unknown')
  expect(unknown.map(({ subject, areaM2, severity }) => [subject, Math.round(areaM2 ?? 0), severity]).sort()).toEqual([
    ['?', 1_000, 'blocking'],
    ['X1', 4_000, 'blocking'],
    ['X2', 2_000, 'blocking'],
  ])
})

const PLUI = sharedData('zoning/moved-to-26191/ZONE_URBA.zip')
describe.skipIf(PLUI === null)('the real plan', () => {
  test('cut in two, at whatever byte, is refused as damaged and leaves nothing behind', {
    timeout: 60_000,
  }, async () => {
    const bytes = readFileSync(PLUI ?? '')
    const counted = () =>
      desk.database.db
        .selectFrom('plan_draft')
        .select(({ fn }) => fn.countAll().as('n'))
        .execute()
    const before = await counted()
    for (const share of [0.1, 0.5, 0.95]) {
      const half = bytes.subarray(0, Math.floor(bytes.length * share))
      expect(await desk.give(half, { name: 'plan.zip' })).toMatchObject({
        status: 422,
        answer: { code: 'PLAN_FILE_UNREADABLE', data: { why: 'ARCHIVE_DAMAGED' } },
      })
    }
    expect(await counted()).toEqual(before)
  })

  test('told to be of another Lambert zone is held: where it falls, and in whose commune', {
    timeout: 60_000,
  }, async () => {
    await desk.people.body('urban_agency', ['MA'])
    const bytes = readFileSync(PLUI ?? '')
    const given = await desk.give(bytes, { name: 'plan.zip', more: '&srid=26192' })
    if (given.status !== 201) {
      expect(given).toMatchObject({ status: 422, answer: { code: 'PLAN_FILE_UNREADABLE' } })
      return
    }
    await desk.map(
      given.answer.id,
      mappingOf({ families: { U: 'housing', AUs: 'reserve', AUc: 'reserve', N: 'green', A: 'agriculture' } }),
    )
    const draft = await desk.control(given.answer.id)
    expect(draft.control?.counts.find(({ kind }) => kind === 'wrong_legal_zone')).toMatchObject({
      severity: 'blocking',
      count: 1,
    })
    expect(
      draft.control?.counts.find(({ kind, severity }) => kind === 'outside_territory' && severity === 'blocking'),
    ).toBeDefined()
  })
})
