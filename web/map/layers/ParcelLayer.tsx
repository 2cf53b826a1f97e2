import VectorLayer from 'ol/layer/Vector.js'
import type MapBrowserEvent from 'ol/MapBrowserEvent.js'
import VectorSource from 'ol/source/Vector.js'
import { useEffect, useMemo } from 'react'
import { useMap } from '../MapContext.ts'
import { useLayer } from '../useLayer.ts'
import { type MapParcel, parcelFeatures, parcelOutlineStyle } from './parcelFeatures.ts'

export type ParcelLayerProps = {
  readonly parcels: readonly MapParcel[]
  /** Id of the subject parcel, outlined in ink with its bornes numbered. */
  readonly selected: string | null
  readonly onSelect?: (id: string) => void
}

/** A line or a point is touched beside it, too. */
const FINGER_PX = 6

function parcelLayer(): VectorLayer {
  return new VectorLayer({
    className: 'ol-layer map-parcels',
    source: new VectorSource(),
    style: parcelOutlineStyle(),
    declutter: 'bornes',
    zIndex: 85,
  })
}

function useSelect(layer: VectorLayer, onSelect: ParcelLayerProps['onSelect']): void {
  const map = useMap()
  useEffect(() => {
    if (!onSelect) return
    const select = ({ pixel }: MapBrowserEvent) => {
      if (map.get('drawing')) return
      const id = map.forEachFeatureAtPixel(pixel, (feature) => feature.get('parcel') as unknown, {
        layerFilter: (candidate) => candidate === layer,
        hitTolerance: FINGER_PX,
      })
      if (typeof id === 'string') onSelect(id)
    }
    map.on('singleclick', select)
    return () => map.un('singleclick', select)
  }, [map, layer, onSelect])
}

/** Candidate parcels, thin; the chosen one in ink with a white halo and, from zoom 18, its bornes B1…Bn. */
export function ParcelLayer({ parcels, selected, onSelect }: ParcelLayerProps) {
  const layer = useMemo(parcelLayer, [])
  useLayer(layer)
  useSelect(layer, onSelect)
  useEffect(() => {
    const source = layer.getSource()
    source?.clear(true)
    source?.addFeatures(parcels.flatMap((parcel) => parcelFeatures(parcel, parcel.id === selected)))
  }, [layer, parcels, selected])
  return null
}
