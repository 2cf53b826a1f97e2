import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback, useMemo, useState } from 'react'
import type { LegalSrid } from '../../../../spatial/crs/legalZones.ts'
import { useDossierWords } from '../../../text/useDossierWords.ts'
import { MapStage } from '../../map/MapStage.tsx'
import { boxOf, type Outline } from '../../map/scene.ts'
import { useAddressView } from '../../map/useAddressView.ts'
import classes from '../filing.module.css'

type OutlineMapProps = { readonly outline: Outline | null; readonly srid: LegalSrid }

/** An outline on the map, its bornes numbered. */
export function OutlineMap({ outline, srid }: OutlineMapProps) {
  const say = useDossierWords()
  const navigate = useNavigate({ from: '/dossiers/$id/depot' })
  const { view } = useSearch({ from: '/dossiers/$id/depot' })
  const [restored] = useState(view !== undefined)
  const scene = useMemo(
    () => ({ subject: outline, goTo: outline && boxOf(outline.coordinates), srid }),
    [outline, srid],
  )
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
