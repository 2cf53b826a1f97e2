import { useMemo, useState } from 'react'
import type { z } from 'zod'
import type { draftZones } from '../../../../api/contract/plans/drafts.ts'
import { BackgroundLayer } from '../../../map/background/BackgroundLayer.tsx'
import { useBackgrounds } from '../../../map/background/useBackgrounds.ts'
import { MapCorner } from '../../../map/controls/MapCorner.tsx'
import { ScaleBar } from '../../../map/controls/ScaleBar.tsx'
import { ZoomButtons } from '../../../map/controls/ZoomButtons.tsx'
import { DrawTool } from '../../../map/draw/DrawTool.tsx'
import { PlacesLayer } from '../../../map/layers/PlacesLayer.tsx'
import { PlanZonesLayer } from '../../../map/layers/PlanZonesLayer.tsx'
import { MapView } from '../../../map/MapView.tsx'
import { usePlanWords } from '../../../text/usePlanWords.ts'
import { useWords } from '../../../text/words.ts'
import { GoTo } from '../../map/GoTo.tsx'
import type { View } from '../../map/viewSearch.ts'
import { boxOfPlace } from '../boxes.ts'
import type { DraftMapPaneProps } from './DraftMapPane.tsx'

type DraftMapProps = DraftMapPaneProps & { readonly zones: z.infer<typeof draftZones> }

const COUNTRY: View = { center: [-7.5, 32], zoom: 8 }

/** The zones of a version, what the control found among them, and the outline that is redrawn. */
export function DraftMap({ zones, focused, isPast, drawing, chosen, onZone, draft }: DraftMapProps) {
  const say = usePlanWords()
  const { language } = useWords()
  const { background } = useBackgrounds()
  const [view, setView] = useState<View>(COUNTRY)
  const whole = useMemo(() => boxOfPlace(zones.features.map(({ geometry }) => geometry)), [zones])
  const found = focused?.place ?? null
  const places = useMemo(() => (found && !isPast ? [found] : []), [found, isPast])
  const goTo = found ? boxOfPlace([found]) : whole
  return (
    <MapView view={view} onViewChange={setView} language={language} label={say('control.map')} embedded>
      <BackgroundLayer background={background} />
      <PlanZonesLayer zones={zones.features} chosen={chosen} onZone={drawing ? undefined : onZone} />
      <PlacesLayer places={places} />
      <GoTo box={goTo} skipFirst={false} />
      {drawing && <DrawTool {...drawing} srid={draft.srid} />}
      <MapCorner at="top-end">
        <ZoomButtons />
      </MapCorner>
      <MapCorner at="bottom-end">
        <ScaleBar />
      </MapCorner>
    </MapView>
  )
}
