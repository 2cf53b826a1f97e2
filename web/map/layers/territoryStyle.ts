import Stroke from 'ol/style/Stroke.js'
import Style, { type StyleFunction } from 'ol/style/Style.js'
import type { MapLanguage } from '../MapContext.ts'
import { PALETTE } from '../palette.ts'
import { BOUNDARY_PX } from './boundaries.ts'
import { labelIn } from './label.ts'
import { mapText, resolutionAt } from './mapText.ts'

type Boundary = {
  readonly width: number
  readonly colour: string
  readonly size: number
  readonly weight: number
  /** Zooms between which the name is written. */
  readonly named: readonly [number, number]
  /** Written even where it is longer than its territory is wide. */
  readonly spills?: boolean
}

const LOOKS = {
  regions: { width: BOUNDARY_PX.regions, colour: PALETTE.muted, size: 13, weight: 600, named: [5, 7.5], spills: true },
  provinces: { width: BOUNDARY_PX.provinces, colour: PALETTE.muted, size: 12, weight: 600, named: [7.5, 9.5] },
  communes: { width: BOUNDARY_PX.communes, colour: PALETTE.muted, size: 12, weight: 400, named: [9.5, 14.5] },
} as const satisfies Record<string, Boundary>

/** Over figures it is the fills that speak. */
const PALER = { regions: 1.2, provinces: 0.6, communes: 0.4 } as const

const styleOf = ({ width, colour, size, weight, spills = false }: Boundary, lineDash?: number[]): Style =>
  new Style({
    stroke: new Stroke({ color: colour, width, ...(lineDash ? { lineDash } : {}) }),
    text: mapText({ size, weight, colour: PALETTE.muted, overflow: spills }),
  })

function boundaryStyle(look: Boundary, language: MapLanguage): StyleFunction {
  const [certain, approximate] = [styleOf(look), styleOf(look, [4, 3])]
  const [widest, closest] = [resolutionAt(look.named[0]), resolutionAt(look.named[1])]
  return (feature, resolution) => {
    const style = feature.get('outline') === 'approximate' ? approximate : certain
    const named = feature.get('named') === true && resolution <= widest && resolution > closest
    style.getText()?.setText(named ? labelIn(language, feature.get('nameFr'), feature.get('nameAr')) : '')
    return style
  }
}

export const regionStyle = (language: MapLanguage) => boundaryStyle(LOOKS.regions, language)
export const provinceStyle = (language: MapLanguage) => boundaryStyle(LOOKS.provinces, language)
/** Dashed where the outline is only an approximation. */
export const communeStyle = (language: MapLanguage) => boundaryStyle(LOOKS.communes, language)

/** The same boundaries thin and pale, for a map whose territories are filled. */
export const paleStyle = (name: keyof typeof LOOKS, language: MapLanguage) =>
  boundaryStyle({ ...LOOKS[name], width: PALER[name], colour: PALETTE.lineStrong }, language)
