import { Button } from '@mantine/core'
import { useState } from 'react'
import type { FindingKind, PlanDraft, PlanFinding } from '../../../../api/contract/plans/drafts.ts'
import { problemOf } from '../../../api/problem.ts'
import { fixed, plain } from '../../../text/figures.ts'
import { usePlanWords } from '../../../text/usePlanWords.ts'
import { useWords } from '../../../text/words.ts'
import { Confirm } from '../../../ui/Confirm.tsx'
import { DegreesPosition } from '../../../ui/Coordinates.tsx'
import { StatusBadge, type Tone } from '../../../ui/StatusBadge.tsx'
import { Waiting } from '../../../ui/Waiting.tsx'
import { ProblemReport } from '../../frame/ProblemReport.tsx'
import { Refused } from '../../frame/Refused.tsx'
import { type DraftDeeds, useDraftDeeds, useFindings } from '../planQueries.ts'
import classes from '../plans.module.css'
import { isReason, ReasonField } from './ReasonField.tsx'
import { useFindingWords } from './useFindingWords.ts'

const PAGE = 50
const MOST = 500

type FindingListProps = {
  readonly draft: PlanDraft
  readonly kind: FindingKind | null
  readonly focused: PlanFinding | null
  readonly onFocus: (finding: PlanFinding) => void
  readonly onFix: (ordinals: readonly number[]) => void
  /** Findings of every kind are asked for. */
  readonly onEvery: () => void
}

type Accepting = { readonly ids: readonly string[] } | { readonly kind: FindingKind; readonly open: number }

/** Each finding in words, with its place: the map's twin, and what one does about it. */
export function FindingList({ draft, kind, focused, onFocus, onFix, onEvery }: FindingListProps) {
  const say = usePlanWords()
  const [limit, setLimit] = useState(PAGE)
  const [accepting, setAccepting] = useState<Accepting | null>(null)
  const deeds = useDraftDeeds(draft.id)
  const { data, error, isPending, isPlaceholderData, refetch } = useFindings(draft, { kind, limit })
  if (!draft.mapping) return null
  if (error) return <ProblemReport problem={problemOf(error)} onRetry={() => void refetch()} />
  if (isPending || (isPlaceholderData && data.total === 0)) return <Waiting lines={[60, 60, 60]} />
  const { findings, total } = data
  const open = draft.control?.counts.find((one) => one.kind === kind && one.severity === 'to_accept')?.open ?? 0
  const may = draft.state === 'control' && draft.may.prepare
  return (
    <section>
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
      <ul className={classes.list} data-stale={isPlaceholderData || undefined}>
        {findings.map((finding) => (
          <FindingItem
            key={finding.id}
            finding={finding}
            focused={focused?.id === finding.id}
            deeds={may ? deeds : null}
            onFocus={() => onFocus(finding)}
            onFix={() => onFix(finding.ordinals)}
            onAccept={() => setAccepting({ ids: [finding.id] })}
          />
        ))}
      </ul>
      {total > findings.length && (
        <div className={classes.row}>
          <span className={classes.quiet}>
            {say('control.shown', { shown: fixed(findings.length, 0), total: fixed(total, 0) })}
          </span>
          {limit < MOST && (
            <Button size="compact-md" variant="default" onClick={() => setLimit(Math.min(MOST, limit + 150))}>
              {say('control.more')}
            </Button>
          )}
        </div>
      )}
      <Refused error={deeds.reopen.error} />
      {accepting && <AcceptDialog accepting={accepting} deeds={deeds} onClose={() => setAccepting(null)} />}
    </section>
  )
}

const TONES: Readonly<Record<PlanFinding['severity'], Tone>> = {
  blocking: 'fault',
  to_accept: 'attention',
  note: 'waiting',
}

type FindingItemProps = {
  readonly finding: PlanFinding
  readonly focused: boolean
  /** Null for whoever only reads. */
  readonly deeds: DraftDeeds | null
  readonly onFocus: () => void
  readonly onFix: () => void
  readonly onAccept: () => void
}

function FindingItem({ finding, focused, deeds, onFocus, onFix, onAccept }: FindingItemProps) {
  const say = usePlanWords()
  const { t } = useWords()
  const { kind, severity, areaM2, at, accepted, ordinals } = finding
  const { title, more } = useFindingWords(finding)
  const [lon, lat] = at ?? []
  return (
    <li className={classes.finding} data-focused={focused || undefined}>
      <div className={classes.row}>
        <StatusBadge tone={accepted ? 'good' : TONES[severity]}>
          {say(accepted ? 'control.acceptedState' : `control.severities.${severity}`)}
        </StatusBadge>
        <b>{say(`control.kinds.${kind}`)}</b>
      </div>
      <span>
        {title && (
          <>
            <bdi>{title}</bdi>
            {' · '}
          </>
        )}
        {areaM2 !== null && (
          <bdi className="figures">
            {areaM2 < 10_000 ? `${plain(areaM2)} ${t('units.m2')}` : `${plain(areaM2 / 10_000)} ${t('units.ha')}`}
          </bdi>
        )}
        {more && (
          <>
            {areaM2 !== null && ' · '}
            {more}
          </>
        )}
        {ordinals.length > 1 && kind !== 'overlap' && (
          <> · {say('control.said.shapes', { count: ordinals.length, n: fixed(ordinals.length, 0) })}</>
        )}
      </span>
      {lon !== undefined && lat !== undefined && (
        <small className={classes.under}>
          <DegreesPosition lon={lon} lat={lat} />
        </small>
      )}
      {accepted && <small>{say('control.accepted', { name: accepted.by.name, reason: accepted.reason })}</small>}
      <div className={classes.row}>
        {at && (
          <Button size="compact-md" variant="default" onClick={onFocus}>
            {say('control.show')}
          </Button>
        )}
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
      </div>
    </li>
  )
}

type AcceptDialogProps = { readonly accepting: Accepting; readonly deeds: DraftDeeds; readonly onClose: () => void }

function AcceptDialog({ accepting, deeds: { accept }, onClose }: AcceptDialogProps) {
  const say = usePlanWords()
  const [reason, setReason] = useState('')
  const [asked, setAsked] = useState(false)
  const yes = () => {
    setAsked(true)
    const which = 'ids' in accepting ? { ids: accepting.ids } : { kind: accepting.kind }
    if (isReason(reason)) accept.mutate({ ...which, reason: reason.trim() }, { onSuccess: onClose })
  }
  return (
    <Confirm
      title={
        'ids' in accepting
          ? say('control.acceptTitle')
          : say('control.acceptMany', { kind: say(`control.kinds.${accepting.kind}`), n: fixed(accepting.open, 0) })
      }
      why={say('control.acceptWhy')}
      yes={say('control.acceptYes')}
      no={say('control.cancel')}
      busy={accept.isPending}
      onYes={yes}
      onNo={onClose}
    >
      <ReasonField label={say('control.reason')} value={reason} asked={asked} onChange={setReason} />
      <Refused error={accept.error} />
    </Confirm>
  )
}
