import { Button } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import {
  CONTROL_STEPS,
  type FindingKind,
  type PlanDraft,
  type PlanFinding,
} from '../../../../api/contract/plans/drafts.ts'
import { fixed, printedInstant } from '../../../text/figures.ts'
import { usePlanWords } from '../../../text/usePlanWords.ts'
import { Notice } from '../../../ui/Notice.tsx'
import { Refused } from '../../frame/Refused.tsx'
import { momentOf, useDraftDeeds } from '../planQueries.ts'
import classes from '../plans.module.css'
import { ControlProgress } from './ControlProgress.tsx'
import { DraftMapPane } from './DraftMapPane.tsx'
import { EditList } from './EditList.tsx'
import { EditPanel } from './EditPanel.tsx'
import { FindingCounts } from './FindingCounts.tsx'
import { FindingList } from './FindingList.tsx'
import { useEditing } from './useEditing.ts'

/** What the control found, on the map and in words, and how it is put right. */
export function ControlStep({ draft }: { readonly draft: PlanDraft }) {
  const say = usePlanWords()
  const [shown, setShown] = useState<{ readonly finding: PlanFinding; readonly moment: string } | null>(null)
  const focused = shown?.finding ?? null
  const [kind, setKind] = useState<FindingKind | null>(null)
  // The last of a kind may be gone: then there is nothing to narrow the list to.
  const isGone = draft.control?.state === 'done' && !draft.control.counts.some((one) => one.kind === kind)
  const narrowed = isGone ? null : kind
  const editing = useEditing(draft)
  const map = useRef<HTMLDivElement>(null)
  const heading = useRef<HTMLHeadingElement>(null)
  const fixing = editing.ordinals.length > 0
  const wasFixing = useRef(false)
  useEffect(() => {
    if (wasFixing.current && !fixing) heading.current?.focus() // its panel is gone, and whoever uses keys with it
    wasFixing.current = fixing
  }, [fixing])
  const show = (finding: PlanFinding) => {
    setShown({ finding, moment: momentOf(draft) })
    map.current?.scrollIntoView({ block: 'nearest' })
  }
  return (
    <section className={classes.part}>
      <h2 ref={heading} tabIndex={-1}>
        {say('control.title')}
      </h2>
      <ControlState draft={draft} />
      <div className={classes.panes}>
        <DraftMapPane
          pane={map}
          draft={draft}
          focused={focused}
          isPast={shown !== null && shown.moment !== momentOf(draft)}
          drawing={editing.drawing}
          chosen={editing.ordinals}
          onZone={draft.may.prepare && draft.mapping ? (ordinal) => editing.begin([ordinal]) : undefined}
        />
        <div className={classes.pane}>
          {fixing && <EditPanel key={`${editing.fault} ${editing.ordinals}`} draft={draft} editing={editing} />}
          <Counts draft={draft} kind={narrowed} onKind={setKind} />
          <FindingList
            draft={draft}
            kind={narrowed}
            focused={focused}
            onFocus={show}
            onFix={editing.begin}
            onEvery={() => setKind(null)}
          />
          <EditList draft={draft} />
        </div>
      </div>
    </section>
  )
}

/** Where the control is: its step while it runs, its figures when it is done, what to do when it is not. */
function ControlState({ draft }: { readonly draft: PlanDraft }) {
  const say = usePlanWords()
  const { control } = useDraftDeeds(draft.id)
  const standing = draft.control
  const busy = standing?.state === 'waiting' || standing?.state === 'running'
  return (
    <div className={classes.row}>
      <ControlProgress control={standing} steps={CONTROL_STEPS} nameOf={(step) => say(`control.steps.${step}`)}>
        {standing?.state === 'done' && standing.doneAt && (
          <p>
            {say('control.done', {
              zones: fixed(standing.zones, 0),
              area: fixed(standing.areaM2 / 10_000, 2),
              at: printedInstant(standing.doneAt),
            })}
          </p>
        )}
        {!standing && draft.state === 'control' && <Notice tone="warning">{say('control.stale')}</Notice>}
      </ControlProgress>
      {draft.state === 'control' && draft.may.prepare && !busy && (
        <Button
          size="md"
          variant={standing?.state === 'done' ? 'default' : 'filled'}
          loading={control.isPending}
          onClick={() => control.mutate(null)}
        >
          {say('control.again')}
        </Button>
      )}
      <Refused error={control.error} />
    </div>
  )
}

type CountsProps = {
  readonly draft: PlanDraft
  readonly kind: FindingKind | null
  readonly onKind: (kind: FindingKind | null) => void
}

function Counts({ draft, kind, onKind }: CountsProps) {
  const say = usePlanWords()
  const counts = draft.control?.counts ?? []
  if (draft.control?.state === 'done' && counts.length === 0) return <Notice>{say('control.nothing')}</Notice>
  if (counts.length === 0) return null
  return <FindingCounts {...{ counts, kind, onKind }} nameOf={(one) => say(`control.kinds.${one}`)} />
}
