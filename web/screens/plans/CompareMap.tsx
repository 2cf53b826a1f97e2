import { useMemo, useState } from 'react'
import type { AreaChange } from '../../../api/contract/plans/plans.ts'
import { BackgroundLayer } from '../../map/background/BackgroundLayer.tsx'
import { useBackgrounds } from '../../map/background/useBackgrounds.ts'
import { MapCorner } from '../../map/controls/MapCorner.tsx'
import { ScaleBar } from '../../map/controls/ScaleBar.tsx'
import { ZoomButtons } from '../../map/controls/ZoomButtons.tsx'
import { PlacesLayer } from '../../map/layers/PlacesLayer.tsx'
import { TileLayers, type VisibleLayers } from '../../map/layers/TileLayers.tsx'
import { MapView } from '../../map/MapView.tsx'
import { usePlanWords } from '../../text/usePlanWords.ts'
import { useWords } from '../../text/words.ts'
import { GoTo } from '../map/GoTo.tsx'
import type { View } from '../map/viewSearch.ts'
import { boxOfPlace } from './boxes.ts'

type CompareMapProps = { readonly areas: readonly AreaChange[]; readonly shown: AreaChange | null }

const COUNTRY: View = { center: [-7.5, 32], zoom: 8 }
const CALM: VisibleLayers = { communes: true }

/** Where ground changed its zone; one change alone when it is asked for. */
export function CompareMap({ areas, shown }: CompareMapProps) {
  const say = usePlanWords()
  const { language } = useWords()
  const { background } = useBackgrounds()
  const [view, setView] = useState<View>(COUNTRY)
  const places = useMemo(() => (shown ? [shown] : areas).flatMap(({ place }) => (place ? [place] : [])), [areas, shown])
  return (
    <MapView view={view} onViewChange={setView} language={language} label={say('compare.map')} embedded>
      <BackgroundLayer background={background} />
      <TileLayers visible={CALM} />
      <PlacesLayer places={places} />
      <GoTo box={boxOfPlace(places)} skipFirst={false} />
      <MapCorner at="top-end">
        <ZoomButtons />
      </MapCorner>
      <MapCorner at="bottom-end">
        <ScaleBar />
      </MapCorner>
    </MapView>
  )
}
