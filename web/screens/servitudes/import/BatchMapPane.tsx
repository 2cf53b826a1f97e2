import { lazy, Suspense } from 'react'
import type { BatchFinding, ServitudeBatch } from '../../../../api/contract/servitudeBatches.ts'
import { problemOf } from '../../../api/problem.ts'
import { useWords } from '../../../text/words.ts'
import { ProblemReport } from '../../frame/ProblemReport.tsx'
import { MapBoundary } from '../../map/MapBoundary.tsx'
import classes from '../../plans/plans.module.css'
import { useBatchShapes } from './batchQueries.ts'
import { FootprintLegend } from './FootprintLegend.tsx'

const BatchMap = lazy(async () => ({ default: (await import('./BatchMap.tsx')).BatchMap }))

type BatchMapPaneProps = { readonly batch: ServitudeBatch; readonly focused: BatchFinding | null }

/** The map of a batch once its chunk and its shapes have come; words when they can't. */
export function BatchMapPane({ batch, focused }: BatchMapPaneProps) {
  const { t } = useWords()
  const { data, error, refetch } = useBatchShapes(batch)
  return (
    <div className={classes.pane}>
      <div className={classes.map}>
        <MapBoundary failed={<p className={classes.quiet}>{t('frame.mapFailed')}</p>}>
          <Suspense fallback={null}>{data && <BatchMap shapes={data} focused={focused} />}</Suspense>
        </MapBoundary>
      </div>
      {data && <FootprintLegend footprints={data.features} />}
      {error && <ProblemReport problem={problemOf(error)} onRetry={() => void refetch()} />}
    </div>
  )
}
