import type Feature from 'ol/Feature.js'
import type { FeatureLike } from 'ol/Feature.js'
import CircleStyle from 'ol/style/Circle.js'
import Fill from 'ol/style/Fill.js'
import type ImageStyle from 'ol/style/Image.js'
import RegularShape from 'ol/style/RegularShape.js'
import Stroke from 'ol/style/Stroke.js'
import Style, { type StyleFunction } from 'ol/style/Style.js'
import { VERDICTS, type Verdict } from '../../../spatial/conformity/types.ts'
import { hatchPattern, VERDICT_HATCHES } from '../hatching.ts'
import { PALETTE, VERDICT_COLOURS } from '../palette.ts'
import { mapText } from './mapText.ts'

const MARK_PX = 8

/** ● compliant, ◆ reserved, ■ noncompliant, ○ unverified: the same shapes as in the lists. */
function mark(verdict: Verdict): ImageStyle {
  const stroke = new Stroke({ color: PALETTE.paper, width: 1.5 })
  const fill = new Fill({ color: VERDICT_COLOURS[verdict] })
  if (verdict === 'compliant') return new CircleStyle({ radius: MARK_PX - 1, fill, stroke })
  if (verdict === 'reserved') return new RegularShape({ points: 4, radius: MARK_PX + 1, fill, stroke })
  if (verdict === 'noncompliant')
    return new RegularShape({ points: 4, radius: MARK_PX + 2, angle: Math.PI / 4, fill, stroke })
  const ring = new Stroke({ color: VERDICT_COLOURS[verdict], width: 2.5 })
  return new CircleStyle({ radius: MARK_PX - 1.5, fill: new Fill({ color: PALETTE.paper }), stroke: ring })
}

/** The point where a finding's mark stands; set beside the geometry by FindingsLayer. */
const spotOf = (feature: FeatureLike) => (feature as Feature).get('spot')

type Look = { readonly verdict: Verdict; readonly focused: boolean; readonly pixelRatio: number }

const depth = ({ verdict, focused }: Look) => (focused ? 10 : 0) + VERDICTS.indexOf(verdict)

function placeStyles(look: Look): Style[] {
  const { verdict, focused, pixelRatio } = look
  const colour = VERDICT_COLOURS[verdict]
  const hatch = VERDICT_HATCHES[verdict]
  const zIndex = depth(look)
  return [
    new Style({ stroke: new Stroke({ color: PALETTE.paper, width: focused ? 12 : 5 }), zIndex }),
    new Style({
      stroke: new Stroke({ color: colour, width: focused ? 8 : 2.5 }),
      fill: new Fill({ color: hatch ? hatchPattern(hatch, colour, pixelRatio) : 'rgba(255, 255, 255, 0.01)' }),
      zIndex,
    }),
  ]
}

function markStyles(look: Look, word: string): Style[] {
  const { verdict, focused } = look
  const text = mapText({ size: 13, weight: 600, colour: VERDICT_COLOURS[verdict], overflow: true })
  text.setOffsetY(20)
  text.setText(word)
  const named = focused || verdict !== 'compliant'
  return [new Style({ geometry: spotOf, image: mark(verdict), ...(named ? { text } : {}), zIndex: depth(look) })]
}

function remembered(pixelRatio: () => number, make: (look: Look) => Style[]): StyleFunction {
  const made = new Map<string, Style[]>()
  return (feature) => {
    const verdict = feature.get('verdict') as Verdict // set by FindingsLayer alone
    const look: Look = { verdict, focused: feature.get('focused') === true, pixelRatio: pixelRatio() }
    const key = `${verdict} ${look.focused} ${look.pixelRatio}`
    const known = made.get(key)
    if (known) return known
    const fresh = make(look)
    made.set(key, fresh)
    return fresh
  }
}

/** The place of a finding: outline and hatching in the colour of its verdict. */
export const findingPlaceStyle = (pixelRatio: () => number): StyleFunction => remembered(pixelRatio, placeStyles)

/** The mark and the word of a finding, over everything: colour is only the last way to say it. */
export const findingMarkStyle = (wordOf: (verdict: Verdict) => string): StyleFunction =>
  remembered(
    () => 1,
    (look) => markStyles(look, wordOf(look.verdict)),
  )
