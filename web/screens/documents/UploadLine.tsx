import { Button, Progress } from '@mantine/core'
import { memo, useEffect, useState } from 'react'
import { useDocumentWords } from '../../text/useDocumentWords.ts'
import { isOver, type UploadItem } from '../../upload/uploadItem.ts'
import type { UploadQueue } from '../../upload/uploadQueue.ts'
import { useSize } from './bytes.ts'
import classes from './documents.module.css'
import { UploadRefusal } from './UploadRefusal.tsx'

type UploadLineProps = { readonly item: UploadItem; readonly queue: UploadQueue }

const percentOf = (sent: number, bytes: number): number => (bytes === 0 ? 0 : Math.floor((sent / bytes) * 100))

/** One file: how far it is, how it stands, and what can be done with it. Drawn anew only when it is the one that moved. */
export const UploadLine = memo(function UploadLine({ item, queue }: UploadLineProps) {
  const say = useDocumentWords()
  const size = useSize()
  const { name, bytes, sent, resumedAt, state, refusal } = item
  const words = useStateWords(item)
  return (
    <li data-state={state}>
      <p className={classes.uploadHead}>
        <bdi>{name}</bdi>
        <span className="figures">
          {isOver(item) ? size(bytes) : say('upload.sentOf', { sent: size(sent), total: size(bytes) })}
        </span>
      </p>
      {!isOver(item) && (
        <Progress value={percentOf(sent, bytes)} aria-label={say('upload.progress', { name })} size="md" radius="sm" />
      )}
      {!refusal && <p className="figures">{words}</p>}
      {resumedAt > 0 && state === 'sending' && (
        <p className={classes.hint}>{say('upload.resumed', { percent: percentOf(resumedAt, bytes) })}</p>
      )}
      {refusal && <UploadRefusal item={item} refusal={refusal} />}
      <UploadActions item={item} queue={queue} />
    </li>
  )
})

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

function useStateWords({ state, retryAt, sent, bytes }: UploadItem): string {
  const say = useDocumentWords()
  const seconds = useSecondsUntil(retryAt)
  const percent = percentOf(sent, bytes)
  switch (state) {
    case 'reading':
      return say('upload.fingerprinting')
    case 'queued':
      return say('upload.waiting')
    case 'sending':
      return say('upload.sending', { percent })
    case 'paused':
      return say('upload.paused', { percent })
    case 'retrying':
      return navigator.onLine ? say('upload.retrying', { seconds }) : say('upload.offline')
    default:
      return say(`upload.${state}`)
  }
}

function UploadActions({ item, queue }: UploadLineProps) {
  const say = useDocumentWords()
  const { key, name, state } = item
  if (isOver(item))
    return (
      <p className={classes.actions}>
        <Button variant="subtle" onClick={() => queue.dismiss([key])} aria-label={say('upload.dismissOf', { name })}>
          {say('upload.dismiss')}
        </Button>
      </p>
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
