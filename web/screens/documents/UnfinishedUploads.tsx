import { Button } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import type { UploadAnswer } from '../../../api/contract/documents.ts'
import { printedInstant } from '../../text/figures.ts'
import { useDocumentWords } from '../../text/useDocumentWords.ts'
import { useWords } from '../../text/words.ts'
import { forgetUpload } from '../../upload/sender.ts'
import type { UploadItem } from '../../upload/uploadItem.ts'
import type { UploadQueue } from '../../upload/uploadQueue.ts'
import { useSize } from './bytes.ts'
import { useUnfinished } from './documentQueries.ts'
import classes from './documents.module.css'

type UnfinishedProps = {
  readonly dossierId: string
  readonly items: readonly UploadItem[]
  readonly queue: UploadQueue
}

/** Uploads begun here before a reload, or on another device: choosing the same file again goes on with them. */
export function UnfinishedUploads({ dossierId, items, queue }: UnfinishedProps) {
  const say = useDocumentWords()
  const answers = useQueryClient()
  const unfinished = useUnfinished(true)
  const here = (upload: UploadAnswer) => items.some(({ address }) => address?.endsWith(upload.address))
  const left = (unfinished.data ?? []).filter(
    (upload) => upload.dossierId === dossierId && upload.documentId === null && !here(upload),
  )
  if (left.length === 0) return null
  const forget = async ({ address }: UploadAnswer) => {
    await forgetUpload(address)
    await answers.invalidateQueries({ queryKey: ['uploads'] })
  }
  return (
    <section aria-label={say('upload.unfinished')}>
      <h3>{say('upload.unfinished')}</h3>
      <p className={classes.hint}>{say('upload.unfinishedText')}</p>
      <ul className={classes.uploads}>
        {left.map((upload) => (
          <UnfinishedLine
            key={upload.id}
            upload={upload}
            onFile={(file) => queue.add(dossierId, [file], upload)}
            onForget={() => void forget(upload)}
          />
        ))}
      </ul>
    </section>
  )
}

type LineProps = {
  readonly upload: UploadAnswer
  readonly onFile: (file: File) => void
  readonly onForget: () => void
}

function UnfinishedLine({ upload, onFile, onForget }: LineProps) {
  const say = useDocumentWords()
  const { say: sentence } = useWords()
  const size = useSize()
  const input = useRef<HTMLInputElement>(null)
  const { fileName: name, received, bytes, expiresAt, refused } = upload
  return (
    <li>
      <p className={classes.uploadHead}>
        <bdi>{name}</bdi>
        <span className="figures">{say('upload.received', { received: size(received), total: size(bytes) })}</span>
      </p>
      {refused ? <p>{sentence(refused.detail)}</p> : <p>{say('upload.until', { date: printedInstant(expiresAt) })}</p>}
      <p className={classes.actions}>
        {!refused && (
          <Button
            variant="default"
            onClick={() => input.current?.click()}
            aria-label={say('upload.chooseAgainOf', { name })}
          >
            {say('upload.chooseAgain')}
          </Button>
        )}
        <Button variant="subtle" onClick={onForget} aria-label={say('upload.forgetOf', { name })}>
          {say('upload.forget')}
        </Button>
      </p>
      <input
        ref={input}
        type="file"
        hidden
        aria-label={say('upload.chooseAgainOf', { name })}
        onChange={({ currentTarget }) => {
          const [file] = currentTarget.files ?? []
          if (file) onFile(file)
          currentTarget.value = ''
        }}
      />
    </li>
  )
}
