import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback, useMemo, useState } from 'react'
import type { DossierAnswer } from '../../../api/contract/dossiers.ts'
import { useDossierWords } from '../../text/useDossierWords.ts'
import panes from '../../ui/panes.module.css'
import { useChain } from '../chain/chainQueries.ts'
import frame from '../frame/frame.module.css'
import { MapStage } from '../map/MapStage.tsx'
import type { SceneParcel } from '../map/scene.ts'
import { useAddressView } from '../map/useAddressView.ts'
import classes from './dossiers.module.css'
import { siteScene } from './siteScene.ts'

type SiteMapProps = {
  /** Null while it travels: the map waits where it is. */
  readonly dossier: DossierAnswer | null
  readonly inline?: boolean
}

const NOBODY: readonly SceneParcel[] = []

/** The ground of its chain and of what else is on its ground, where these are read. */
function useOthers(id: string | undefined): readonly SceneParcel[] {
  const { data } = useChain(id)
  return useMemo(() => {
    if (!data) return NOBODY
    const linked = [...data.chain.filter((_, place) => place !== data.at), ...data.sameGround]
    return linked.flatMap(({ id: other, number, ground }) =>
      other && ground ? [{ id: other, label: number ?? '', geometry: ground.geometry }] : [],
    )
  }, [data])
}

/** The site on the map; without an outline there is nothing to draw and the words say so. */
export function SiteMap({ dossier, inline = false }: SiteMapProps) {
  const say = useDossierWords()
  const navigate = useNavigate({ from: '/dossiers/$id' })
  const { view, tab } = useSearch({ from: '/dossiers/$id' })
  const others = useOthers(tab === 'chain' ? dossier?.id : undefined)
  const [restored] = useState(view !== undefined)
  const site = dossier?.site ?? null
  const scene = useMemo(() => {
    const onSelect = (id: string) => void navigate({ to: '/dossiers/$id', params: { id }, search: { tab: 'chain' } })
    return { ...siteScene(site), candidates: others, onSelect }
  }, [site, others, navigate])
  const shown = useAddressView(
    view,
    useCallback((next) => void navigate({ search: (now) => ({ ...now, view: next }), replace: true }), [navigate]),
  )
  if (dossier && !site)
    return inline ? null : (
      <p className={frame.mapNote}>
        {say('dossiers.noSite')}. {say('dossiers.noSiteText')}
      </p>
    )
  return (
    <div className={inline ? classes.inlineMap : panes.middle}>
      <MapStage {...shown} scene={scene} restored={restored} label={say('dossiers.siteMap')} />
    </div>
  )
}
