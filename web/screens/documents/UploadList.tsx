import { Button, Progress } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useDocumentWords } from '../../text/useDocumentWords.ts'
import { isOver, type UploadItem } from '../../upload/uploadItem.ts'
import type { UploadQueue } from '../../upload/uploadQueue.ts'
import { useSize } from './bytes.ts'
import classes from './documents.module.css'
import { UploadRefusal } from './UploadRefusal.tsx'

type UploadListProps = { readonly items: readonly UploadItem[]; readonly queue: UploadQueue }

/** Every file on its way or just arrived, each with its progress and what can be done with it. */
export function UploadList({ items, queue }: UploadListProps) {
  const say = useDocumentWords()
  if (items.length === 0) return null
  return (
    <section aria-label={say('upload.list')}>
      <h3>{say('upload.list')}</h3>
      <ul className={classes.uploads}>
        {items.map((item) => (
          <UploadLine key={item.key} item={item} queue={queue} />
        ))}
      </ul>
    </section>
  )
}

const percentOf = ({ sent, bytes }: UploadItem): number => (bytes === 0 ? 0 : Math.floor((sent / bytes) * 100))

function UploadLine({ item, queue }: { readonly item: UploadItem; readonly queue: UploadQueue }) {
  const say = useDocumentWords()
  const size = useSize()
  const state = useStateWords(item)
  const percent = percentOf(item)
  return (
    <li data-state={item.state}>
      <p className={classes.uploadHead}>
        <bdi>{item.name}</bdi>
        <span className="figures">{say('upload.sentOf', { sent: size(item.sent), total: size(item.bytes) })}</span>
      </p>
      {!isOver(item) && (
        <Progress value={percent} aria-label={say('upload.progress', { name: item.name })} size="md" radius="sm" />
      )}
      <p>{state}</p>
      <p role="status" className="unseen">
        {/* spoken when the state changes, not at every byte */}
        {item.state === 'sending' ? '' : say('upload.announce', { name: item.name, state })}
      </p>
      {item.resumedAt > 0 && item.state === 'sending' && (
        <p className={classes.hint}>
          {say('upload.resumed', { percent: Math.floor((item.resumedAt / item.bytes) * 100) })}
        </p>
      )}
      {item.refusal && <UploadRefusal item={item} refusal={item.refusal} />}
      <UploadActions item={item} queue={queue} />
    </li>
  )
}

/** Seconds until an instant of the browser's clock, counted down. */
function useSecondsUntil(at: number | null): number {
  const [now, setNow] = useState(Date.now)
  useEffect(() => {
    if (at === null) return
    const timer = setInterval(() => setNow(Date.now()), 500)
    return () => clearInterval(timer)
  }, [at])
  return at === null ? 0 : Math.max(0, Math.ceil((at - now) / 1000))
}

function useStateWords(item: UploadItem): string {
  const say = useDocumentWords()
  const seconds = useSecondsUntil(item.retryAt)
  switch (item.state) {
    case 'reading':
      return say('upload.fingerprinting')
    case 'queued':
      return say('upload.waiting')
    case 'sending':
      return say('upload.sending', { percent: percentOf(item) })
    case 'paused':
      return say('upload.paused', { percent: percentOf(item) })
    case 'retrying':
      return navigator.onLine ? say('upload.retrying', { seconds }) : say('upload.offline')
    default:
      return say(`upload.${item.state}`)
  }
}

function UploadActions({ item, queue }: { readonly item: UploadItem; readonly queue: UploadQueue }) {
  const say = useDocumentWords()
  const { key, name, state } = item
  if (isOver(item))
    return (
      <Button variant="subtle" onClick={() => queue.dismiss(key)} aria-label={say('upload.dismissOf', { name })}>
        {say('upload.dismiss')}
      </Button>
    )
  return (
    <p className={classes.actions}>
      {(state === 'paused' || state === 'retrying') && (
        <Button variant="default" onClick={() => queue.resume(key)} aria-label={say('upload.resumeOf', { name })}>
          {say('upload.resume')}
        </Button>
      )}
      {(state === 'sending' || state === 'queued') && (
        <Button variant="default" onClick={() => queue.pause(key)} aria-label={say('upload.pauseOf', { name })}>
          {say('upload.pause')}
        </Button>
      )}
      {state !== 'finishing' && (
        <Button variant="subtle" onClick={() => queue.cancel(key)} aria-label={say('upload.cancelOf', { name })}>
          {say('upload.cancel')}
        </Button>
      )}
    </p>
  )
}
