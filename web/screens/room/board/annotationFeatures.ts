import Feature from 'ol/Feature.js'
import LineString from 'ol/geom/LineString.js'
import PointGeometry from 'ol/geom/Point.js'
import PolygonGeometry from 'ol/geom/Polygon.js'
import CircleStyle from 'ol/style/Circle.js'
import Fill from 'ol/style/Fill.js'
import RegularShape from 'ol/style/RegularShape.js'
import Stroke from 'ol/style/Stroke.js'
import Style from 'ol/style/Style.js'
import type { Annotation } from '../../../../api/contract/room/annotation.ts'
import { mapText } from '../../../map/layers/mapText.ts'
import { toDisplay } from '../../../map/mapView.ts'
import { PALETTE } from '../../../map/palette.ts'
import type { BodyLook } from '../bodyColours.ts'
import type { Placed } from '../line/BoardCopy.ts'

const WIDTH_PX = 3
const HALO_PX = 7

const halo = new Style({ stroke: new Stroke({ color: PALETTE.paper, width: HALO_PX }) })

const stroke = ({ colour, dash }: BodyLook) =>
  new Style({ stroke: new Stroke({ color: colour, width: WIDTH_PX, lineDash: [...dash] }) })

const dot = ({ colour }: BodyLook) =>
  new Style({
    image: new CircleStyle({
      radius: 7,
      fill: new Fill({ color: colour }),
      stroke: new Stroke({ color: PALETTE.paper, width: 2 }),
    }),
  })

/** A triangle at the end of an arrow, turned the way it goes. */
function head({ colour }: BodyLook, coordinates: readonly number[][]): Style {
  const [x2 = 0, y2 = 0] = coordinates.at(-1) ?? []
  const [x1 = 0, y1 = 0] = coordinates.at(-2) ?? []
  return new Style({
    geometry: new PointGeometry([x2, y2]),
    image: new RegularShape({
      ...{ points: 3, radius: 12, scale: [0.6, 1.1], rotateWithView: true }, // longer than wide: its point shows the way
      rotation: Math.PI / 2 - Math.atan2(y2 - y1, x2 - x1),
      fill: new Fill({ color: colour }),
      stroke: new Stroke({ color: PALETTE.paper, width: 1.5 }),
    }),
  })
}

function written(look: BodyLook, words: string): Style {
  const text = mapText({ size: 15, weight: 600, colour: look.colour })
  text.setText(words)
  return new Style({ text })
}

type OnMap = Extract<Annotation, { on: 'map' }>

function geometryOf({ shape, at }: OnMap) {
  const coordinates = at.map((place) => [...toDisplay(place)])
  if (shape === 'polygon') return new PolygonGeometry([coordinates])
  if (shape === 'line' || shape === 'arrow') return new LineString(coordinates)
  return new PointGeometry(coordinates[0] ?? [0, 0])
}

function stylesOf({ shape, at, text }: OnMap, look: BodyLook): Style[] {
  if (shape === 'text') return [written(look, text)]
  if (shape === 'point') return [dot(look)]
  const drawn = [halo, stroke(look)]
  return shape === 'arrow'
    ? [
        ...drawn,
        head(
          look,
          at.map((place) => [...toDisplay(place)]),
        ),
      ]
    : drawn
}

/** What is drawn on the map of a board, each as its body draws. */
export function annotationFeatures(
  placed: readonly Placed[],
  lookOf: (body: string | null) => BodyLook,
): readonly Feature[] {
  return placed.flatMap(({ key, annotation, author }) => {
    if (annotation.on !== 'map') return []
    const feature = new Feature(geometryOf(annotation))
    feature.setId(key)
    feature.setStyle(stylesOf(annotation, lookOf(author?.bodyId ?? null)))
    return [feature]
  })
}
