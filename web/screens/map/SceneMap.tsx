import { useMemo, useState } from 'react'
import { AgencyLayers } from '../../map/agency/AgencyLayers.tsx'
import { BackgroundLayer } from '../../map/background/BackgroundLayer.tsx'
import { useBackgrounds } from '../../map/background/useBackgrounds.ts'
import { CursorCoordinates } from '../../map/controls/CursorCoordinates.tsx'
import { MapCorner } from '../../map/controls/MapCorner.tsx'
import { MeasureTool } from '../../map/controls/MeasureTool.tsx'
import { ScaleBar } from '../../map/controls/ScaleBar.tsx'
import { ZoomButtons } from '../../map/controls/ZoomButtons.tsx'
import { DrawTool } from '../../map/draw/DrawTool.tsx'
import { EnvelopeLayer } from '../../map/layers/EnvelopeLayer.tsx'
import { FindingsLayer } from '../../map/layers/FindingsLayer.tsx'
import { ParcelLayer } from '../../map/layers/ParcelLayer.tsx'
import { TileLayers } from '../../map/layers/TileLayers.tsx'
import { MapView } from '../../map/MapView.tsx'
import { useWords } from '../../text/words.ts'
import { AgencyLayerList } from './AgencyLayerList.tsx'
import { CompareDays, PlanSwipe, type TwoDays } from './CompareDays.tsx'
import { FormerMark } from './FormerMark.tsx'
import { GoTo } from './GoTo.tsx'
import { LayerChoice } from './LayerChoice.tsx'
import { LineMark } from './LineMark.tsx'
import { MapPicture } from './MapPicture.tsx'
import type { MapStageProps } from './MapStage.tsx'
import { PlaceMark } from './PlaceMark.tsx'
import { PrintTool } from './PrintTool.tsx'
import { SketchMark } from './SketchMark.tsx'
import type { Outline, Scene } from './scene.ts'
import { useAgencyOnMap } from './useAgencyOnMap.ts'
import { useCovered, useNarrow } from './useCovered.ts'
import { useLayerChoice } from './useLayerChoice.ts'

/** A scene turned into layers and tools: with its neighbours here, the only screen file that imports the map. */
export function SceneMap({ view, onViewChange, scene, label, onPicture, covered, restored = false }: MapStageProps) {
  const { t, language } = useWords()
  const { visible, toggle } = useLayerChoice()
  const { background, ...backgrounds } = useBackgrounds()
  const agency = useAgencyOnMap()
  const [days, setDays] = useState<TwoDays | null>(null)
  const narrow = useNarrow()
  const { drawing, srid = null } = scene
  return (
    <MapView
      view={view}
      onViewChange={onViewChange}
      language={language}
      label={label ?? t('frame.mapLabel')}
      padding={useCovered(covered)}
    >
      <BackgroundLayer background={background} />
      <TileLayers
        visible={days ? { ...visible, zones: false, servitudes: false } : visible}
        {...(scene.onPick && { onPick: scene.onPick })}
      />
      {days && <PlanSwipe days={days} />}
      <AgencyLayers
        layers={agency.layers ?? NOTHING}
        shown={agency.shown}
        onFault={agency.onFault}
        onCut={agency.onCut}
      />
      <SceneLayers scene={scene} />
      <GoTo box={scene.goTo ?? null} skipFirst={restored} />
      {drawing && <DrawTool {...drawing} srid={srid} />}
      <MapCorner at="top-end">
        <ZoomButtons />
        {!drawing && <MeasureTool srid={srid} />}
        {!(drawing && narrow) && (
          <LayerChoice visible={visible} onToggle={toggle} beside={!drawing && <PrintTool />} {...backgrounds}>
            <AgencyLayerList {...agency} />
            <CompareDays days={days} onCompare={setDays} />
          </LayerChoice>
        )}
      </MapCorner>
      <MapCorner at="bottom-end">
        <CursorCoordinates srid={srid} />
        <ScaleBar />
      </MapCorner>
      {onPicture && <MapPicture onPicture={onPicture} />}
    </MapView>
  )
}

const NOTHING: readonly never[] = []

const asParcel = (id: string, geometry: Outline | null | undefined) => (geometry ? [{ id, geometry }] : NOTHING)

/** What a scene shows, apart from its background and its tools. */
export function SceneLayers({ scene }: { readonly scene: Scene }) {
  const {
    subject,
    footprint,
    candidates = NOTHING,
    checks,
    focused = null,
    onSelect,
    onFocus,
    place,
    line,
    former,
    sketch,
    envelope,
    onSide,
  } = scene
  const subjects = useMemo(() => asParcel('subject', subject), [subject])
  const footprints = useMemo(() => asParcel('footprint', footprint), [footprint])
  return (
    <>
      <ParcelLayer parcels={candidates} selected={null} {...(onSelect && { onSelect })} />
      <ParcelLayer parcels={subjects} selected="subject" />
      <ParcelLayer parcels={footprints} selected={null} />
      <EnvelopeLayer drawn={envelope ?? null} onSide={onSide} />
      {checks && <FindingsLayer checks={checks} focused={focused} {...(onFocus && { onFocus })} />}
      <FormerMark shape={former ?? null} />
      <SketchMark lines={sketch ?? null} />
      <LineMark line={line ?? null} />
      <PlaceMark at={place ?? null} />
    </>
  )
}
