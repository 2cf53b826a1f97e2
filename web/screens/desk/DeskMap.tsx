import { useEffect, useRef, useState } from 'react'
import type { QueueMap } from '../../../api/contract/queue.ts'
import { BackgroundLayer } from '../../map/background/BackgroundLayer.tsx'
import { useBackgrounds } from '../../map/background/useBackgrounds.ts'
import { MapCorner } from '../../map/controls/MapCorner.tsx'
import { ScaleBar } from '../../map/controls/ScaleBar.tsx'
import { ZoomButtons } from '../../map/controls/ZoomButtons.tsx'
import { QueueLayer } from '../../map/layers/QueueLayer.tsx'
import { TileLayers, type VisibleLayers } from '../../map/layers/TileLayers.tsx'
import { MapView } from '../../map/MapView.tsx'
import type { MapLook } from '../../map/useLook.ts'
import { useDeskWords } from '../../text/useDeskWords.ts'
import { useWords } from '../../text/words.ts'
import { GoTo } from '../map/GoTo.tsx'
import { LayerChoice } from '../map/LayerChoice.tsx'
import { aroundPoint, type Box, boxOf, type Point } from '../map/scene.ts'
import type { View } from '../map/viewSearch.ts'
import { DeskLegend } from './DeskLegend.tsx'
import { useQueueMap } from './deskQueries.ts'
import type { FilterSearch } from './deskSearch.ts'

type Site = QueueMap['sites'][number]

export type DeskMapProps = {
  readonly view: View
  readonly onViewChange: (view: View) => void
  /** The address said what to show: the territory is not gone to. */
  readonly restored: boolean
  readonly filter: FilterSearch
  readonly selected: Site | null
  readonly onSelect: (site: Site) => void
}

/** The plans may be shown under the dossiers; to begin with the dossiers are what is looked for. */
const CALM: VisibleLayers = {
  ...{ regions: true, provinces: true, communes: true, parcels: true, streets: true },
  ...{ zones: false, servitudes: false },
}

const NOTHING: QueueMap = { sites: [], clusters: [], total: 0 }

/** Where the dossiers lie, as far as the whole country shows them: the first place to go. */
function territoryOf({ sites, clusters }: QueueMap): Box | null {
  if (clusters.length > 0)
    return boxOf(
      clusters.map(({ bbox: [west, south, east, north] }) => [
        [west, south],
        [east, north],
      ]),
    )
  const [only] = sites
  if (sites.length === 1 && only) return aroundPoint([only.at[0] ?? 0, only.at[1] ?? 0])
  return boxOf(sites.map(({ at }) => at))
}

/** Where to go next: the territory once, then whatever is taken in hand and is out of sight. */
function useGoal({ restored, filter, selected }: DeskMapProps, look: MapLook | null): Box | null {
  const country = useQueueMap(filter, null)
  const [goal, setGoal] = useState<Box | null>(null)
  const seen = useRef(look)
  const arriving = useRef(restored)
  const place = selected?.at.join(',') ?? ''
  useEffect(() => {
    seen.current = look
  }, [look])
  useEffect(() => {
    if (!restored && country.data) setGoal((now) => now ?? territoryOf(country.data))
  }, [restored, country.data])
  useEffect(() => {
    if (place === '') return
    const [lon = 0, lat = 0] = place.split(',').map(Number)
    // The address said what to show and what is in hand: both stay as they are.
    if (!arriving.current && seen.current && !within([lon, lat], seen.current)) setGoal(around([lon, lat]))
    arriving.current = false
  }, [place])
  return goal
}

function within([lon, lat]: Point, { bbox: [west, south, east, north] }: MapLook): boolean {
  return lon >= west && lon <= east && lat >= south && lat <= north
}

/** A quarter to see it in: some 600 m around. */
const around = ([lon, lat]: Point): Box => [lon - 0.004, lat - 0.003, lon + 0.004, lat + 0.003]

/** The queue on the map, with the same filter. */
export function DeskMap(props: DeskMapProps) {
  const { view, onViewChange, filter, selected, onSelect } = props
  const say = useDeskWords()
  const { language } = useWords()
  const [visible, setVisible] = useState(CALM)
  const { background, ...backgrounds } = useBackgrounds()
  const [look, setLook] = useState<MapLook | null>(null)
  const map = useQueueMap(filter, look)
  const { sites, clusters, total } = map.data ?? NOTHING
  return (
    <MapView view={view} onViewChange={onViewChange} language={language} label={say('mapLabel')}>
      <BackgroundLayer background={background} />
      <TileLayers visible={visible} />
      <QueueLayer sites={sites} clusters={clusters} selected={selected} onSelect={onSelect} onLook={setLook} />
      <GoTo box={useGoal(props, look)} skipFirst={false} />
      <MapCorner at="top-end">
        <ZoomButtons />
        <LayerChoice
          visible={visible}
          onToggle={(layer, shown) => setVisible((now) => ({ ...now, [layer]: shown }))}
          {...backgrounds}
        />
      </MapCorner>
      <MapCorner at="bottom-start">
        <DeskLegend total={map.isError ? null : map.data && look ? total : undefined} />
      </MapCorner>
      <MapCorner at="bottom-end">
        <ScaleBar />
      </MapCorner>
    </MapView>
  )
}
