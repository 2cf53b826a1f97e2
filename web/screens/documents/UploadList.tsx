import { Button, Progress } from '@mantine/core'
import { useDocumentWords } from '../../text/useDocumentWords.ts'
import { isOver, type UploadItem } from '../../upload/uploadItem.ts'
import type { UploadQueue } from '../../upload/uploadQueue.ts'
import { linesShown, summaryOf } from '../../upload/uploadSummary.ts'
import classes from './documents.module.css'
import { UploadLine } from './UploadLine.tsx'

type UploadListProps = { readonly items: readonly UploadItem[]; readonly queue: UploadQueue }

/** Every file on its way or just arrived: how they stand together, then each with what can be done with it. */
export function UploadList({ items, queue }: UploadListProps) {
  const say = useDocumentWords()
  const shown = linesShown(items)
  return (
    <section aria-label={say('upload.list')} hidden={items.length === 0}>
      <h3>{say('upload.list')}</h3>
      <Together items={items} queue={queue} />
      <ul className={classes.uploads}>
        {shown.map((item) => (
          <UploadLine key={item.key} item={item} queue={queue} />
        ))}
      </ul>
      {shown.length < items.length && (
        <p className={classes.hint}>{say('upload.linesShown', { shown: shown.length, count: items.length })}</p>
      )}
    </section>
  )
}

/** One sentence for all of them, spoken as it changes, and what can be done with all at once. */
function Together({ items, queue }: UploadListProps) {
  const say = useDocumentWords()
  const { left, kept, refused, percent } = summaryOf(items)
  const counts = [
    ...(left > 0 ? [say('upload.left', { count: left })] : []),
    ...(kept > 0 ? [say('upload.kept', { count: kept })] : []),
    ...(refused > 0 ? [say('upload.refusedCount', { count: refused })] : []),
  ]
  const over = items.filter(isOver).map(({ key }) => key)
  return (
    <>
      <p role="status" className={`figures ${classes.hint}`}>
        {counts.join(' · ')}
      </p>
      {left > 1 && <Progress value={percent} aria-label={say('upload.progressAll')} size="md" radius="sm" />}
      {(left > 1 || over.length > 1) && (
        <p className={classes.actions}>
          {left > 1 && (
            <Button variant="default" onClick={() => cancelAll(items, queue)}>
              {say('upload.cancelAll')}
            </Button>
          )}
          {over.length > 1 && (
            <Button variant="subtle" onClick={() => queue.dismiss(over)}>
              {say('upload.dismissAll')}
            </Button>
          )}
        </p>
      )}
    </>
  )
}

/** The last first: what waits is gone before a place becomes free for it. */
function cancelAll(items: readonly UploadItem[], queue: UploadQueue): void {
  for (const item of items.toReversed()) if (!isOver(item) && item.state !== 'finishing') queue.cancel(item.key)
}
