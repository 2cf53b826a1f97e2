import type { Bilingual } from '../bilingual.ts'
import { squareMetres } from '../conformity/figures.ts'
import { ar, fr } from '../conformity/phrases.ts'
import { figureEntry, figureIn, unknownFigure } from './because.ts'
import { areaOf } from './region.ts'
import type { Because, EnvelopeZone } from './types.ts'
import type { ZoneGround } from './zoneGround.ts'

export type Ceilings = {
  readonly footprintMaxM2: number | null
  readonly floorAreaMaxM2: number | null
  readonly because: readonly Because[]
}

/** Down to the hundredth, and never down by what a double cannot hold. */
export const down = (value: number): number => Math.floor(value * 100 + 1e-4) / 100

const that = (m2: number): Bilingual => ({
  fr: fr`Soit ${squareMetres(m2)}.`,
  ar: ar`أي ${squareMetres(m2)}.`,
})

/** The most ground and the most floor that one zone allows on its part; null where its own figure is not published. */
export function ceilings(of: ZoneGround, footprintCapM2: number | null): Ceilings {
  const footprint = footprintOf(of, footprintCapM2)
  const floors = floorsOf(of, footprint.maxM2)
  return {
    footprintMaxM2: footprint.maxM2,
    floorAreaMaxM2: floors.maxM2,
    because: [...footprint.because, ...floors.because],
  }
}

type Ceiling = { readonly maxM2: number | null; readonly because: readonly Because[] }

/** The ratio of the whole part, an absolute maximum where there is one, the green share, and the envelope's own ground. */
function footprintOf({ zone, areaM2, base }: ZoneGround, capM2: number | null): Ceiling {
  const ratio = figureIn(zone, 'footprint_ratio_max')
  const green = figureIn(zone, 'green_share_min')
  const byGreen = green === null ? Number.POSITIVE_INFINITY : (1 - green) * areaM2
  const besideGreen = (sets: boolean): readonly Because[] =>
    green === null
      ? []
      : [figureEntry(zone, 'green_share_min', { sets: sets ? 'footprint' : null, adds: that(down(byGreen)) })]
  if (ratio === null)
    return { maxM2: null, because: [unknownFigure(zone, 'footprint_ratio_max'), ...besideGreen(false)] }
  const byRatio = Math.min(ratio * areaM2, capM2 ?? Number.POSITIVE_INFINITY)
  const maxM2 = Math.min(byRatio, byGreen, areaOf(base))
  const entry = figureEntry(zone, 'footprint_ratio_max', {
    sets: byRatio === maxM2 ? 'footprint' : null,
    adds: that(down(byRatio)),
  })
  return { maxM2: down(maxM2), because: [entry, ...besideGreen(byGreen === maxM2 && byGreen < byRatio)] }
}

/** The ratio of the whole part, and no more than the footprint on every level where both are known. */
function floorsOf({ zone, areaM2 }: ZoneGround, footprintM2: number | null): Ceiling {
  const [ratio, levels] = [figureIn(zone, 'floor_ratio_max'), figureIn(zone, 'levels_max')]
  const byLevels = levels === null || footprintM2 === null ? null : footprintM2 * levels
  const stacked = levelsEntry(zone, {
    byLevels,
    sets: ratio !== null && byLevels !== null && byLevels < ratio * areaM2,
  })
  if (ratio === null) return { maxM2: null, because: [unknownFigure(zone, 'floor_ratio_max'), stacked] }
  const byRatio = ratio * areaM2
  const sets = byLevels === null || byRatio <= byLevels ? 'floorArea' : null
  const entry = figureEntry(zone, 'floor_ratio_max', { sets, adds: that(down(byRatio)) })
  return { maxM2: down(Math.min(byRatio, byLevels ?? byRatio)), because: [entry, stacked] }
}

function levelsEntry(zone: EnvelopeZone, { byLevels, sets }: { byLevels: number | null; sets: boolean }): Because {
  if (figureIn(zone, 'levels_max') === null) return unknownFigure(zone, 'levels_max')
  return figureEntry(zone, 'levels_max', {
    sets: sets ? 'floorArea' : null,
    adds: byLevels === null ? null : that(down(byLevels)),
  })
}

/** A plot smaller or narrower than the zone asks: nothing is authorised on it short of an exception. */
export function minimumEntries(
  zone: EnvelopeZone,
  plot: { readonly areaM2: number; readonly widthM: number },
): readonly Because[] {
  const short = (parameter: 'min_area_m2' | 'min_width_m', measured: number): readonly Because[] => {
    const least = figureIn(zone, parameter)
    if (least === null || measured >= least - 0.005) return []
    return [figureEntry(zone, parameter, { effect: 'below_minimum', adds: TOO_SMALL })]
  }
  return [...short('min_area_m2', plot.areaM2), ...short('min_width_m', plot.widthM)]
}

const TOO_SMALL: Bilingual = {
  fr: fr`La parcelle est en dessous : rien n'y est autorisé sans dérogation.`,
  ar: 'القطعة دون ذلك: لا يرخص فيها بشيء دون استثناء.',
}
