import type { ReactNode } from 'react'

type MapCornerProps = {
  /** Start and end follow the reading direction; the map under it never turns. */
  readonly at: 'top-start' | 'top-end' | 'bottom-start' | 'bottom-end'
  readonly children: ReactNode
}

/** A stack of controls in a corner of the map. */
export const MapCorner = ({ at, children }: MapCornerProps) => (
  <div className={`map-corner map-corner--${at}`}>{children}</div>
)
