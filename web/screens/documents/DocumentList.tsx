import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { DocumentAnswer } from '../../../api/contract/documents.ts'
import { useDocumentWords } from '../../text/useDocumentWords.ts'
import { Confirm } from '../../ui/Confirm.tsx'
import { useSaid } from '../../ui/useSaid.ts'
import { Refused } from '../frame/Refused.tsx'
import { DocumentLine } from './DocumentLine.tsx'
import { useWithdraw } from './documentQueries.ts'
import classes from './documents.module.css'
import { named } from './naming.ts'

type DocumentListProps = { readonly dossierId: string; readonly documents: readonly DocumentAnswer[] }

/** Documents in the order they came; those withdrawn are listed apart, since the journal keeps them. */
export function DocumentList({ dossierId, documents }: DocumentListProps) {
  const say = useDocumentWords()
  const [withdrawing, setWithdrawing] = useState<DocumentAnswer | null>(null)
  const said = useSaid()
  const gone = documents.filter(({ withdrawnAt }) => withdrawnAt !== null)
  const there = documents.filter(({ withdrawnAt }) => withdrawnAt === null)
  return (
    <>
      <Lines documents={there} onWithdraw={setWithdrawing} />
      <p ref={said.place} role="status" tabIndex={-1} className={classes.said}>
        {said.text}
      </p>
      {gone.length > 0 && (
        <details>
          <summary className={classes.summary}>{say('documents.showWithdrawn', { count: gone.length })}</summary>
          <Lines documents={gone} />
        </details>
      )}
      {withdrawing && (
        <Withdrawal
          dossierId={dossierId}
          document={withdrawing}
          onClose={(done) => {
            setWithdrawing(null)
            if (done) said.tell(say('documents.withdrawn'))
          }}
        />
      )}
    </>
  )
}

type LinesProps = {
  readonly documents: readonly DocumentAnswer[]
  readonly onWithdraw?: (document: DocumentAnswer) => void
}

/** From this many on a name is found faster by its letters than by eye. */
const FILTERED_FROM = 12
const DRAWN_AT_ONCE = 100

function Lines({ documents, onWithdraw }: LinesProps) {
  const say = useDocumentWords()
  const [q, setQ] = useState('')
  const [drawn, setDrawn] = useState(DRAWN_AT_ONCE)
  const found = named(documents, q)
  return (
    <>
      {documents.length >= FILTERED_FROM && (
        <TextInput
          size="md"
          type="search"
          label={say('documents.filter')}
          value={q}
          onChange={(event) => setQ(event.currentTarget.value)}
        />
      )}
      {documents.length > 0 && (
        <p role="status" className={classes.hint}>
          {found.length > 0 ? say('documents.counted', { count: found.length }) : say('documents.noneFiltered', { q })}
        </p>
      )}
      <ul className={classes.list}>
        {found.slice(0, drawn).map((document) => (
          <DocumentLine key={document.id} document={document} onWithdraw={onWithdraw} />
        ))}
      </ul>
      {found.length > drawn && (
        <Button variant="default" onClick={() => setDrawn(drawn + DRAWN_AT_ONCE)}>
          {say('documents.more')}
        </Button>
      )}
    </>
  )
}

type WithdrawalProps = {
  readonly dossierId: string
  readonly document: DocumentAnswer
  readonly onClose: (done: boolean) => void
}

function Withdrawal({ dossierId, document, onClose }: WithdrawalProps) {
  const say = useDocumentWords()
  const withdrawal = useWithdraw(dossierId)
  return (
    <Confirm
      title={say('documents.withdrawOf', { name: document.fileName })}
      why={say('documents.withdrawWhy')}
      yes={say('documents.confirmWithdraw')}
      no={say('documents.keep')}
      busy={withdrawal.isPending}
      onYes={() => withdrawal.mutate(document.id, { onSuccess: () => onClose(true) })}
      onNo={() => onClose(false)}
    >
      <Refused error={withdrawal.error} />
    </Confirm>
  )
}
