import { Button, Checkbox } from '@mantine/core'
import { useEffect, useRef } from 'react'
import type { RemarkAnswer, RemarksAnswer } from '../../../api/contract/remarks.ts'
import { printedInstant } from '../../text/figures.ts'
import { useSheetWords } from '../../text/useSheetWords.ts'
import { useWords } from '../../text/words.ts'
import { nameIn } from '../../ui/PersonName.tsx'
import { useWide } from '../dossiers/useWide.ts'
import { FollowControls } from './FollowControls.tsx'
import classes from './sheets.module.css'
import { useMeasureWords } from './useMeasureWords.ts'

type RemarkItemProps = {
  readonly dossierId: string
  readonly remark: RemarkAnswer
  readonly speaksFor: RemarksAnswer['speaksFor']
  readonly current: boolean
  readonly onShow: () => void
  readonly chosen: boolean
  /** Null where it cannot be made into a request. */
  readonly onChoose: ((on: boolean) => void) | null
}

/** One remark: where it is, who says it, what was answered, and what may be done with it now. */
export function RemarkItem({ dossierId, remark, speaksFor, current, onShow, chosen, onChoose }: RemarkItemProps) {
  const say = useSheetWords()
  const measure = useMeasureWords()
  const line = useRef<HTMLLIElement>(null)
  const wide = useWide()
  useEffect(() => {
    // In one column the sheet is what one came for: the list stays where it is.
    if (current && wide) line.current?.scrollIntoView({ block: 'nearest' })
  }, [current, wide])
  const { nth, text, state, sheet, items, thread } = remark
  const length = sheet && measure(sheet.shape)
  return (
    <li ref={line} className={classes.remark} data-current={current || undefined} data-state={state}>
      <div className={classes.head}>
        <h3>{say('list.item', { nth })}</h3>
        <span className={classes.state}>{say(state === 'open' ? 'list.open' : 'list.shut')}</span>
      </div>
      <p className={classes.said}>
        <bdi>{text}</bdi>
      </p>
      {length && <p className="figures">{length}</p>}
      <Where remark={remark} />
      <Author remark={remark} />
      <p className={classes.hint}>
        {items.length === 0
          ? say('list.internal')
          : items.map((item) => say('list.asked', { nth: item.nth })).join(' · ')}
      </p>
      <Thread thread={thread} nth={nth} />
      <div className={classes.actions}>
        <Button variant="default" onClick={onShow}>
          {say('list.show')}
        </Button>
        {onChoose && (
          <Checkbox
            size="md"
            label={say('list.choose')}
            checked={chosen}
            onChange={({ currentTarget }) => onChoose(currentTarget.checked)}
          />
        )}
      </div>
      <FollowControls {...{ dossierId, remark, speaksFor }} />
    </li>
  )
}

function Where({ remark: { sheet, carried } }: Pick<RemarkItemProps, 'remark'>) {
  const say = useSheetWords()
  if (!sheet) return <p className={classes.hint}>{say('list.onPlace')}</p>
  const [x = 0, y = 0] = sheet.shape.points[0] ?? []
  const place = { name: `\u2068${sheet.fileName}\u2069`, version: sheet.pieceVersion, page: sheet.page }
  return (
    <>
      <p className={`figures ${classes.hint}`}>
        {say('list.onSheet', { ...place, x: Math.round(x), y: Math.round(y) })}
      </p>
      {carried && (
        <p className={classes.carried}>
          ↷ {say('list.carried', { version: carried.fromVersion })}
          {carried.page === null && ` ${say('list.carriedNoPage', { version: carried.pieceVersion })}`}
        </p>
      )}
    </>
  )
}

function Author({ remark: { by, body, at } }: Pick<RemarkItemProps, 'remark'>) {
  const say = useSheetWords()
  const { language, nameOf } = useWords()
  const said = { body: nameOf(body), date: printedInstant(at) }
  return (
    <p className={`figures ${classes.hint}`}>
      {by ? say('list.by', { ...said, name: nameIn(language, by) }) : say('list.byBody', said)}
    </p>
  )
}

function Thread({ thread, nth }: { readonly thread: RemarkAnswer['thread']; readonly nth: number }) {
  const say = useSheetWords()
  const { language, nameOf } = useWords()
  if (thread.length === 0) return null
  return (
    <ol className={classes.thread} aria-label={say('list.thread', { nth })}>
      {thread.map(({ nth: entry, kind, text, by, body, at }) => (
        <li key={entry}>
          {text && (
            <p className={classes.said}>
              <bdi>{text}</bdi>
            </p>
          )}
          <p className={`figures ${classes.hint}`}>
            {say(`entry.${kind}`, {
              name: by ? nameIn(language, by) : '',
              body: nameOf(body),
              date: printedInstant(at),
            })}
          </p>
        </li>
      ))}
    </ol>
  )
}
