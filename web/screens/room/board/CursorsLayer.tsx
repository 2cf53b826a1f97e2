import Feature from 'ol/Feature.js'
import PointGeometry from 'ol/geom/Point.js'
import VectorLayer from 'ol/layer/Vector.js'
import type MapBrowserEvent from 'ol/MapBrowserEvent.js'
import VectorSource from 'ol/source/Vector.js'
import Fill from 'ol/style/Fill.js'
import RegularShape from 'ol/style/RegularShape.js'
import Stroke from 'ol/style/Stroke.js'
import Style from 'ol/style/Style.js'
import { useEffect, useMemo } from 'react'
import { mapText } from '../../../map/layers/mapText.ts'
import { useMap } from '../../../map/MapContext.ts'
import { fromDisplay, toDisplay } from '../../../map/mapView.ts'
import { PALETTE } from '../../../map/palette.ts'
import { useLayer } from '../../../map/useLayer.ts'
import { type Cursor, type Pointing, useCursors, usePointer } from './usePointing.ts'

function cursorStyle({ look: { colour }, name }: Cursor): Style {
  const text = mapText({ size: 12, weight: 600, colour })
  text.setText(name)
  text.setOffsetY(-16)
  return new Style({
    image: new RegularShape({
      ...{ points: 4, radius: 8, radius2: 2 },
      fill: new Fill({ color: colour }),
      stroke: new Stroke({ color: PALETTE.paper, width: 1.5 }),
    }),
    text,
  })
}

/** Where the others point on the map; and tells them where one does. */
export function CursorsLayer(pointing: Pointing) {
  const map = useMap()
  const cursors = useCursors(pointing)
  const point = usePointer(pointing)
  const layer = useMemo(() => new VectorLayer({ source: new VectorSource(), zIndex: 96 }), [])
  useLayer(layer)
  useEffect(() => {
    const source = layer.getSource()
    source?.clear(true)
    for (const cursor of cursors) {
      if (cursor.where.on !== 'map') continue
      const feature = new Feature(new PointGeometry([...toDisplay(cursor.where.at)]))
      feature.setStyle(cursorStyle(cursor))
      source?.addFeature(feature)
    }
  }, [layer, cursors])
  useEffect(() => {
    const moved = ({ coordinate }: MapBrowserEvent) => {
      const [lon, lat] = fromDisplay(coordinate)
      point({ on: 'map', at: [lon, lat] })
    }
    map.on('pointermove', moved)
    return () => map.un('pointermove', moved)
  }, [map, point])
  return null
}
