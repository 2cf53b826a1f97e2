import { SCALES, type ScaleName } from './territorySearch.ts'

const KEPT_AS = 'rokhas.territory.scale'

/** The colours last chosen on this device. */
export function keptScale(): ScaleName | undefined {
  try {
    const kept = localStorage.getItem(KEPT_AS)
    return SCALES.find((scale) => scale === kept)
  } catch {
    return undefined
  }
}

/** Storage may be shut (private window): the address carries the choice too. */
export function keepScale(scale: ScaleName): void {
  try {
    localStorage.setItem(KEPT_AS, scale)
  } catch {
    // nothing is lost but the habit
  }
}
