import { Button } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import type { UploadAnswer } from '../../../api/contract/documents.ts'
import { printedInstant } from '../../text/figures.ts'
import { useDocumentWords } from '../../text/useDocumentWords.ts'
import { useWords } from '../../text/words.ts'
import { Confirm } from '../../ui/Confirm.tsx'
import { StatusBadge } from '../../ui/StatusBadge.tsx'
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
  const unfinished = useUnfinished()
  const here = (upload: UploadAnswer) => items.some(({ address }) => address?.endsWith(upload.address))
  const left = (unfinished.data ?? []).filter(
    (upload) => upload.dossierId === dossierId && upload.documentId === null && !here(upload),
  )
  if (left.length === 0) return null
  return (
    <section aria-label={say('upload.unfinished')}>
      <h3>{say('upload.unfinished')}</h3>
      {left.some(({ refused }) => !refused) && <p className={classes.hint}>{say('upload.unfinishedText')}</p>}
      <ul className={classes.uploads}>
        {left.map((upload) => (
          <li key={upload.id}>
            {upload.refused ? (
              <RefusedLine upload={upload} why={upload.refused.detail} />
            ) : (
              <UnfinishedLine upload={upload} onFile={(file) => queue.add(dossierId, [file], { expected: upload })} />
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Has the service forget an upload; without an answer nothing is said to be forgotten. */
function useForget({ address }: UploadAnswer) {
  const answers = useQueryClient()
  return useMutation({
    mutationFn: () => forgetUpload(address),
    onSuccess: (forgotten) => (forgotten ? answers.invalidateQueries({ queryKey: ['uploads'] }) : undefined),
  })
}

type RefusedLineProps = {
  readonly upload: UploadAnswer
  readonly why: NonNullable<UploadAnswer['refused']>['detail']
}

/** Received whole, perhaps while nobody was looking, and not kept: why, until its author has read it. */
function RefusedLine({ upload, why }: RefusedLineProps) {
  const say = useDocumentWords()
  const { say: sentence } = useWords()
  const forgetting = useForget(upload)
  const { fileName: name } = upload
  return (
    <>
      <p className={classes.uploadHead}>
        <bdi>{name}</bdi>
        <StatusBadge tone="fault">{say('upload.refused')}</StatusBadge>
      </p>
      <p>{sentence(why)}</p>
      {forgetting.data === false && <p role="alert">{say('upload.notForgotten')}</p>}
      <p className={classes.actions}>
        <Button
          variant="subtle"
          loading={forgetting.isPending}
          onClick={() => forgetting.mutate()}
          aria-label={say('upload.dismissOf', { name })}
        >
          {say('upload.dismiss')}
        </Button>
      </p>
    </>
  )
}

type LineProps = { readonly upload: UploadAnswer; readonly onFile: (file: File) => void }

function UnfinishedLine({ upload, onFile }: LineProps) {
  const say = useDocumentWords()
  const size = useSize()
  const input = useRef<HTMLInputElement>(null)
  const [asking, setAsking] = useState(false)
  const { fileName: name, received, bytes, expiresAt } = upload
  return (
    <>
      <p className={classes.uploadHead}>
        <bdi>{name}</bdi>
        <span className="figures">{say('upload.received', { received: size(received), total: size(bytes) })}</span>
      </p>
      <p className="figures">{say('upload.until', { date: printedInstant(expiresAt) })}</p>
      <p className={classes.actions}>
        <Button
          variant="default"
          onClick={() => input.current?.click()}
          aria-label={say('upload.chooseAgainOf', { name })}
        >
          {say('upload.chooseAgain')}
        </Button>
        <Button variant="subtle" onClick={() => setAsking(true)} aria-label={say('upload.forgetOf', { name })}>
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
      {asking && <ForgetQuestion upload={upload} onClose={() => setAsking(false)} />}
    </>
  )
}

function ForgetQuestion({ upload, onClose }: { readonly upload: UploadAnswer; readonly onClose: () => void }) {
  const say = useDocumentWords()
  const forgetting = useForget(upload)
  return (
    <Confirm
      title={say('upload.forgetOf', { name: upload.fileName })}
      why={say('upload.forgetWhy')}
      yes={say('upload.confirmForget')}
      no={say('upload.keep')}
      busy={forgetting.isPending}
      onYes={() => forgetting.mutate(undefined, { onSuccess: (forgotten) => forgotten && onClose() })}
      onNo={onClose}
    >
      {forgetting.data === false && <p role="alert">{say('upload.notForgotten')}</p>}
    </Confirm>
  )
}
