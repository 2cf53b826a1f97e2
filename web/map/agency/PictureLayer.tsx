import TileLayer from 'ol/layer/Tile.js'
import XYZ from 'ol/source/XYZ.js'
import { useEffect, useMemo } from 'react'
import { useLayer } from '../useLayer.ts'
import type { DrawnLayerProps } from './AgencyLayers.tsx'

/** Pictures that our own server passes on: the browser asks no other. */
export function PictureLayer({ layer: { id, zooms }, opacity, zIndex, onFault }: DrawnLayerProps) {
  const { from, to } = zooms
  const layer = useMemo(
    () =>
      new TileLayer({
        // a canvas of its own: opacity is the canvas's
        className: `ol-layer map-agency-${id}`,
        source: new XYZ({ url: `/api/layers/${id}/tiles/{z}/{x}/{y}`, minZoom: from, maxZoom: to, transition: 0 }),
      }),
    [id, from, to],
  )
  useLayer(layer)
  useEffect(() => layer.setOpacity(opacity), [layer, opacity])
  useEffect(() => layer.setZIndex(zIndex), [layer, zIndex])
  useEffect(() => {
    const source = layer.getSource()
    const fail = () => onFault(id, true)
    const come = () => onFault(id, false)
    source?.on('tileloaderror', fail)
    source?.on('tileloadend', come)
    return () => {
      source?.un('tileloaderror', fail)
      source?.un('tileloadend', come)
    }
  }, [layer, id, onFault])
  return null
}
