// @vitest-environment node
import { describe, expect, test, vi } from 'vitest'
import type { SnapAnswer } from '../../../api/contract/snap.ts'
import { bboxOf, type FetchSnap, SnapSource } from '../../../web/map/draw/snapSource.ts'

const answer = (complete: boolean): SnapAnswer => ({
  srid: 26191,
  complete,
  lines: [
    {
      layer: 'parcels',
      id: 'p',
      label: null,
      geometry: { type: 'MultiLineString', coordinates: [] },
      legal: {
        type: 'MultiLineString',
        coordinates: [
          [
            [300000, 330000],
            [300040, 330002],
          ],
        ],
      },
    },
  ],
})

const around = (x: number, y: number, halfM = 2) => ({ srid: 26191, center: [x, y], halfM }) as const

describe('reading the lines to hold to', () => {
  test('one block is read for all the moves inside it', async () => {
    const ask = vi.fn<FetchSnap>(async () => answer(true))
    const source = new SnapSource(ask, () => {})
    expect((await source.at(around(300001, 330000)))?.at).toEqual([300000, 330000])
    expect((await source.at(around(300039, 330002)))?.at).toEqual([300040, 330002])
    expect(ask).toHaveBeenCalledTimes(1)
  })

  test('an answer that could not carry everything serves its own place only', async () => {
    const ask = vi.fn<FetchSnap>(async () => answer(false))
    const source = new SnapSource(ask, () => {})
    await source.at(around(300001, 330000))
    expect(source.known(around(300001, 330000))).not.toBeNull()
    expect(source.known(around(300001.5, 330000))).toBeNull()
    await source.at(around(300001.5, 330000))
    expect(ask).toHaveBeenCalledTimes(2)
  })

  test('far out, the box read still holds the whole tolerance of the pointer', async () => {
    const ask = vi.fn<FetchSnap>(async () => answer(false))
    await new SnapSource(ask, () => {}).at(around(300000, 330000, 1800))
    const [west = 0, south = 0, east = 0, north = 0] = (ask.mock.calls[0]?.[0] ?? '').split(',').map(Number)
    // 2 x 2 700 m: 0.0485 degree of latitude and 0.0582 of longitude at 33.55 north, and a little for the turned grid.
    expect(north - south).toBeGreaterThan(0.0485)
    expect(north - south).toBeLessThan(0.052)
    expect(east - west).toBeGreaterThan(0.058)
    expect(east - west).toBeLessThan(0.062)
  })

  test('when the lines can not be read nothing holds, and it is said', async () => {
    const told: boolean[] = []
    const source = new SnapSource(
      async () => {
        throw new Error('network down')
      },
      (available) => told.push(available),
    )
    expect(await source.at(around(300000, 330000))).toBeNull()
    expect(told).toEqual([false])
  })

  test('a question left behind by a newer one is no failure', async () => {
    const told: boolean[] = []
    const ask: FetchSnap = (_, __, signal) =>
      new Promise((resolve, reject) => {
        signal.addEventListener('abort', () => reject(new Error('aborted')))
        setTimeout(() => resolve(answer(true)), 20)
      })
    const source = new SnapSource(ask, (available) => told.push(available))
    const first = source.at(around(300000, 330000))
    const second = source.at(around(310000, 330000))
    expect(await first).toBeNull()
    await second
    expect(told).toEqual([true])
  })

  test('the box is asked in degrees, west first', () => {
    // cs2cs puts X 300 000, Y 330 000 of zone 1 at -7.55288049, 33.54937098.
    const [west = 0, south = 0, east = 0, north = 0] = bboxOf(around(300000, 330000, 1))
      .split(',')
      .map(Number)
    expect((west + east) / 2).toBeCloseTo(-7.55288, 5)
    expect((south + north) / 2).toBeCloseTo(33.54937, 5)
    expect(west).toBeLessThan(east)
  })
})
