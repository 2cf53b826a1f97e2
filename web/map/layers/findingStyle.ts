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

function styles(verdict: Verdict, word: string, focused: boolean, pixelRatio: number): Style[] {
  const colour = VERDICT_COLOURS[verdict]
  const hatch = VERDICT_HATCHES[verdict]
  const zIndex = (focused ? 10 : 0) + VERDICTS.indexOf(verdict)
  const text = mapText({ size: 13, weight: 600, colour, overflow: true })
  text.setOffsetY(20)
  text.setText(word)
  const named = focused || verdict !== 'compliant'
  return [
    new Style({ stroke: new Stroke({ color: PALETTE.paper, width: focused ? 14 : 5 }), zIndex }),
    new Style({
      stroke: new Stroke({ color: colour, width: focused ? 10 : 2.5 }),
      fill: new Fill({ color: hatch ? hatchPattern(hatch, colour, pixelRatio) : 'rgba(255, 255, 255, 0.01)' }),
      zIndex,
    }),
    new Style({ geometry: spotOf, image: mark(verdict), ...(named ? { text } : {}), zIndex: zIndex + 20 }),
  ]
}

/** Shape, hatching and word for each verdict; colour is only the fourth way to say it. */
export function findingStyle(wordOf: (verdict: Verdict) => string, pixelRatio: () => number): StyleFunction {
  const made = new Map<string, Style[]>()
  return (feature) => {
    const verdict = feature.get('verdict') as Verdict // set by FindingsLayer alone
    const focused = feature.get('focused') === true
    const key = `${verdict} ${focused} ${pixelRatio()}`
    const known = made.get(key)
    if (known) return known
    const fresh = styles(verdict, wordOf(verdict), focused, pixelRatio())
    made.set(key, fresh)
    return fresh
  }
}
