import type { ReactNode } from 'react'

/** A sentence over the map, read aloud when it appears. */
export const MapNotice = ({ children }: { readonly children: ReactNode }) => (
  <p className="map-notice" role="status">
    {children}
  </p>
)
