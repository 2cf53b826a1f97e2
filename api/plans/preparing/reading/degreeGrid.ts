import type { Position } from '../../../../spatial/geometry/types.ts'

/** One degree of the equator of WGS 84 (a = 6,378,137 m): the longest a degree is. */
const DEGREE_M = (Math.PI * 6_378_137) / 180

const MOST_ASKED = 2_000

/** Digits after the point, as the shortest way of writing the number has them. */
function decimalsOf(value: number): number {
  const [digits = '', exponent = '0'] = String(value).split('e')
  return Math.max(0, (digits.split('.')[1]?.length ?? 0) - Number(exponent))
}

/** How finely coordinates in degrees are written, metres: the step of their last decimal. */
export function degreeGridM(positions: readonly Position[]): number {
  const step = Math.max(1, Math.floor(positions.length / MOST_ASKED))
  const asked = positions.filter((_, index) => index % step === 0)
  const decimals = asked.reduce((most, [lon, lat]) => Math.max(most, decimalsOf(lon), decimalsOf(lat)), 0)
  return DEGREE_M / 10 ** decimals
}
