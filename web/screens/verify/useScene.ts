import { useMemo } from 'react'
import type { ReportAnswer } from '../../../api/contract/conformity.ts'
import type { ParcelsReadAnswer } from '../../../api/contract/parcels.ts'
import { type Box, boxOfAll, type DrawnPolygon, type Point, type Scene, type SceneParcel } from '../map/scene.ts'
import { useReportScene } from '../report/useReportScene.ts'
import type { ProjectDraft } from './project/draft.ts'
import type { SubjectState } from './useSubject.ts'
import type { Step, VerifySearch } from './verifySearch.ts'

type SceneParts = {
  readonly search: VerifySearch
  readonly step: Step
  readonly subject: SubjectState
  readonly reading: ParcelsReadAnswer | null
  readonly preview: ParcelsReadAnswer | null
  readonly report: ReportAnswer | null
  readonly chosen: readonly string[]
  readonly drawing: boolean
  readonly draft: ProjectDraft
  readonly place: Point | null
  readonly destination: Box | null
  readonly focused: number | null
  readonly onFocus: (check: number | null) => void
  readonly onPick: (parcel: string) => void
  readonly onDrawnParcel: (outline: DrawnPolygon) => void
  readonly onDrawnFootprint: (outline: DrawnPolygon) => void
  readonly onChosen: (ids: readonly string[]) => void
}

const SUBJECT_ID = 'subject'

/** The subject as one outline, or every parcel read while one is still choosing. */
function parcelsOf({ step, subject, reading, preview }: SceneParts): readonly SceneParcel[] {
  if (step === 'locate') return preview?.parcels ?? []
  if (step === 'confirm' && reading && reading.parcels.length > 1) return reading.parcels
  return subject.stage === 'ready' ? [{ id: SUBJECT_ID, label: '', geometry: subject.subject.geometry }] : []
}

function sridOf({ subject, preview }: SceneParts) {
  if (subject.stage === 'ready') return subject.subject.legal.srid
  return preview?.parcels[0]?.legal.srid ?? null
}

/** What the map shows at each step. */
export function useScene(parts: SceneParts): Scene {
  const { step, search, reading, chosen, drawing, draft, place, destination } = parts
  const parcels = parcelsOf(parts)
  const ids = parcels.map(({ id }) => id).join(' ')
  // biome-ignore lint/correctness/useExhaustiveDependencies: the outlines change with their ids; a new box only then
  const box = useMemo(() => boxOfAll(parcels), [ids])
  const reportScene = useReportScene(parts.report, parts.focused, parts.onFocus)
  if (step === 'report') return reportScene

  const toggle = (id: string) =>
    parts.onChosen(chosen.includes(id) ? chosen.filter((other) => other !== id) : [...chosen, id])
  const outline = step === 'locate' && search.way === 'draw'
  return {
    parcels,
    selected: reading && reading.parcels.length > 1 ? chosen : [SUBJECT_ID],
    onSelect: step === 'confirm' && reading ? toggle : undefined,
    onPick: step === 'locate' && !outline ? parts.onPick : undefined,
    draw: outline
      ? { key: 'parcel', onDrawn: parts.onDrawnParcel }
      : step === 'project' && drawing
        ? { key: 'footprint', onDrawn: parts.onDrawnFootprint }
        : undefined,
    footprint: step === 'project' ? draft.footprint : null,
    place,
    goTo: destination ?? box,
    srid: sridOf(parts),
  }
}
