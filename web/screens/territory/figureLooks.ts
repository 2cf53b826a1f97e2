import type { Look, Looks } from '../../map/layers/territories/looks.ts'
import type { TerritoryCircle } from '../../map/layers/territories/TerritoryCircles.tsx'
import { PALETTE, SEVEN_STEPS } from '../../map/palette.ts'
import { type APART, type ClassKey, isStep, radiusOf, type Scale, STEPS, shadeOf } from './classes.ts'
import { agencyOf, type Place } from './places.ts'
import type { DrawnRow } from './ranking.ts'
import type { ScaleName } from './territorySearch.ts'

const { paper, line, lineStrong, ink, land } = PALETTE

/** Told apart by their hatching and by their words, never by a colour alone. */
export const APART_LOOKS: Readonly<Record<(typeof APART)[number], Look>> = {
  zero: { fill: paper, stroke: lineStrong, hatch: { marks: 'upright', colour: lineStrong } },
  none: { fill: land, stroke: line, hatch: { marks: 'diagonal', colour: line } },
  withheld: { fill: paper, stroke: line, hatch: { marks: 'dotted', colour: lineStrong } },
  unknown: { fill: land, stroke: line, hatch: { marks: 'crossed', colour: line } },
}

/** Under circles; and what the legend's filter leaves out. */
const BARE: Look = { fill: paper, stroke: line }
const LEFT_OUT: Look = { fill: land, stroke: line }

const FIRST_DARK = 4

type StepLooks = { readonly plain: Look; readonly few: Look }

function shade(fill: string, index: number): StepLooks {
  const marks = { marks: 'dotted', colour: index >= FIRST_DARK ? paper : ink } as const
  return { plain: { fill }, few: { fill, hatch: marks } }
}

const SHADES = {
  warm: SEVEN_STEPS.warm.map(shade),
  cividis: SEVEN_STEPS.cividis.map(shade),
}

/** The colour of a step, as the legend and the map show it. */
export const colourOf = (step: number, scale: Scale, name: ScaleName): string =>
  SEVEN_STEPS[name][shadeOf(step, scale)] ?? paper

const CIRCLE_SHADE = 5
export const circleColour = (name: ScaleName): string => SEVEN_STEPS[name][CIRCLE_SHADE] ?? ink

export type Drawn = { readonly scale: Scale; readonly name: ScaleName; readonly shown: ReadonlySet<ClassKey> }

function lookOf({ key, few }: DrawnRow, { scale, name, shown }: Drawn): Look {
  if (shown.size > 0 && !shown.has(key)) return LEFT_OUT
  if (!isStep(key)) return APART_LOOKS[key]
  if (scale.drawn === 'circles') return BARE
  const looks = SHADES[name][shadeOf(STEPS.indexOf(key), scale)]
  return (few ? looks?.few : looks?.plain) ?? BARE
}

/** What agencies look like, laid on their communes; a commune of none that is known, or of several, is hatched. */
export function onCommunes(looks: Looks, communes: readonly Place[], shown: ReadonlySet<ClassKey>): Looks {
  const apart = shown.size > 0 && !shown.has('unknown') ? LEFT_OUT : APART_LOOKS.unknown
  return new Map(communes.map((commune) => [commune.code, looks.get(agencyOf(commune) ?? '') ?? apart]))
}

export const looksOf = (rows: readonly DrawnRow[], drawn: Drawn): Looks =>
  new Map(rows.map((row) => [row.place.code, lookOf(row, drawn)]))

/** The circles of counts; none where a scale is drawn by fills. */
export function circlesOf(rows: readonly DrawnRow[], { scale, name, shown }: Drawn): readonly TerritoryCircle[] {
  if (scale.drawn === 'fills') return []
  const fill = circleColour(name)
  return rows.flatMap(({ place: { code, at }, figure, key }) => {
    if (!at || !figure.value || (shown.size > 0 && !shown.has(key))) return []
    return [{ code, at, radius: radiusOf(figure.value, scale), fill }]
  })
}
