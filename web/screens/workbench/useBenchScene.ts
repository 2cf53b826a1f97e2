import { useMemo, useState } from 'react'
import type { ReportAnswer } from '../../../api/contract/conformity.ts'
import type { SiteAnswer } from '../../../api/contract/dossiers.ts'
import { startOutline } from '../../map/draw/outline.ts'
import { useOutline } from '../../map/draw/useOutline.ts'
import { siteScene } from '../dossiers/siteScene.ts'
import { useBuildable } from '../envelope/useBuildable.ts'
import type { Outline, Point, Scene } from '../map/scene.ts'
import { useReportScene } from '../report/useReportScene.ts'
import { useSketch } from './workbenchQueries.ts'

export type BenchTools = ReturnType<typeof useBenchScene>['tools']

type Shown = {
  readonly report: ReportAnswer | null
  readonly site: SiteAnswer | null
  readonly focused: number | null
  readonly onFocus: (check: number | null) => void
}

type Drawn = 'line' | 'polygon'
const NO_DRAFT = startOutline().draft

/** The map of an examination: the ground with its findings, one's sketches, a former ground, and what is being drawn. */
export function useBenchScene(id: string, { report, site, focused, onFocus }: Shown) {
  const buildable = useBuildable()
  const found = useReportScene(report, focused, onFocus, buildable)
  const [former, showFormer] = useState<Outline | null>(null)
  const [drawing, draw] = useState<Drawn | null>(null)
  const [outline, dispatch] = useOutline()
  const sketch = useSketch(id)
  const lines = useMemo(() => sketch.data?.shapes.flatMap(({ geometry }) => linesOf(geometry)) ?? null, [sketch.data])
  const ground = useMemo(() => (report ? found : siteScene(site)), [report, found, site])
  const scene = useMemo<Scene>(
    () => ({
      ...ground,
      former,
      sketch: lines,
      // What can be built is read under no finding's hatching.
      ...(buildable.drawn && { checks: [] }),
      ...(drawing && { drawing: { outline, dispatch, shape: drawing } }),
    }),
    [ground, former, lines, drawing, outline, dispatch, buildable.drawn],
  )
  const stop = () => {
    draw(null)
    dispatch({ type: 'load', draft: NO_DRAFT })
  }
  const clear = () => {
    showFormer(null)
    stop()
  }
  return {
    scene,
    buildable,
    tools: {
      former,
      showFormer,
      drawing,
      draw,
      stop,
      draft: outline.draft,
      clear,
    },
  }
}

const pairs = (positions: readonly (readonly number[])[]): readonly Point[] =>
  positions.map(([lon = 0, lat = 0]): Point => [lon, lat])

type Geometry = { readonly type: string; readonly coordinates: readonly unknown[] }

/** A sketch as lines, whatever it is of. */
function linesOf({ type, coordinates }: Geometry): readonly (readonly Point[])[] {
  if (type === 'LineString') return [pairs(coordinates as readonly (readonly number[])[])] // the contract's own shape
  if (type === 'Polygon') return (coordinates as readonly (readonly (readonly number[])[])[]).map(pairs)
  return []
}
