import Feature from 'ol/Feature.js'
import PointGeometry from 'ol/geom/Point.js'
import VectorLayer from 'ol/layer/Vector.js'
import type MapBrowserEvent from 'ol/MapBrowserEvent.js'
import VectorSource from 'ol/source/Vector.js'
import Fill from 'ol/style/Fill.js'
import RegularShape from 'ol/style/RegularShape.js'
import Stroke from 'ol/style/Stroke.js'
import Style from 'ol/style/Style.js'
import { useEffect, useMemo, useRef } from 'react'
import { z } from 'zod'
import { mapText } from '../../../map/layers/mapText.ts'
import { useMap } from '../../../map/MapContext.ts'
import { fromDisplay, toDisplay } from '../../../map/mapView.ts'
import { PALETTE } from '../../../map/palette.ts'
import { useLayer } from '../../../map/useLayer.ts'
import type { BodyLook } from '../bodyColours.ts'
import type { RoomLine } from '../line/RoomLine.ts'

/** Ten a second are as smooth as anybody needs, and a tenth of what the line allows. */
const EVERY_MS = 100
const GONE_MS = 6000

/** Others' bytes are relayed unread by the server. */
const pointed = z.object({ at: z.tuple([z.number().min(-180).max(180), z.number().min(-90).max(90)]) })

function readPointing(bytes: Uint8Array): z.infer<typeof pointed>['at'] | null {
  try {
    const read = pointed.safeParse(JSON.parse(new TextDecoder().decode(bytes)))
    return read.success ? read.data.at : null
  } catch {
    return null // not even JSON: somebody points nowhere
  }
}

function cursorStyle({ colour }: BodyLook, name: string): Style {
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

export type PointingPeer = { readonly name: string; readonly look: BodyLook }

type Pointing = {
  readonly line: RoomLine
  readonly dossierId: string
  readonly peerOf: (peer: number) => PointingPeer | null
}

/** Tells the others where one points, and shows where they do. */
export function usePointing({ line, dossierId, peerOf }: Pointing): void {
  const map = useMap()
  const whose = useRef(peerOf)
  whose.current = peerOf
  const layer = useMemo(() => new VectorLayer({ source: new VectorSource(), zIndex: 96 }), [])
  useLayer(layer)
  useEffect(() => {
    const source = layer.getSource()
    const leaving = new Map<number, ReturnType<typeof setTimeout>>()
    const remove = (peer: number) => {
      const feature = source?.getFeatureById(peer)
      if (feature) source?.removeFeature(feature)
    }
    line.onPointing = ({ peer, board, bytes }) => {
      const [at, who] = [readPointing(bytes), whose.current(peer)]
      if (board !== dossierId || !at || !who) return
      remove(peer)
      const feature = new Feature(new PointGeometry([...toDisplay(at)]))
      feature.setId(peer)
      feature.setStyle(cursorStyle(who.look, who.name))
      source?.addFeature(feature)
      clearTimeout(leaving.get(peer))
      leaving.set(
        peer,
        setTimeout(() => remove(peer), GONE_MS),
      )
    }
    return () => {
      line.onPointing = () => undefined
      for (const timer of leaving.values()) clearTimeout(timer)
      source?.clear(true)
    }
  }, [layer, line, dossierId])
  useEffect(() => {
    let last = 0
    const point = ({ coordinate }: MapBrowserEvent) => {
      const now = performance.now()
      if (now - last < EVERY_MS) return
      last = now
      line.point(dossierId, new TextEncoder().encode(JSON.stringify({ at: fromDisplay(coordinate) })))
    }
    map.on('pointermove', point)
    return () => map.un('pointermove', point)
  }, [map, line, dossierId])
}
