import type { ServitudeBatch } from '../../../../api/contract/servitudeBatches.ts'
import { fixed, printedInstant } from '../../../text/figures.ts'
import { useBatchWords } from '../../../text/useBatchWords.ts'
import { useWords } from '../../../text/words.ts'
import { ButtonLink } from '../../../ui/ButtonLink.tsx'
import { FactList } from '../../../ui/FactList.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import { writeView } from '../../map/viewSearch.ts'
import classes from '../../plans/plans.module.css'
import { viewOfBox } from '../boxOfView.ts'
import { BatchMapPane } from './BatchMapPane.tsx'
import { useBatchShapes } from './batchQueries.ts'
import { boxOfKept } from './boxOfKept.ts'
import { LeftOutReasons } from './LeftOutReasons.tsx'

type AdoptedProps = {
  readonly batch: ServitudeBatch
  readonly adopted: NonNullable<ServitudeBatch['adopted']>
}

/** What became law of a file, what was left out of it and why, and where all of it lies. */
export function AdoptedBatch({ batch, adopted: { by, at, reason } }: AdoptedProps) {
  const say = useBatchWords()
  const { t } = useWords()
  const { control, mapping, leftOut } = batch
  const kept = boxOfKept(useBatchShapes(batch).data?.features ?? [])
  const figure = (value: number, decimals: 0 | 2, unit = '') => (
    <bdi className="figures">{`${fixed(value, decimals)} ${unit}`.trim()}</bdi>
  )
  return (
    <>
      <Notice role="status">{say('adopt.done', { name: by.name, at: printedInstant(at), reason })}</Notice>
      <div>
        <ButtonLink
          to="/servitudes"
          search={{ q: mapping?.once.source, view: kept ? writeView(viewOfBox(kept)) : undefined }}
          size="md"
        >
          {say('adopt.see')}
        </ButtonLink>
      </div>
      <div className={classes.panes}>
        <BatchMapPane batch={batch} focused={null} />
        <div className={classes.pane}>
          <FactList
            facts={[
              ...(control
                ? [
                    { term: say('adopt.figures.servitudes'), value: figure(control.servitudes, 0) },
                    { term: say('adopt.figures.area'), value: figure(control.areaM2 / 10_000, 2, t('units.ha')) },
                    { term: say('adopt.figures.withGenerator'), value: figure(control.withGenerator, 0) },
                  ]
                : []),
              { term: say('leftOut.title'), value: figure(leftOut, 0) },
            ]}
          />
          <LeftOutReasons batch={batch} />
        </div>
      </div>
    </>
  )
}
