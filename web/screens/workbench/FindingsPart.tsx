import { useMemo, useState } from 'react'
import type { DecisionKind, FindingAnswer, FindingsAnswer } from '../../../api/contract/findings.ts'
import { useWorkbenchWords } from '../../text/useWorkbenchWords.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { useKeyPress } from '../../ui/letterKeys.ts'
import { useSaid } from '../../ui/useSaid.ts'
import { Refused } from '../frame/Refused.tsx'
import { CheckItem } from '../report/CheckItem.tsx'
import type { Focus } from './BenchParts.tsx'
import { DecisionForm } from './DecisionForm.tsx'
import { DecisionLine, GoneDecisions } from './DecisionLine.tsx'
import { FindingActions } from './FindingActions.tsx'
import { awaiting, inOrder, type Ordered } from './findingOrder.ts'
import classes from './workbench.module.css'
import { useDecide, useUndo } from './workbenchQueries.ts'

type FindingsPartProps = { readonly findings: FindingsAnswer; readonly focus: Focus }

const KIND_OF_KEY: Readonly<Record<string, DecisionKind>> = { c: 'confirmed', x: 'contested', o: 'overridden' }

/** Every finding with its evidence and what was decided of it: what awaits a person first, then the gravest. */
export function FindingsPart({ findings, focus }: FindingsPartProps) {
  const say = useWorkbenchWords()
  const [form, setForm] = useState<{ readonly index: number; readonly kind: DecisionKind } | null>(null)
  const said = useSaid()
  const { report, mayDecide } = findings
  const ordered = useOrder(findings)
  const deciding = useDeciding(findings, (word) => {
    setForm(null)
    said.tell(say(word))
  })
  const start = (index: number, kind: DecisionKind) => {
    focus.onFocus(index)
    const finding = findings.findings[index]
    if (kind === 'confirmed' && finding) deciding.decide(finding, { kind })
    else setForm({ index, kind })
  }
  useFindingKeys({
    ordered,
    focus,
    mayDecide,
    onDecide: start,
    onUndo: (index) => deciding.undo(findings.findings[index]),
  })
  if (!report) return <EmptyState level={2} title={say('noReport')} text={say('noReportHint')} />
  return (
    <>
      <p ref={said.place} role="status" tabIndex={-1} className={classes.said}>
        {said.text}
      </p>
      {deciding.error && <Refused error={deciding.error} />}
      <ol className={classes.findings}>
        {ordered.map(({ index, finding }) => (
          <CheckItem
            key={finding.key}
            numbered={{ index, check: finding.check }}
            focused={focus.focused === index}
            onFocus={focus.onFocus}
          >
            <DecisionLine finding={finding} />
            {form?.index === index ? (
              <DecisionForm
                kind={form.kind}
                machine={finding.check.verdict}
                pending={deciding.isPending}
                onKeep={(given) => deciding.decide(finding, given)}
                onCancel={() => setForm(null)}
              />
            ) : (
              mayDecide && (
                <FindingActions
                  finding={finding}
                  pending={deciding.isPending}
                  onDecide={(kind) => start(index, kind)}
                  onUndo={() => deciding.undo(finding)}
                />
              )
            )}
          </CheckItem>
        ))}
      </ol>
      <GoneDecisions gone={findings.gone} />
    </>
  )
}

/** The findings in the order they had when their report was opened: judging one does not move it away from under the hand. */
function useOrder({ findings, report }: FindingsAnswer): readonly Ordered[] {
  const [opened, setOpened] = useState(() => asOpened(report?.id, findings))
  const held = opened.report === report?.id ? opened : asOpened(report?.id, findings)
  if (held !== opened) setOpened(held)
  return useMemo(() => inOrder(findings, held), [findings, held])
}

const asOpened = (report: string | undefined, findings: readonly FindingAnswer[]) => ({
  report,
  awaited: awaiting(findings),
  toReview: new Set(findings.filter(({ toReview }) => toReview).map(({ key }) => key)),
})

type Given =
  | { readonly kind: 'confirmed' }
  | { readonly kind: 'contested'; readonly reason: string }
  | { readonly kind: 'overridden'; readonly reason: string; readonly verdict: FindingAnswer['verdict'] }

function useDeciding({ dossierId, report }: FindingsAnswer, onDone: (word: 'decided' | 'takenBack') => void) {
  const deciding = useDecide(dossierId)
  const undoing = useUndo(dossierId)
  return {
    isPending: deciding.isPending || undoing.isPending,
    error: deciding.error ?? undoing.error,
    decide: (finding: FindingAnswer, given: Given) => {
      if (!report) return
      const aimed = { reportId: report.id, finding: finding.key, seen: finding.decision?.id ?? null }
      deciding.mutate({ ...given, ...aimed, key: crypto.randomUUID() }, { onSuccess: () => onDone('decided') })
    },
    undo: (finding: FindingAnswer | undefined) => {
      if (finding?.decision) undoing.mutate(finding.decision.id, { onSuccess: () => onDone('takenBack') })
    },
  }
}

type Keys = {
  readonly ordered: readonly Ordered[]
  readonly focus: Focus
  readonly mayDecide: boolean
  readonly onDecide: (index: number, kind: DecisionKind) => void
  readonly onUndo: (index: number) => void
}

/** n and p move from finding to finding; c, x and o decide on the one in hand, u takes back. */
function useFindingKeys({ ordered, focus: { focused, onFocus }, mayDecide, onDecide, onUndo }: Keys): void {
  useKeyPress((event) => {
    const { key } = event
    const at = ordered.findIndex(({ index }) => index === focused)
    const reached = key === 'n' ? ordered[at + 1] : key === 'p' ? ordered[Math.max(at - 1, 0)] : undefined
    if (reached) onFocus(reached.index)
    const kind = KIND_OF_KEY[key]
    if (focused === null || !mayDecide) return
    if (kind) {
      event.preventDefault() // the letter is not typed into the field that opens
      onDecide(focused, kind)
    }
    if (key === 'u') onUndo(focused)
  })
}
