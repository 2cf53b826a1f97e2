import Fill from 'ol/style/Fill.js'
import Stroke from 'ol/style/Stroke.js'
import Text from 'ol/style/Text.js'
import { MAP_FONT, PALETTE } from '../palette.ts'

type MapText = {
  readonly size: number
  readonly weight?: number
  readonly colour?: string
  readonly overflow?: boolean
}

/** Map lettering: the interface's type with a halo of 2 px, so that it reads over fills and hatching. */
export const mapText = ({ size, weight = 400, colour = PALETTE.ink, overflow = false }: MapText): Text =>
  new Text({
    font: `${weight} ${size}px ${MAP_FONT}`,
    fill: new Fill({ color: colour }),
    stroke: new Stroke({ color: PALETTE.paper, width: 4, lineJoin: 'round' }),
    overflow,
  })

/** Ground units of EPSG:3857 by pixel at a zoom. */
export const resolutionAt = (zoom: number): number => 156543.03392804097 / 2 ** zoom
