// @vitest-environment node
import { describe, expect, test } from 'vitest'
import { EFFECT_HATCHES, HATCH_PX, HATCHES, type HatchLine, ZONE_FILLS } from '../../../api/contract/mapMarks.ts'
import { SERVITUDE_EFFECTS, VERDICTS, ZONE_FAMILIES } from '../../../spatial/conformity/types.ts'
import { VERDICT_HATCHES } from '../../../web/map/hatching.ts'
import { VERDICT_MARKS } from '../../../web/map/palette.ts'

/** Heights at which lines meet a vertical edge of the square. */
const heightsAt = (lines: readonly HatchLine[], x: number) =>
  lines
    .flatMap(([[x1, y1], [x2, y2]]) => {
      if (x1 === x2) return []
      const y = y1 + ((x - x1) / (x2 - x1)) * (y2 - y1)
      return y > 0 && y < HATCH_PX ? [y] : []
    })
    .sort((a, b) => a - b)

describe('hatching', () => {
  test('no two effects of a servitude look alike without colour', () => {
    expect(new Set(SERVITUDE_EFFECTS.map((effect) => EFFECT_HATCHES[effect])).size).toBe(SERVITUDE_EFFECTS.length)
  })

  test('no two verdicts look alike without colour, by hatching or by mark', () => {
    expect(new Set(VERDICTS.map((verdict) => VERDICT_HATCHES[verdict])).size).toBe(VERDICTS.length)
    expect(new Set(VERDICTS.map((verdict) => VERDICT_MARKS[verdict])).size).toBe(VERDICTS.length)
  })

  test('strokes that leave the square on one side come in at the same height on the other: no seam', () => {
    for (const { lines } of Object.values(HATCHES)) expect(heightsAt(lines, 0)).toEqual(heightsAt(lines, HATCH_PX))
  })

  test('dots stand inside the square whole', () => {
    for (const { dots } of Object.values(HATCHES))
      for (const at of dots.flat()) expect(at >= 2 && at <= HATCH_PX - 2).toBe(true)
  })

  test('every family of zones has a fill of its own and they are never more than twelve', () => {
    expect(new Set(ZONE_FAMILIES.map((family) => ZONE_FILLS[family])).size).toBe(ZONE_FAMILIES.length)
    expect(ZONE_FAMILIES.length).toBeLessThanOrEqual(12)
  })
})
