import type { FeatureLike } from 'ol/Feature.js'
import CircleStyle from 'ol/style/Circle.js'
import Fill from 'ol/style/Fill.js'
import RegularShape from 'ol/style/RegularShape.js'
import Stroke from 'ol/style/Stroke.js'
import Style from 'ol/style/Style.js'
import Text from 'ol/style/Text.js'
import { MAP_FONT, PALETTE, VERDICT_COLOURS } from '../palette.ts'

/** What a feature of the draft is; its style follows. */
export type DraftPart =
  | 'outline'
  | 'borne'
  | 'chosen'
  | 'middle'
  | 'side'
  | 'sideApart'
  | 'fault'
  | 'rubber'
  | 'vertex'
  | 'edge'
  | 'crosshair'

const WHITE = new Fill({ color: PALETTE.paper })
const ACCENT = new Fill({ color: PALETTE.accent })
const HALO = new Stroke({ color: PALETTE.paper, width: 5 })
const LINE = new Stroke({ color: PALETTE.ink, width: 2.5 })
const FAULT = new Stroke({ color: VERDICT_COLOURS.noncompliant, width: 3 })

const handle = (radius: number, fill: Fill) =>
  new CircleStyle({ radius, fill, stroke: new Stroke({ color: PALETTE.ink, width: 2 }) })

const word = (weight: number, size: number, offsetY: number) =>
  new Text({
    font: `${weight} ${size}px ${MAP_FONT}`,
    fill: new Fill({ color: PALETTE.ink }),
    stroke: new Stroke({ color: PALETTE.paper, width: 4 }),
    offsetY,
  })

const mark = (points: number, radius: number, angle: number, radius2?: number) =>
  new RegularShape({
    points,
    radius,
    angle,
    ...(radius2 === undefined ? {} : { radius2 }),
    stroke: new Stroke({ color: PALETTE.accent, width: 2.5 }),
  })

const length = (offsetY: number) =>
  new Text({
    offsetY,
    font: `12px ${MAP_FONT}`,
    fill: new Fill({ color: PALETTE.ink }),
    backgroundFill: new Fill({ color: 'rgba(255, 255, 255, 0.9)' }),
    padding: [1, 4, 0, 4],
  })

function parts(borneRadius: number): Readonly<Record<DraftPart, Style[]>> {
  return {
    outline: [
      new Style({ stroke: HALO }),
      new Style({ stroke: LINE, fill: new Fill({ color: 'rgba(11, 107, 79, 0.08)' }) }),
    ],
    borne: [new Style({ image: handle(borneRadius, WHITE), text: word(600, 13, -borneRadius - 10), zIndex: 3 })],
    chosen: [new Style({ image: handle(borneRadius + 1, ACCENT), text: word(700, 13, -borneRadius - 11), zIndex: 4 })],
    middle: [new Style({ image: handle(Math.max(3.5, borneRadius / 2), WHITE), zIndex: 2 })],
    side: [new Style({ text: length(0), zIndex: 1 })],
    sideApart: [new Style({ text: length(16), zIndex: 1 })],
    fault: [
      new Style({
        image: new RegularShape({ points: 4, radius: 11, radius2: 0, angle: Math.PI / 4, stroke: FAULT }),
      }),
    ],
    rubber: [new Style({ stroke: new Stroke({ color: PALETTE.ink, width: 1.5, lineDash: [6, 6] }) })],
    vertex: [new Style({ image: mark(4, 12, Math.PI / 4), zIndex: 5 })],
    edge: [new Style({ image: mark(3, 11, 0), zIndex: 5 })],
    crosshair: [new Style({ image: mark(4, 16, 0, 0), zIndex: 6 })],
  }
}

const MOUSE = parts(6)
const TOUCH = parts(10)

/** The style of a part, its word set: one object a part, reused from feature to feature. */
export function draftStyle(touch: boolean): (feature: FeatureLike) => Style[] {
  const styles = touch ? TOUCH : MOUSE
  return (feature) => {
    const chosen = styles[feature.get('part') as DraftPart] // set by draftLayer.ts alone
    chosen
      .at(-1)
      ?.getText()
      ?.setText(feature.get('word') ?? '')
    return chosen
  }
}
