import type { Type as GeometryType } from 'ol/geom/Geometry.js'
import type { SimpleGeometry } from 'ol/geom.js'
import Draw from 'ol/interaction/Draw.js'
import { useEffect, useRef, useState } from 'react'
import { FEWEST_CORNERS, type Shape } from '../../../../api/contract/room/annotation.ts'
import type { Position } from '../../../../spatial/geometry/types.ts'
import { useMap } from '../../../map/MapContext.ts'
import { fromDisplay } from '../../../map/mapView.ts'
import type { Tool } from './tools.ts'

/** 1e-7 degree is a centimetre: what a hand on a screen means. */
const rounded = ([lon, lat]: Position): Position => [Number(lon.toFixed(7)), Number(lat.toFixed(7))]

const KINDS: Readonly<Record<Shape, GeometryType>> = {
  point: 'Point',
  text: 'Point',
  line: 'LineString',
  arrow: 'LineString',
  polygon: 'Polygon',
}

function cornersOf(geometry: SimpleGeometry, shape: Shape): Position[] {
  const flat = geometry.getFlatCoordinates()
  const pairs = Array.from({ length: flat.length / 2 }, (_, nth) => [flat[2 * nth] ?? 0, flat[2 * nth + 1] ?? 0])
  const corners = pairs.map((pair) => rounded(fromDisplay(pair)))
  return shape === 'polygon' ? corners.slice(0, -1) : corners // OpenLayers closes a ring by its first corner again
}

const isWhole = (corners: readonly Position[], shape: Shape) => corners.length >= FEWEST_CORNERS[shape]

export type DrawTool = {
  /** Corners put so far, by the keys. */
  readonly corners: number
  readonly put: () => void
  readonly finish: () => void
  readonly abort: () => void
}

/** Draws one shape after the other with the pointer, or corner by corner at the middle of the map with the keys. */
export function useDrawTool(tool: Tool, onDrawn: (shape: Shape, at: Position[]) => void): DrawTool {
  const map = useMap()
  const drawn = useRef(onDrawn)
  drawn.current = onDrawn
  const draw = useRef<Draw | null>(null)
  const [keyed, setKeyed] = useState<readonly Position[]>([])
  useEffect(() => {
    setKeyed([])
    if (tool === 'hand') return
    const interaction = new Draw({ type: KINDS[tool], ...(tool === 'arrow' && { maxPoints: 2 }), stopClick: true })
    interaction.on('drawend', ({ feature }) => {
      const corners = cornersOf(feature.getGeometry() as SimpleGeometry, tool)
      if (isWhole(corners, tool)) drawn.current(tool, corners)
    })
    map.addInteraction(interaction)
    draw.current = interaction
    return () => {
      map.removeInteraction(interaction)
      interaction.dispose()
      draw.current = null
    }
  }, [map, tool])
  const end = (corners: readonly Position[]) => {
    setKeyed([])
    if (tool !== 'hand' && isWhole(corners, tool)) drawn.current(tool, [...corners])
  }
  const put = () => {
    const centre = map.getView().getCenter()
    if (tool === 'hand' || !centre) return
    const corners = [...keyed, rounded(fromDisplay(centre))]
    if (tool === 'point' || tool === 'text' || (tool === 'arrow' && corners.length === 2)) end(corners)
    else setKeyed(corners)
  }
  return {
    corners: keyed.length,
    put,
    finish: () => (keyed.length > 0 ? end(keyed) : draw.current?.finishDrawing()),
    abort: () => {
      setKeyed([])
      draw.current?.abortDrawing()
    },
  }
}
