import CircleStyle from 'ol/style/Circle.js'
import Fill from 'ol/style/Fill.js'
import type ImageStyle from 'ol/style/Image.js'
import RegularShape from 'ol/style/RegularShape.js'
import Stroke from 'ol/style/Stroke.js'
import Style, { type StyleFunction } from 'ol/style/Style.js'
import type { Urgency } from '../../../api/contract/queue.ts'
import { PALETTE, VERDICT_COLOURS } from '../palette.ts'
import { words } from './label.ts'
import { mapText } from './mapText.ts'

/** Most urgent first: a cluster wears the colour of its most urgent dossier. */
export const MOST_URGENT = ['late', 'today', 'soon', 'later', 'standing'] as const satisfies readonly Urgency[]

const COLOURS: Readonly<Record<Urgency, string>> = {
  late: VERDICT_COLOURS.noncompliant,
  today: VERDICT_COLOURS.reserved,
  soon: PALETTE.accent,
  later: VERDICT_COLOURS.unverified,
  standing: VERDICT_COLOURS.unverified,
}

const halo = () => new Stroke({ color: PALETTE.paper, width: 1.5 })

/** ■ ▲ ◆ ● ○, as everywhere an urgency is said: told apart without their colours. */
function shapeOf(urgency: Urgency): ImageStyle {
  const fill = new Fill({ color: COLOURS[urgency] })
  const stroke = halo()
  if (urgency === 'late') return new RegularShape({ points: 4, radius: 9, angle: Math.PI / 4, fill, stroke })
  if (urgency === 'today') return new RegularShape({ points: 3, radius: 9, fill, stroke })
  if (urgency === 'soon') return new RegularShape({ points: 4, radius: 8, fill, stroke })
  if (urgency === 'later') return new CircleStyle({ radius: 6, fill, stroke })
  return new CircleStyle({
    radius: 5.5,
    fill: new Fill({ color: PALETTE.paper }),
    stroke: new Stroke({ color: COLOURS.standing, width: 2.5 }),
  })
}

/** A circle of paper grows with the figure it bears; its rim says the most urgent dossier inside. */
function clusterStyle(urgency: Urgency, count: number): Style {
  const text = mapText({ size: 13, weight: 600 })
  text.setText(String(count))
  return new Style({
    image: new CircleStyle({
      radius: 13 + Math.min(13, Math.log2(count + 1) * 1.6),
      fill: new Fill({ color: PALETTE.paper }),
      stroke: new Stroke({ color: COLOURS[urgency], width: urgency === 'late' ? 5 : 3 }),
    }),
    text,
    zIndex: 1,
  })
}

function selectedStyles(): readonly [ring: Style, label: Style] {
  const ring = new Style({
    image: new CircleStyle({ radius: 14, stroke: new Stroke({ color: PALETTE.ink, width: 2.5 }) }),
    zIndex: 4,
  })
  const text = mapText({ size: 13, weight: 600 })
  text.setOffsetY(-24)
  return [ring, new Style({ text, zIndex: 5 })]
}

const isUrgency = (value: unknown): value is Urgency => MOST_URGENT.some((urgency) => urgency === value)

/** Sites, clusters, and the dossier in hand with its number. Styles are made once. */
export function queueStyle(): StyleFunction {
  const sites = new Map(MOST_URGENT.map((urgency) => [urgency, new Style({ image: shapeOf(urgency), zIndex: 2 })]))
  const [ring, label] = selectedStyles()
  return (feature) => {
    const urgency = feature.get('urgency')
    if (!isUrgency(urgency)) return undefined
    const count = feature.get('count')
    if (typeof count === 'number') return clusterStyle(urgency, count)
    const site = sites.get(urgency)
    if (!site || !feature.get('selected')) return site
    label.getText()?.setText(words(feature.get('number')))
    return [site, ring, label]
  }
}
