import { useMemo, useState } from 'react'
import type { z } from 'zod'
import type { BatchFinding, batchShapes } from '../../../../api/contract/servitudeBatches.ts'
import { BackgroundLayer } from '../../../map/background/BackgroundLayer.tsx'
import { useBackgrounds } from '../../../map/background/useBackgrounds.ts'
import { MapCorner } from '../../../map/controls/MapCorner.tsx'
import { ScaleBar } from '../../../map/controls/ScaleBar.tsx'
import { ZoomButtons } from '../../../map/controls/ZoomButtons.tsx'
import { FootprintsLayer } from '../../../map/layers/FootprintsLayer.tsx'
import { PlacesLayer } from '../../../map/layers/PlacesLayer.tsx'
import { MapView } from '../../../map/MapView.tsx'
import { useBatchWords } from '../../../text/useBatchWords.ts'
import { useWords } from '../../../text/words.ts'
import { GoTo } from '../../map/GoTo.tsx'
import { COUNTRY_VIEW, type View } from '../../map/viewSearch.ts'
import { boxOfPlace } from '../../plans/boxes.ts'
import { boxOfKept } from './boxOfKept.ts'

type BatchMapProps = { readonly shapes: z.infer<typeof batchShapes>; readonly focused: BatchFinding | null }

/** The footprints of a file, hatched by their effect, and what the control found among them. */
export function BatchMap({ shapes, focused }: BatchMapProps) {
  const say = useBatchWords()
  const { language } = useWords()
  const { background } = useBackgrounds()
  const [view, setView] = useState<View>(COUNTRY_VIEW)
  const whole = useMemo(() => boxOfKept(shapes.features), [shapes])
  const at = focused?.at
  const found = useMemo(() => focused?.place ?? (at ? { type: 'Point', coordinates: at } : null), [focused?.place, at])
  const places = useMemo(() => (found ? [found] : []), [found])
  return (
    <MapView view={view} onViewChange={setView} language={language} label={say('control.map')} embedded>
      <BackgroundLayer background={background} />
      <FootprintsLayer footprints={shapes.features} />
      <PlacesLayer places={places} />
      <GoTo box={found ? boxOfPlace([found]) : whole} skipFirst={false} />
      <MapCorner at="top-end">
        <ZoomButtons />
      </MapCorner>
      <MapCorner at="bottom-end">
        <ScaleBar />
      </MapCorner>
    </MapView>
  )
}
