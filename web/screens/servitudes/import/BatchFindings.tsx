import { Button } from '@mantine/core'
import { useState } from 'react'
import type { BatchFinding, BatchFindingKind, ServitudeBatch } from '../../../../api/contract/servitudeBatches.ts'
import { problemOf } from '../../../api/problem.ts'
import { useBatchWords } from '../../../text/useBatchWords.ts'
import { usePlanWords } from '../../../text/usePlanWords.ts'
import { Waiting } from '../../../ui/Waiting.tsx'
import { ProblemReport } from '../../frame/ProblemReport.tsx'
import { Refused } from '../../frame/Refused.tsx'
import { FindingItem } from '../../plans/draft/FindingItem.tsx'
import { FurtherFindings } from '../../plans/draft/FurtherFindings.tsx'
import { ReasonDialog } from '../../plans/draft/ReasonDialog.tsx'
import classes from '../../plans/plans.module.css'
import { useBatchDeeds, useBatchFindings } from './batchQueries.ts'
import { useFindingWords } from './useFindingWords.ts'

type BatchFindingsProps = {
  readonly batch: ServitudeBatch
  readonly kind: BatchFindingKind | null
  readonly focused: BatchFinding | null
  readonly onFocus: (finding: BatchFinding) => void
}

type Which = { readonly ids: readonly string[] } | { readonly kind: BatchFindingKind }
type Asked = { readonly deed: 'accept' | 'leaveOut'; readonly which: Which }

/** Each finding in words, with its place: the map's twin, and what one does about it. */
export function BatchFindings({ batch, kind, focused, onFocus }: BatchFindingsProps) {
  const say = useBatchWords()
  const plan = usePlanWords()
  const words = useFindingWords()
  const [asked, setAsked] = useState<Asked | null>(null)
  const deeds = useBatchDeeds(batch)
  const listed = useBatchFindings(batch, kind)
  const { data, error, isPending, refetch } = listed
  if (error) return <ProblemReport problem={problemOf(error)} onRetry={() => void refetch()} />
  if (isPending) return <Waiting lines={[60, 60, 60]} />
  const { findings } = data
  const may = batch.state === 'control' && batch.may.prepare && batch.control?.state === 'done'
  const some = findings.find((one) => one.kind === kind)
  const ask = (deed: Asked['deed'], which: Which) => setAsked({ deed, which })
  return (
    <section>
      <div className={classes.row}>
        <h3>{kind ? say(`control.kinds.${kind}`) : plan('control.every')}</h3>
        {may && kind && findings.some(({ severity, accepted }) => severity === 'to_accept' && !accepted) && (
          <Button size="compact-md" variant="default" onClick={() => ask('accept', { kind })}>
            {plan('control.acceptAll')}
          </Button>
        )}
        {may && kind && some && some.ordinals.length > 0 && (
          <Button size="compact-md" variant="default" onClick={() => ask('leaveOut', { kind })}>
            {say('control.leaveAll')}
          </Button>
        )}
      </div>
      <ul className={classes.list}>
        {findings.map((finding) => (
          <FindingItem
            key={finding.id}
            finding={finding}
            srid={batch.srid}
            {...words(finding)}
            countsShapes
            focused={focused?.id === finding.id}
            onFocus={() => onFocus(finding)}
          >
            {may && (
              <Deeds
                finding={finding}
                onAsk={(deed) => ask(deed, { ids: [finding.id] })}
                isReopening={deeds.reopen.isPending}
                onReopen={() => deeds.reopen.mutate(finding.id)}
              />
            )}
          </FindingItem>
        ))}
      </ul>
      <FurtherFindings listed={listed} />
      <Refused error={deeds.reopen.error} />
      {asked && <DeedDialog batch={batch} asked={asked} onClose={() => setAsked(null)} />}
    </section>
  )
}

type DeedsProps = {
  readonly finding: BatchFinding
  readonly onAsk: (deed: Asked['deed']) => void
  readonly isReopening: boolean
  readonly onReopen: () => void
}

function Deeds({ finding: { severity, accepted, ordinals }, onAsk, isReopening, onReopen }: DeedsProps) {
  const say = useBatchWords()
  const plan = usePlanWords()
  return (
    <>
      {severity === 'to_accept' && !accepted && (
        <Button size="compact-md" variant="default" onClick={() => onAsk('accept')}>
          {plan('control.accept')}
        </Button>
      )}
      {ordinals.length > 0 && (
        <Button size="compact-md" variant="default" onClick={() => onAsk('leaveOut')}>
          {say('control.leave')}
        </Button>
      )}
      {accepted && (
        <Button size="compact-md" variant="default" loading={isReopening} onClick={onReopen}>
          {plan('control.reopen')}
        </Button>
      )}
    </>
  )
}

type DeedDialogProps = { readonly batch: ServitudeBatch; readonly asked: Asked; readonly onClose: () => void }

function DeedDialog({ batch, asked: { deed, which }, onClose }: DeedDialogProps) {
  const say = useBatchWords()
  const plan = usePlanWords()
  const { accept, leaveOut } = useBatchDeeds(batch)
  const doing = deed === 'accept' ? accept : leaveOut
  const words =
    deed === 'accept'
      ? { title: plan('control.acceptTitle'), why: plan('control.acceptWhy'), yes: plan('control.acceptYes') }
      : { title: say('control.leaveTitle'), why: say('control.leaveWhy'), yes: say('control.leaveYes') }
  return (
    <ReasonDialog
      {...words}
      busy={doing.isPending}
      error={doing.error}
      onYes={(reason) => doing.mutate({ ...which, reason }, { onSuccess: onClose })}
      onClose={onClose}
    />
  )
}
