import { Button } from '@mantine/core'
import { useState } from 'react'
import type { FindingKind, PlanDraft, PlanFinding } from '../../../../api/contract/plans/drafts.ts'
import { problemOf } from '../../../api/problem.ts'
import { fixed } from '../../../text/figures.ts'
import { usePlanWords } from '../../../text/usePlanWords.ts'
import { Waiting } from '../../../ui/Waiting.tsx'
import { ProblemReport } from '../../frame/ProblemReport.tsx'
import { Refused } from '../../frame/Refused.tsx'
import { type DraftDeeds, useDraftDeeds, useFindings } from '../planQueries.ts'
import classes from '../plans.module.css'
import { FindingItem } from './FindingItem.tsx'
import { FurtherFindings } from './FurtherFindings.tsx'
import { ReasonDialog } from './ReasonDialog.tsx'
import { useFindingWords } from './useFindingWords.ts'

type FindingListProps = {
  readonly draft: PlanDraft
  readonly kind: FindingKind | null
  readonly focused: PlanFinding | null
  readonly onFocus: (finding: PlanFinding) => void
  readonly onFix: (ordinals: readonly number[], of: FindingKind) => void
  /** Findings of every kind are asked for. */
  readonly onEvery: () => void
}

type Accepting = { readonly ids: readonly string[] } | { readonly kind: FindingKind; readonly open: number }

/** Each finding in words, with its place: the map's twin, and what one does about it. */
export function FindingList({ draft, kind, focused, onFocus, onFix, onEvery }: FindingListProps) {
  const say = usePlanWords()
  const [accepting, setAccepting] = useState<Accepting | null>(null)
  const deeds = useDraftDeeds(draft.id)
  const listed = useFindings(draft, kind)
  const { data, error, isPending, isPlaceholderData, refetch } = listed
  if (!draft.mapping) return null
  if (error) return <ProblemReport problem={problemOf(error)} onRetry={() => void refetch()} />
  if (isPending || (isPlaceholderData && data.total === 0)) return <Waiting lines={[60, 60, 60]} />
  const { findings } = data
  const open = draft.control?.counts.find((one) => one.kind === kind && one.severity === 'to_accept')?.open ?? 0
  const may = draft.state === 'control' && draft.may.prepare
  return (
    <section className={classes.pane}>
      <div className={classes.row}>
        <h3>{kind ? say(`control.kinds.${kind}`) : say('control.every')}</h3>
        {kind && (
          <Button size="compact-md" variant="subtle" onClick={onEvery}>
            {say('control.showEvery')}
          </Button>
        )}
        {may && kind && open > 0 && (
          <Button size="compact-md" variant="default" onClick={() => setAccepting({ kind, open })}>
            {say('control.acceptAll')}
          </Button>
        )}
      </div>
      <ul className={classes.list} data-stale={isPlaceholderData || undefined} aria-busy={isPlaceholderData}>
        {findings.map((finding) => (
          <PlanFindingItem
            key={finding.id}
            finding={finding}
            srid={draft.srid}
            focused={focused?.id === finding.id}
            deeds={may ? deeds : null}
            onFocus={() => onFocus(finding)}
            onFix={() => onFix(finding.ordinals, finding.kind)}
            onAccept={() => setAccepting({ ids: [finding.id] })}
          />
        ))}
      </ul>
      <FurtherFindings listed={listed} />
      <Refused error={deeds.reopen.error} />
      {accepting && <AcceptDialog accepting={accepting} deeds={deeds} onClose={() => setAccepting(null)} />}
    </section>
  )
}

type PlanFindingItemProps = {
  readonly finding: PlanFinding
  readonly srid: PlanDraft['srid']
  readonly focused: boolean
  /** Null for whoever only reads. */
  readonly deeds: DraftDeeds | null
  readonly onFocus: () => void
  readonly onFix: () => void
  readonly onAccept: () => void
}

function PlanFindingItem({ finding, srid, focused, deeds, onFocus, onFix, onAccept }: PlanFindingItemProps) {
  const say = usePlanWords()
  const { kind, severity, accepted, ordinals } = finding
  const { title, more } = useFindingWords(finding)
  return (
    <FindingItem
      {...{ finding, srid, focused, onFocus, more }}
      label={say(`control.kinds.${kind}`)}
      subject={title}
      countsShapes={kind !== 'overlap'}
    >
      {deeds && ordinals.length > 0 && (
        <Button size="compact-md" variant="default" onClick={onFix}>
          {say('control.fix')}
        </Button>
      )}
      {deeds && severity === 'to_accept' && !accepted && (
        <Button size="compact-md" variant="default" onClick={onAccept}>
          {say('control.accept')}
        </Button>
      )}
      {deeds && accepted && (
        <Button
          size="compact-md"
          variant="default"
          loading={deeds.reopen.isPending}
          onClick={() => deeds.reopen.mutate(finding.id)}
        >
          {say('control.reopen')}
        </Button>
      )}
    </FindingItem>
  )
}

type AcceptDialogProps = { readonly accepting: Accepting; readonly deeds: DraftDeeds; readonly onClose: () => void }

function AcceptDialog({ accepting, deeds: { accept }, onClose }: AcceptDialogProps) {
  const say = usePlanWords()
  const which = 'ids' in accepting ? { ids: accepting.ids } : { kind: accepting.kind }
  return (
    <ReasonDialog
      title={
        'ids' in accepting
          ? say('control.acceptTitle')
          : say('control.acceptMany', { kind: say(`control.kinds.${accepting.kind}`), n: fixed(accepting.open, 0) })
      }
      why={say('control.acceptWhy')}
      yes={say('control.acceptYes')}
      busy={accept.isPending}
      error={accept.error}
      onYes={(reason) => accept.mutate({ ...which, reason }, { onSuccess: onClose })}
      onClose={onClose}
    />
  )
}
