import { isLegalSrid } from '../../../../spatial/crs/legalZones.ts'
import { ProblemReport } from '../../frame/ProblemReport.tsx'
import type { Point } from '../../map/scene.ts'
import { ZoneChoice } from '../confirm/ZoneChoice.tsx'
import type { Given, ReadingState } from '../useReading.ts'

type RefusalProps = {
  readonly state: ReadingState
  readonly kind: Given['kind']
  readonly onAgain: (given: Given, srid?: number) => void
  readonly onShowPlace: (at: Point) => void
}

/** Why nothing was read, and, when only the zone is in doubt, the zones that would fit. */
export function Refusal({ state, kind, onAgain, onShowPlace }: RefusalProps) {
  if (state.stage !== 'refused' || state.given.kind !== kind) return null
  const { problem, given } = state
  const candidates = (problem.candidates ?? []).filter(isLegalSrid).map((srid) => ({ srid }))
  return (
    <>
      <ProblemReport problem={problem} onRetry={() => onAgain(given)} onShowPlace={onShowPlace} />
      {candidates.length > 0 && (
        <ZoneChoice candidates={candidates} chosen={null} busy={false} onChoose={(srid) => onAgain(given, srid)} />
      )}
    </>
  )
}
