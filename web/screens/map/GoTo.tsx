import { useEffect, useRef } from 'react'
import { useMap } from '../../map/MapContext.ts'
import { fitTo } from '../../map/mapView.ts'
import type { Box } from './scene.ts'

type GoToProps = { readonly box: Box | null; readonly skipFirst: boolean }

/** Moves the map when there is a new place to go; between two of them the map belongs to the person. */
export function GoTo({ box, skipFirst }: GoToProps) {
  const map = useMap()
  const skip = useRef(skipFirst)
  const written = box?.join(',') ?? ''
  useEffect(() => {
    const [west, south, east, north] = written.split(',').map(Number)
    if (west === undefined || south === undefined || east === undefined || north === undefined) return
    if (!skip.current) fitTo(map, [west, south, east, north])
    skip.current = false
  }, [map, written])
  return null
}
