import { useMemo, useState } from 'react'
import type { DrawnEnvelope } from '../../map/layers/EnvelopeLayer.tsx'

/** What a panel and its map share of an envelope: what is drawn, and the side in hand. */
export type BuildableView = {
  readonly drawn: DrawnEnvelope | null
  readonly onDrawn: (drawn: DrawnEnvelope | null) => void
  readonly side: number | null
  readonly onSide: (edge: number | null) => void
}

export function useBuildable(): BuildableView {
  const [drawn, onDrawn] = useState<DrawnEnvelope | null>(null)
  const [side, onSide] = useState<number | null>(null)
  return useMemo(() => ({ drawn, onDrawn, side, onSide }), [drawn, side])
}
