import { useState } from 'react'
import type { TileLayerName } from '../../../api/contract/map.ts'
import type { VisibleLayers } from '../../map/layers/TileLayers.tsx'

const SHOWN: VisibleLayers = {
  regions: true,
  provinces: true,
  communes: true,
  parcels: true,
  zones: true,
  servitudes: true,
  streets: true,
}

/** Chosen once a visit: a person who hid the zoning keeps it hidden from step to step. */
let chosen = SHOWN

export function useLayerChoice() {
  const [visible, setVisible] = useState(chosen)
  const toggle = (layer: TileLayerName, shown: boolean) => {
    chosen = { ...visible, [layer]: shown }
    setVisible(chosen)
  }
  return { visible, toggle }
}
