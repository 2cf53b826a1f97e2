import { Button } from '@mantine/core'
import { useState } from 'react'
import type { RemarkAnswer, RemarksAnswer } from '../../../api/contract/remarks.ts'
import { useSheetWords } from '../../text/useSheetWords.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { RemarkItem } from './RemarkItem.tsx'
import classes from './sheets.module.css'

type RemarkListProps = {
  readonly remarks: RemarksAnswer
  /** The one that is looked at. */
  readonly current: string | undefined
  readonly onShow: (remark: RemarkAnswer) => void
  /** Makes a request of those that were chosen; null for whoever may ask nothing now. */
  readonly onAsk: ((chosen: readonly RemarkAnswer[]) => void) | null
}

/** The remarks in words, beside what the sheet shows: place, author, thread, and what becomes of each. */
export function RemarkList({ remarks, current, onShow, onAsk }: RemarkListProps) {
  const say = useSheetWords()
  const [chosen, setChosen] = useState<readonly string[]>([])
  const open = remarks.remarks.filter(({ state }) => state === 'open')
  const closed = remarks.remarks.filter(({ state }) => state === 'closed')
  const toAsk = open.filter(({ id }) => chosen.includes(id))
  const lines = (some: readonly RemarkAnswer[]) => (
    <ol className={classes.remarks}>
      {some.map((remark) => (
        <RemarkItem
          key={remark.id}
          dossierId={remarks.dossierId}
          remark={remark}
          speaksFor={remarks.speaksFor}
          current={remark.id === current}
          onShow={() => onShow(remark)}
          chosen={chosen.includes(remark.id)}
          onChoose={
            onAsk && remark.state === 'open'
              ? (on) => setChosen(on ? [...chosen, remark.id] : chosen.filter((id) => id !== remark.id))
              : null
          }
        />
      ))}
    </ol>
  )
  return (
    <section className={classes.part} aria-label={say('list.heading')}>
      <div className={classes.head}>
        <h2>{say('list.heading')}</h2>
        <span className="figures">{say('list.count', { open: open.length, total: remarks.remarks.length })}</span>
      </div>
      {remarks.remarks.length === 0 && <Nothing mayPin={remarks.speaksFor.length > 0} />}
      {lines(open)}
      {onAsk && toAsk.length > 0 && (
        <div className={classes.ask}>
          <Button size="md" onClick={() => onAsk(toAsk)}>
            {say('list.ask', { count: toAsk.length })}
          </Button>
        </div>
      )}
      {closed.length > 0 && (
        <details>
          <summary className={classes.summary}>{say('list.closed', { count: closed.length })}</summary>
          {lines(closed)}
        </details>
      )}
    </section>
  )
}

function Nothing({ mayPin }: { readonly mayPin: boolean }) {
  const say = useSheetWords()
  return <EmptyState level={2} title={say('list.none')} text={say(mayPin ? 'list.noneText' : 'list.noneApplicant')} />
}
