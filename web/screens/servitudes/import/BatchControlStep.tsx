import { Button } from '@mantine/core'
import { useState } from 'react'
import {
  BATCH_STEPS,
  type BatchFinding,
  type BatchFindingKind,
  type ServitudeBatch,
} from '../../../../api/contract/servitudeBatches.ts'
import { fixed, printedInstant } from '../../../text/figures.ts'
import { useBatchWords } from '../../../text/useBatchWords.ts'
import { Notice } from '../../../ui/Notice.tsx'
import { Refused } from '../../frame/Refused.tsx'
import { ControlProgress } from '../../plans/draft/ControlProgress.tsx'
import { FindingCounts } from '../../plans/draft/FindingCounts.tsx'
import classes from '../../plans/plans.module.css'
import { BatchFindings } from './BatchFindings.tsx'
import { BatchMapPane } from './BatchMapPane.tsx'
import { useBatchDeeds } from './batchQueries.ts'
import { LeftOutReasons } from './LeftOutReasons.tsx'

type StepProps = { readonly batch: ServitudeBatch; readonly onGo: () => void }

/** What the control found, on the map and in words, and what one does about it. */
export function BatchControlStep({ batch, onGo }: StepProps) {
  const say = useBatchWords()
  const [focused, setFocused] = useState<BatchFinding | null>(null)
  const [kind, setKind] = useState<BatchFindingKind | null>(null)
  const { control } = batch
  const counts = control?.counts ?? []
  const shown = counts.some((one) => one.kind === kind) ? kind : null
  return (
    <section className={classes.part}>
      <h2>{say('control.title')}</h2>
      <Standing batch={batch} />
      <LeftOut batch={batch} />
      <LeftOutReasons batch={batch} />
      {batch.may.adopt && (
        <div>
          <Button size="md" onClick={onGo}>
            {say('control.go')}
          </Button>
        </div>
      )}
      <div className={classes.panes}>
        <BatchMapPane batch={batch} focused={focused} />
        <div className={classes.pane}>
          {control?.state === 'done' && counts.length === 0 && <Notice>{say('control.nothing')}</Notice>}
          {counts.length > 0 && (
            <FindingCounts
              counts={counts}
              kind={shown}
              nameOf={(one) => say(`control.kinds.${one}`)}
              onKind={setKind}
            />
          )}
          <BatchFindings batch={batch} kind={shown} focused={focused} onFocus={setFocused} />
        </div>
      </div>
    </section>
  )
}

function Standing({ batch: { control } }: Pick<StepProps, 'batch'>) {
  const say = useBatchWords()
  return (
    <ControlProgress control={control} steps={BATCH_STEPS} nameOf={(step) => say(`control.steps.${step}`)}>
      {control?.state === 'done' && control.doneAt && (
        <p>
          {say('control.done', {
            ...{ servitudes: fixed(control.servitudes, 0), area: fixed(control.areaM2 / 10_000, 2) },
            ...{ points: fixed(control.points, 0), with: fixed(control.withGenerator, 0) },
            at: printedInstant(control.doneAt),
          })}
        </p>
      )}
      {!control && <Notice tone="warning">{say('control.stale')}</Notice>}
    </ControlProgress>
  )
}

function LeftOut({ batch }: Pick<StepProps, 'batch'>) {
  const say = useBatchWords()
  const { takeBack } = useBatchDeeds(batch)
  if (batch.leftOut === 0) return null
  return (
    <div className={classes.row}>
      <span>{say('control.leftOut', { count: batch.leftOut, n: fixed(batch.leftOut, 0) })}</span>
      {batch.may.prepare && (
        <Button size="compact-md" variant="default" loading={takeBack.isPending} onClick={() => takeBack.mutate(null)}>
          {say('control.takeBack')}
        </Button>
      )}
      <Refused error={takeBack.error} />
    </div>
  )
}
