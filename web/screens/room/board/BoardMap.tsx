import { type RefObject, useEffect, useState } from 'react'
import type { Shape } from '../../../../api/contract/room/annotation.ts'
import type { Position } from '../../../../spatial/geometry/types.ts'
import { BackgroundLayer } from '../../../map/background/BackgroundLayer.tsx'
import { useBackgrounds } from '../../../map/background/useBackgrounds.ts'
import { CursorCoordinates } from '../../../map/controls/CursorCoordinates.tsx'
import { MapCorner } from '../../../map/controls/MapCorner.tsx'
import { ScaleBar } from '../../../map/controls/ScaleBar.tsx'
import { ZoomButtons } from '../../../map/controls/ZoomButtons.tsx'
import { TileLayers } from '../../../map/layers/TileLayers.tsx'
import { useMap } from '../../../map/MapContext.ts'
import { MapView } from '../../../map/MapView.tsx'
import { useWords } from '../../../text/words.ts'
import { GoTo } from '../../map/GoTo.tsx'
import { LayerChoice } from '../../map/LayerChoice.tsx'
import { SceneLayers } from '../../map/SceneMap.tsx'
import type { Box, Scene } from '../../map/scene.ts'
import { useLayerChoice } from '../../map/useLayerChoice.ts'
import { COUNTRY_VIEW } from '../../map/viewSearch.ts'
import type { BodyLook } from '../bodyColours.ts'
import type { Placed } from '../line/BoardCopy.ts'
import { AnnotationsLayer } from './AnnotationsLayer.tsx'
import { CursorsLayer } from './CursorsLayer.tsx'
import type { Finishing } from './surface.ts'
import type { Tool } from './tools.ts'
import { useDrawTool } from './useDrawTool.ts'
import type { Pointing } from './usePointing.ts'

export type BoardMapProps = {
  readonly label: string
  readonly scene: Scene
  readonly placed: readonly Placed[]
  readonly lookOf: (body: string | null) => BodyLook
  /** Where somebody asked to be shown; else the ground of the dossier. */
  readonly goTo: Box | null
  /** Absent where the board is only read. */
  readonly drawing?: {
    readonly tool: Tool
    readonly onDrawn: (shape: Shape, at: readonly Position[]) => void
    /** Given the tool, for the buttons that stand beside the map. */
    readonly handle: RefObject<Finishing | null>
  }
  readonly pointing?: Pointing
}

/** The map of a board: the ground of its dossier, what is drawn on it, and where the others point. */
export function BoardMap({ label, scene, placed, lookOf, goTo, drawing, pointing }: BoardMapProps) {
  const { language } = useWords()
  const [view, setView] = useState(COUNTRY_VIEW)
  const { visible, toggle } = useLayerChoice()
  const { background, ...backgrounds } = useBackgrounds()
  return (
    <MapView view={view} onViewChange={setView} language={language} label={label}>
      <BackgroundLayer background={background} />
      <TileLayers visible={visible} />
      <SceneLayers scene={scene} />
      <AnnotationsLayer placed={placed} lookOf={lookOf} />
      {drawing && <Drawing {...drawing} />}
      {pointing && <CursorsLayer {...pointing} />}
      <GoTo box={goTo ?? scene.goTo ?? null} skipFirst={false} />
      <MapCorner at="top-end">
        <ZoomButtons />
        <LayerChoice visible={visible} onToggle={toggle} {...backgrounds} />
      </MapCorner>
      <MapCorner at="bottom-end">
        <CursorCoordinates srid={scene.srid ?? null} />
        <ScaleBar />
      </MapCorner>
    </MapView>
  )
}

function Drawing({ tool, onDrawn, handle }: NonNullable<BoardMapProps['drawing']>) {
  const map = useMap()
  const drawTool = useDrawTool(tool, onDrawn)
  handle.current = drawTool
  useEffect(() => {
    const target = map.getTargetElement()
    const onKey = (event: KeyboardEvent) => {
      if (tool === 'hand' || (event.key !== 'Enter' && event.key !== 'Escape')) return
      event.preventDefault()
      if (event.key === 'Escape') drawTool.abort()
      else if (event.shiftKey) drawTool.finish()
      else drawTool.put()
    }
    target?.addEventListener('keydown', onKey)
    return () => target?.removeEventListener('keydown', onKey)
  })
  return tool === 'hand' ? null : <div className="map-reticle" aria-hidden="true" />
}
