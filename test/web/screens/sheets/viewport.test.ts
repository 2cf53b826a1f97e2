import { describe, expect, test } from 'vitest'
import { regionInSight } from '../../../../web/screens/sheets/SheetCanvas.tsx'
import { fitted, keptInSight, toPage, zoomedAt } from '../../../../web/screens/sheets/viewport.ts'

const A3 = { width: 420, height: 297 }
const ROOM = { width: 864, height: 1000 }

describe('a page in its room', () => {
  test('an A3 across a room of 864 px, 12 px free on each side, is 2 px a millimetre and in the middle', () => {
    expect(fitted(A3, ROOM)).toEqual({ pxPerMm: 2, x: 12, y: 203 })
  })

  test('what lies under the pointer stays there when it is zoomed', () => {
    const view = fitted(A3, ROOM)
    const at = { x: 212, y: 303 }
    expect(toPage(view, at)).toEqual([100, 50])
    expect(toPage(zoomedAt(view, 3, at), at)).toEqual([100, 50])
  })

  test('never goes quite out of sight', () => {
    const far = keptInSight({ pxPerMm: 2, x: -9000, y: 9000 }, A3, ROOM)
    expect(far).toEqual({ pxPerMm: 2, x: 64 - 840, y: 1000 - 64 })
  })

  test('is drawn in parts no larger than the room once it is larger than the room', () => {
    expect(regionInSight(fitted(A3, ROOM), A3, ROOM, 1)).toBe(null)
    const close = { pxPerMm: 10, x: -1000, y: -500 }
    expect(regionInSight(close, A3, ROOM, 1)).toEqual({ pxPerMm: 10, left: 1000, top: 500, width: 864, height: 1000 })
    const wall = { width: 4000, height: 3000 }
    const sharp = regionInSight(close, { width: 2000, height: 2000 }, wall, 2)
    expect((sharp?.width ?? 0) * (sharp?.height ?? 0)).toBeLessThanOrEqual(8_100_000)
  })
})
