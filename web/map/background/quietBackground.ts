import Feature from 'ol/Feature.js'
import Polygon, { fromExtent } from 'ol/geom/Polygon.js'
import VectorLayer from 'ol/layer/Vector.js'
import VectorSource from 'ol/source/Vector.js'
import Fill from 'ol/style/Fill.js'
import Style from 'ol/style/Style.js'
import { type Bbox, bboxToDisplay, toDisplay } from '../mapView.ts'
import { PALETTE } from '../palette.ts'
import { unpackRing } from './clipping.ts'
import land from './land.json' with { type: 'json' }

/** Coasts of 1:10,000,000 are wrong by a kilometre: nearer than this the sea is not drawn at all. */
const COAST_MAX_ZOOM = 12
const COAST_MIN_RESOLUTION = 156543.034 / 2 ** COAST_MAX_ZOOM

const LAND = new Style({ fill: new Fill({ color: PALETTE.land }), zIndex: 2 })
const FAR_LAND = new Style({ fill: new Fill({ color: PALETTE.land }), zIndex: 0 })
const NEAR_SEA = new Style({ fill: new Fill({ color: PALETTE.water }), zIndex: 1 })

type Sheet = { readonly decimals: number; readonly rings: readonly (readonly number[])[] }

function landFeatures({ decimals, rings }: Sheet, style: Style): Feature[] {
  return rings.map((steps) => {
    const ring = unpackRing(steps, decimals).map(toDisplay)
    const feature = new Feature(new Polygon([[...ring, ...ring.slice(0, 1)]]))
    feature.setStyle(style)
    return feature
  })
}

function seaAround(box: readonly number[]): Feature {
  const [west = 0, south = 0, east = 0, north = 0] = box
  const bbox: Bbox = [west, south, east, north]
  const sea = new Feature(fromExtent(bboxToDisplay(bbox)))
  sea.setStyle(NEAR_SEA)
  return sea
}

/** Land and sea without any network: coarse far away, finer around Morocco, plain paper close by. */
export function quietBackground(): VectorLayer {
  const features = [...landFeatures(land.far, FAR_LAND), seaAround(land.near.box), ...landFeatures(land.near, LAND)]
  return new VectorLayer({
    className: 'ol-layer map-background',
    source: new VectorSource({ features }),
    background: (resolution: number) => (resolution >= COAST_MIN_RESOLUTION ? PALETTE.water : PALETTE.land),
    minResolution: COAST_MIN_RESOLUTION,
    zIndex: 0,
  })
}
