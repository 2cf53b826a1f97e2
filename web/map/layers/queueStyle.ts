import CircleStyle from 'ol/style/Circle.js'
import Fill from 'ol/style/Fill.js'
import Icon from 'ol/style/Icon.js'
import type ImageStyle from 'ol/style/Image.js'
import RegularShape from 'ol/style/RegularShape.js'
import Stroke from 'ol/style/Stroke.js'
import Style, { type StyleFunction } from 'ol/style/Style.js'
import type { QueueMap, Urgency } from '../../../api/contract/queue.ts'
import { PALETTE, VERDICT_COLOURS } from '../palette.ts'
import { MOST_URGENT, rimOf } from './clusterRim.ts'
import { words } from './label.ts'
import { mapText } from './mapText.ts'

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

const RIM_PX = 5
/** Drawn larger than shown: sharp on a screen of two or three device pixels each. */
const SHARPNESS = 3

/** A circle of paper grows with the figure it bears; its rim shows the shares of its dossiers by urgency. */
function clusterStyle(counts: Readonly<Record<Urgency, number>>, count: number): Style {
  const text = mapText({ size: 13, weight: 600 })
  text.setText(String(count))
  const radius = Math.round(13 + Math.min(13, Math.log2(count + 1) * 1.6))
  return new Style({ image: new Icon({ img: rimImage(counts, radius), scale: 1 / SHARPNESS }), text, zIndex: 1 })
}

function rimImage(counts: Readonly<Record<Urgency, number>>, radius: number): HTMLCanvasElement {
  const canvas = document.createElement('canvas')
  const side = (radius + RIM_PX) * 2 * SHARPNESS
  canvas.width = side
  canvas.height = side
  const context = canvas.getContext('2d')
  if (!context) return canvas
  const [middle, middleRim] = [side / 2, radius * SHARPNESS]
  context.fillStyle = PALETTE.paper
  context.beginPath()
  context.arc(middle, middle, middleRim + (RIM_PX / 2) * SHARPNESS, 0, 2 * Math.PI)
  context.fill()
  context.lineWidth = RIM_PX * SHARPNESS
  for (const { urgency, from, to } of rimOf(counts)) {
    context.strokeStyle = COLOURS[urgency]
    context.beginPath()
    context.arc(middle, middle, middleRim, turned(from), turned(to))
    context.stroke()
  }
  return canvas
}

/** A canvas counts from the right, in radians. */
const turned = (turn: number) => (turn - 0.25) * 2 * Math.PI

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
    const cluster = feature.get('cluster') as QueueMap['clusters'][number] | undefined // what QueueLayer put there
    if (cluster) return clusterStyle(cluster.counts, cluster.count)
    const urgency = feature.get('urgency')
    if (!isUrgency(urgency)) return undefined
    const site = sites.get(urgency)
    if (!site || !feature.get('selected')) return site
    label.getText()?.setText(words(feature.get('number')))
    return [site, ring, label]
  }
}
