import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback, useState } from 'react'
import { type HeatHexagon, PUBLIC_SOON } from '../../../../api/contract/performance/heat.ts'
import type { MapLook } from '../../../map/useLook.ts'
import { useSession } from '../../../session/session.ts'
import { type Box, boxOf } from '../../map/scene.ts'
import { type HeatAsked, useHeat, useHexagonDossiers } from './heatQueries.ts'
import type { HeatSearch } from './heatSearch.ts'

/** Changes what the address says; what is only another look leaves no trail behind the Back button. */
function useHeatChange() {
  const navigate = useNavigate({ from: '/territoire/chaleur' })
  return useCallback(
    (change: HeatSearch, { replace = false } = {}) =>
      void navigate({ search: (now) => ({ ...now, ...change }), replace, resetScroll: false }),
    [navigate],
  )
}

/** Everything the screen shows, from the address and the answers: the map, the legend and the table are views of it. */
export function useHeatView() {
  const search = useSearch({ from: '/territoire/chaleur' })
  const change = useHeatChange()
  const session = useSession()
  const [look, setLook] = useState<MapLook | null>(null)
  const asked: HeatAsked = {
    what: search.what ?? 'late',
    within: search.within ?? PUBLIC_SOON,
    view: search.shown === 'public' ? 'public' : undefined,
  }
  // who asks is part of the question, and an answer to a visitor is not shown to whoever has just signed in
  const heat = useHeat(asked, session.isPending ? null : look)
  const isPublic = heat.data?.view === 'public'
  const hexagon = isPublic || !session.data?.person ? undefined : search.hexagon
  const dossiers = useHexagonDossiers(asked, hexagon)
  const [goal, setGoal] = useState<Box | null>(null)
  const open = useCallback(
    ({ id, geometry }: HeatHexagon) => {
      const [ring = []] = geometry.coordinates
      setGoal(boxOf(ring.map(([lon = 0, lat = 0]) => [lon, lat])))
      if (!isPublic) change({ hexagon: id })
    },
    [change, isPublic],
  )
  return { search, asked, heat, isPublic, hexagon, dossiers, goal, open, setLook, change }
}
export type HeatView = ReturnType<typeof useHeatView>
