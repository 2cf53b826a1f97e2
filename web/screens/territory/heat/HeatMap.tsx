import { useMediaQuery } from '@mantine/hooks'
import { useMemo } from 'react'
import { BackgroundLayer } from '../../../map/background/BackgroundLayer.tsx'
import { MapCorner } from '../../../map/controls/MapCorner.tsx'
import { ScaleBar } from '../../../map/controls/ScaleBar.tsx'
import { ZoomButtons } from '../../../map/controls/ZoomButtons.tsx'
import { HeatLayer } from '../../../map/layers/heat/HeatLayer.tsx'
import { TileLayers, type VisibleLayers } from '../../../map/layers/TileLayers.tsx'
import { MapView } from '../../../map/MapView.tsx'
import { useHeatWords } from '../../../text/useHeatWords.ts'
import { useWords } from '../../../text/words.ts'
import { GoTo } from '../../map/GoTo.tsx'
import type { View } from '../../map/viewSearch.ts'
import { COUNTRY_BOX } from '../countryBox.ts'
import type { HeatView } from './useHeatView.ts'

type HeatMapProps = {
  readonly heat: HeatView
  readonly view: View
  /** The address says what to look at. */
  readonly restored: boolean
  readonly onViewChange: (view: View) => void
}

const UNDER: VisibleLayers = { regions: true, provinces: true, communes: true }
const NOTHING: readonly never[] = []
/** What the legend covers of a wide map: what is gone to is brought in beside it. */
const LEGEND = { fr: [0, 0, 0, 300], ar: [0, 300, 0, 0], folded: [0, 0, 0, 0] } as const

/** The hexagons over a quiet map. */
export function HeatMap({
  heat: { heat, dossiers, asked, goal, open, setLook },
  view,
  restored,
  onViewChange,
}: HeatMapProps) {
  const say = useHeatWords()
  const { language } = useWords()
  const folded = useMediaQuery('(width < 64rem)', undefined, { getInitialValueInEffect: false }) ?? false
  const sites = useMemo(() => dossiers.data?.pages.flatMap((page) => page.dossiers) ?? NOTHING, [dossiers.data])
  return (
    <MapView
      view={view}
      onViewChange={onViewChange}
      language={language}
      label={say('mapLabel', { what: say(`what.${asked.what}`) })}
      padding={LEGEND[folded ? 'folded' : language]}
      embedded
    >
      <BackgroundLayer />
      <TileLayers visible={UNDER} />
      <HeatLayer
        what={heat.data?.what ?? asked.what}
        hexagons={heat.data?.features ?? NOTHING}
        opened={dossiers.data?.pages[0]?.geometry ?? null}
        dossiers={sites}
        stale={heat.isPlaceholderData}
        onOpen={open}
        onLook={setLook}
      />
      <GoTo box={goal ?? COUNTRY_BOX} skipFirst={restored} />
      <MapCorner at="top-end">
        <ZoomButtons />
      </MapCorner>
      <MapCorner at="bottom-end">
        <ScaleBar />
      </MapCorner>
    </MapView>
  )
}
