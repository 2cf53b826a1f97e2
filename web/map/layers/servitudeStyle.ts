import Fill from 'ol/style/Fill.js'
import Stroke from 'ol/style/Stroke.js'
import Style, { type StyleFunction } from 'ol/style/Style.js'
import { EFFECT_COLOURS, EFFECT_HATCHES } from '../../../api/contract/mapMarks.ts'
import { SERVITUDE_EFFECTS, type ServitudeEffect } from '../../../spatial/conformity/types.ts'
import { hatchPattern } from '../hatching.ts'
import type { MapLanguage } from '../MapContext.ts'
import { labelIn } from './label.ts'
import { mapText, resolutionAt } from './mapText.ts'

const NAMES_FROM = resolutionAt(16)

export const isEffect = (value: unknown): value is ServitudeEffect =>
  SERVITUDE_EFFECTS.some((effect) => effect === value)

function look(effect: ServitudeEffect, pixelRatio: number): Style {
  const colour = EFFECT_COLOURS[effect]
  return new Style({
    fill: new Fill({ color: hatchPattern(EFFECT_HATCHES[effect], colour, pixelRatio) }),
    stroke: new Stroke({ color: colour, width: 1.2 }),
    text: mapText({ size: 11, colour }),
  })
}

type Looks = ReadonlyMap<ServitudeEffect, Style>

/** Patterns are made of device pixels: one set a pixel ratio, which printing changes. */
function looksByRatio(): (pixelRatio: number) => Looks {
  const made = new Map<number, Looks>()
  return (pixelRatio) => {
    const known = made.get(pixelRatio)
    if (known) return known
    const looks = new Map(SERVITUDE_EFFECTS.map((effect) => [effect, look(effect, pixelRatio)]))
    made.set(pixelRatio, looks)
    return looks
  }
}

/** Hatching by effect, nothing filled: the zone stays readable underneath. */
export function servitudeStyle(language: MapLanguage, pixelRatio: () => number): StyleFunction {
  const looks = looksByRatio()
  return (feature, resolution) => {
    const effect = feature.get('effect')
    const style = isEffect(effect) ? looks(pixelRatio()).get(effect) : undefined
    const named = resolution <= NAMES_FROM
    style?.getText()?.setText(named ? labelIn(language, feature.get('nameFr'), feature.get('nameAr')) : '')
    return style
  }
}
