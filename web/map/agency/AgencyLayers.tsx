import type { AgencyLayer } from '../../../api/contract/layers.ts'
import type { ShownLayer } from './choice.ts'
import { PictureLayer } from './PictureLayer.tsx'
import { ShapeLayer } from './ShapeLayer.tsx'

type AgencyLayersProps = {
  readonly layers: readonly AgencyLayer[]
  readonly shown: readonly ShownLayer[]
  /** Each time the server of one answers otherwise than before. */
  readonly onFault: (id: string, failed: boolean) => void
  /** Each time what is drawn of one is fewer than all there is, or all again. */
  readonly onCut: (id: string, cut: boolean) => void
}

/** Over what governs the ground, under the cadastre. */
const TOP_Z = 39

/** The layers of agencies that are shown, each as its own server or file draws it. */
export function AgencyLayers({ layers, shown, onFault, onCut }: AgencyLayersProps) {
  return shown.map(({ id, opacity }, nth) => {
    const layer = layers.find((one) => one.id === id)
    if (!layer) return null
    const drawn = { layer, opacity: opacity / 100, zIndex: TOP_Z - nth / 100, onFault }
    const isShapes = layer.kind === 'vector' || layer.kind === 'wfs'
    return isShapes ? <ShapeLayer key={id} {...drawn} onCut={onCut} /> : <PictureLayer key={id} {...drawn} />
  })
}

export type CutProps = Pick<AgencyLayersProps, 'onCut'>

export type DrawnLayerProps = {
  readonly layer: AgencyLayer
  /** 0 to 1. */
  readonly opacity: number
  readonly zIndex: number
  readonly onFault: AgencyLayersProps['onFault']
}
