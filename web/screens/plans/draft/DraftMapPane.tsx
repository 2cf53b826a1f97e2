import { lazy, type RefObject, Suspense } from 'react'
import type { PlanDraft, PlanFinding } from '../../../../api/contract/plans/drafts.ts'
import { problemOf } from '../../../api/problem.ts'
import { useWords } from '../../../text/words.ts'
import { ProblemReport } from '../../frame/ProblemReport.tsx'
import { MapBoundary } from '../../map/MapBoundary.tsx'
import { useDraftZones } from '../planQueries.ts'
import classes from '../plans.module.css'
import { FamilyLegend } from './FamilyLegend.tsx'
import type { DrawingOf } from './useEditing.ts'

const DraftMap = lazy(async () => ({ default: (await import('./DraftMap.tsx')).DraftMap }))

export type DraftMapPaneProps = {
  readonly draft: PlanDraft
  readonly focused: PlanFinding | null
  /** It was found by a control before the last: the map stays there, and shows it no more. */
  readonly isPast: boolean
  readonly drawing: DrawingOf | null
  /** The shapes in hand. */
  readonly chosen: readonly number[]
  readonly onZone?: ((ordinal: number) => void) | undefined
}

/** The map of a version once its chunk and its zones have come; words when they can't. */
export function DraftMapPane({
  pane,
  ...props
}: DraftMapPaneProps & { readonly pane: RefObject<HTMLDivElement | null> }) {
  const { t } = useWords()
  const { data, error, refetch } = useDraftZones(props.draft)
  return (
    <div ref={pane} className={classes.pane}>
      <div className={classes.map}>
        <MapBoundary failed={<p className={classes.quiet}>{t('frame.mapFailed')}</p>}>
          <Suspense fallback={null}>{data && <DraftMap {...props} zones={data} />}</Suspense>
        </MapBoundary>
      </div>
      {error && <ProblemReport problem={problemOf(error)} onRetry={() => void refetch()} />}
      {data && <FamilyLegend families={data.features.map(({ properties: { family } }) => family)} />}
    </div>
  )
}
