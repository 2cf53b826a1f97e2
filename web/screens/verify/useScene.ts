import { useMemo } from 'react'
import type { ReportAnswer } from '../../../api/contract/conformity.ts'
import type { BuildableView } from '../envelope/useBuildable.ts'
import { boxOfAll, type Drawing, type Outline, type Scene, type SceneParcel } from '../map/scene.ts'
import { useReportScene } from '../report/useReportScene.ts'
import type { OutlineDrawing } from './useOutlineDrawing.ts'
import type { Land } from './useVerification.ts'
import type { Step, VerifySearch } from './verifySearch.ts'

type SceneParts = {
  readonly search: VerifySearch
  readonly step: Step
  readonly land: Land
  readonly isFiled: boolean
  readonly report: ReportAnswer | null
  /** The building is being drawn. */
  readonly placing: boolean
  readonly focused: number | null
  readonly setFocused: (check: number | null) => void
  readonly buildable: BuildableView
}

const NONE: readonly SceneParcel[] = []

/** The parcels one may still choose from: a table's preview, or the several parcels of a file. */
function candidatesOf({ step, land: { filings }, isFiled }: SceneParts): readonly SceneParcel[] {
  if (step === 'locate') return filings.preview?.parcels ?? NONE
  const several = step === 'confirm' && isFiled && (filings.reading?.parcels.length ?? 0) > 1
  return several ? (filings.reading?.parcels ?? NONE) : NONE
}

function subjectOf({ step, land: { subject, filings } }: SceneParts): Outline | null {
  if (step === 'locate')
    return filings.preview?.parcels.length === 1 ? (filings.preview.parcels[0]?.geometry ?? null) : null
  return subject.stage === 'ready' ? subject.subject.geometry : null
}

function drawingOf({ step, search, land, placing }: SceneParts): Drawing | undefined {
  const held = ({ outline, dispatch, onDrawn }: OutlineDrawing): Drawing => ({ outline, dispatch, onDrawn })
  if (step === 'locate' && search.way === 'draw') return held(land.parcelDrawing)
  return step === 'project' && placing ? held(land.footprintDrawing) : undefined
}

function sridOf({ step, land: { subject, filings } }: SceneParts) {
  if (step === 'locate') return filings.preview?.parcels[0]?.legal.srid ?? null
  return subject.stage === 'ready' ? subject.subject.legal.srid : null
}

/** What the map shows at each step. */
export function useScene(parts: SceneParts): Scene {
  const { step, search, land, placing } = parts
  const subject = subjectOf(parts)
  const candidates = candidatesOf(parts)
  const box = useMemo(
    () => boxOfAll(subject && candidates.length < 2 ? [{ geometry: subject }] : candidates),
    [subject, candidates],
  )
  const reportScene = useReportScene(parts.report, parts.focused, parts.setFocused, parts.buildable)
  if (step === 'report') return reportScene

  const { filings, place, destination, footprintDrawing, openParcel, goTo } = land
  const chosen = search.filed?.split(',') ?? []
  const toggle = (id: string) =>
    goTo({
      filed: (chosen.includes(id) ? chosen.filter((other) => other !== id) : [...chosen, id]).join(',') || undefined,
    })
  const drawing = drawingOf(parts)
  return {
    subject,
    candidates,
    onSelect: step === 'confirm' && filings.reading ? toggle : undefined,
    onPick: step === 'locate' && !drawing ? openParcel : undefined,
    drawing,
    footprint: step === 'project' && !placing ? (footprintDrawing.drawn?.geometry ?? null) : null,
    place,
    goTo: destination ?? box,
    srid: sridOf(parts),
  }
}
