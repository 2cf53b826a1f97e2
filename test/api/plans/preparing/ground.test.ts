import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { degreeGridM } from '../../../../api/plans/preparing/reading/degreeGrid.ts'
import { toWgs84 } from '../../../../spatial/crs/reproject.ts'
import { type Box, corners, ring } from '../../../build/ground.ts'
import { mappingOf, PlanDesk } from '../../../build/planDesk.ts'

let desk: PlanDesk
beforeAll(async () => {
  desk = await PlanDesk.open()
})
afterAll(() => desk.close())

test('ground that the version in force covers and the new one leaves is found place by place, and so is new ground', async () => {
  const mapping = mappingOf()
  const first = await desk.controlled(
    [
      ['D2', [0, 0, 100, 40]],
      ['B3', [0, 40, 100, 90]],
    ],
    mapping,
  )
  expect((await desk.findings(first.id)).filter(({ kind }) => kind.startsWith('ground_'))).toEqual([])
  await desk.publish(first, { kind: 'approved', onDay: '2020-03-10', act: 'Décret 1' })
  const second = await desk.controlled(
    [
      ['D2', [0, 0, 100, 40]],
      // 20 × 50 m of B3 are left, and 20 cm along its north side, thinner than the drawing.
      ['B3', [0, 40, 80, 89.8]],
      ['V1', [100, 0, 130, 20]],
    ],
    { ...mapping, version: { ...mapping.version, label: '2' } },
  )
  const found = await desk.findings(second.id)
  const [lost] = found.filter(({ kind }) => kind === 'ground_lost')
  expect(lost).toMatchObject({ severity: 'to_accept', subject: 'B3', ordinals: [], data: { version: '1' } })
  expect(lost?.areaM2).toBeCloseTo(1_000 + 80 * 0.2, 1)
  expect(lost?.at).toHaveLength(2)
  const [gained, ...others] = found.filter(({ kind }) => kind === 'ground_gained')
  expect(gained).toMatchObject({ severity: 'to_accept', subject: 'V1', ordinals: [2], data: { version: '1' } })
  expect(gained?.areaM2).toBeCloseTo(600, 1)
  expect(others).toEqual([])
})

describe('a file in degrees', () => {
  const inDegrees = (zones: readonly (readonly [code: string, box: Box])[], decimals: number) =>
    JSON.stringify({
      type: 'FeatureCollection',
      features: zones.map(([code, box]) => ({
        type: 'Feature',
        properties: { LIBELLE: code, TYPEZONE: code.slice(0, 1) },
        geometry: {
          type: 'Polygon',
          coordinates: [
            ring(corners(box)).map(([x = 0, y = 0]) =>
              toWgs84(26191, [x, y]).map((degrees) => Number(degrees.toFixed(decimals))),
            ),
          ],
        },
      })),
    })
  const toleranced = (toleranceM: number, finenessM?: number) => {
    const { version, ...mapping } = mappingOf()
    return { ...mapping, version: { ...version, toleranceM, ...(finenessM === undefined ? {} : { finenessM }) } }
  }

  test('has tolerances in metres all the same: one finer than its shift is refused, and its overlaps are judged as drawn', async () => {
    // Overlaps of 100 × 2 m and of 100 × 0.2 m.
    const given = await desk.give(
      inDegrees(
        [
          ['D2', [0, 0, 100, 40]],
          ['B3', [0, 38, 100, 80]],
          ['V1', [0, 79.8, 100, 120]],
        ],
        8,
      ),
    )
    expect(given.answer).toMatchObject({ srid: 26191, how: 'geographic', leastToleranceM: 7 })
    expect(given.answer.gridM).toBeCloseTo(0.0011132, 6)
    expect(await desk.map(given.answer.id, toleranced(0.5))).toMatchObject({
      status: 422,
      answer: { code: 'PLAN_TOLERANCE_FINER', field: 'version.toleranceM', data: { leastM: 7, typedM: 0.5 } },
    })
    expect((await desk.map(given.answer.id, toleranced(7, 0.5))).status).toBe(200)
    const draft = await desk.control(given.answer.id)
    const [overlap, ...others] = (await desk.findings(draft.id)).filter(({ kind }) => kind === 'overlap')
    expect(overlap?.subject).toBe('D2 / B3')
    expect(overlap?.areaM2).toBeCloseTo(200, 0)
    expect(others).toEqual([])
    const [sliver] = (await desk.findings(draft.id)).filter(({ kind }) => kind === 'sliver')
    expect(sliver?.areaM2).toBeCloseTo(20, 0)
  })

  test('written to four decimals is no finer than eleven metres', () => {
    expect(degreeGridM([[-7.5512, 33.5401]])).toBeCloseTo(11.13, 2)
    expect(
      degreeGridM([
        [-7.5, 33.54],
        [-7.55123, 33],
      ]),
    ).toBeCloseTo(1.113, 3)
  })
})
