import VectorLayer from 'ol/layer/Vector.js'
import VectorSource from 'ol/source/Vector.js'
import { useEffect, useMemo } from 'react'
import { useLayer } from '../../../map/useLayer.ts'
import type { BodyLook } from '../bodyColours.ts'
import type { Placed } from '../line/BoardCopy.ts'
import { annotationFeatures } from './annotationFeatures.ts'

type AnnotationsLayerProps = {
  readonly placed: readonly Placed[]
  readonly lookOf: (body: string | null) => BodyLook
}

/** What is drawn on a board; a list beside says the same in words. */
export function AnnotationsLayer({ placed, lookOf }: AnnotationsLayerProps) {
  const layer = useMemo(() => new VectorLayer({ source: new VectorSource(), zIndex: 95 }), [])
  useLayer(layer)
  useEffect(() => {
    const source = layer.getSource()
    source?.clear(true)
    source?.addFeatures([...annotationFeatures(placed, lookOf)])
  }, [layer, placed, lookOf])
  return null
}
