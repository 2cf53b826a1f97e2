import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback, useState } from 'react'
import { useDossierWords } from '../../../text/useDossierWords.ts'
import { MapStage } from '../../map/MapStage.tsx'
import type { Scene } from '../../map/scene.ts'
import { useAddressView } from '../../map/useAddressView.ts'
import classes from '../filing.module.css'

/** The ground on the map, or what is being drawn there. A scene is kept as long as what it shows. */
export function GroundMap({ scene }: { readonly scene: Scene }) {
  const say = useDossierWords()
  const navigate = useNavigate({ from: '/dossiers/$id/depot' })
  const { view } = useSearch({ from: '/dossiers/$id/depot' })
  const [restored] = useState(view !== undefined)
  const shown = useAddressView(
    view,
    useCallback((next) => void navigate({ search: (now) => ({ ...now, view: next }), replace: true }), [navigate]),
  )
  return (
    <div className={classes.map}>
      <MapStage {...shown} scene={scene} restored={restored} label={say('dossiers.siteMap')} />
    </div>
  )
}
