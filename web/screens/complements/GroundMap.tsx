import { useState } from 'react'
import { MapStage } from '../map/MapStage.tsx'
import type { Scene } from '../map/scene.ts'
import { COUNTRY_VIEW, type View } from '../map/viewSearch.ts'
import classes from './complements.module.css'

/** The ground that is asked, on a map of its own: a page may hold several, so that none is in its address. */
export function GroundMap({ scene, label }: { readonly scene: Scene; readonly label: string }) {
  const [view, setView] = useState<View>(COUNTRY_VIEW)
  return (
    <div className={classes.map}>
      <MapStage view={view} onViewChange={setView} scene={scene} label={label} />
    </div>
  )
}
