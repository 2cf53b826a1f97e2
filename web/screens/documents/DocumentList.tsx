import { useState } from 'react'
import type { DocumentAnswer } from '../../../api/contract/documents.ts'
import { useDocumentWords } from '../../text/useDocumentWords.ts'
import { Confirm } from '../../ui/Confirm.tsx'
import { Refused } from '../frame/Refused.tsx'
import { DocumentLine } from './DocumentLine.tsx'
import { useWithdraw } from './documentQueries.ts'
import classes from './documents.module.css'

type DocumentListProps = { readonly dossierId: string; readonly documents: readonly DocumentAnswer[] }

/** Documents in the order they came; those withdrawn are listed apart, since the journal keeps them. */
export function DocumentList({ dossierId, documents }: DocumentListProps) {
  const say = useDocumentWords()
  const [withdrawing, setWithdrawing] = useState<DocumentAnswer | null>(null)
  const [said, setSaid] = useState('')
  const withdrawal = useWithdraw(dossierId)
  const gone = documents.filter(({ withdrawnAt }) => withdrawnAt !== null)
  const there = documents.filter(({ withdrawnAt }) => withdrawnAt === null)
  return (
    <>
      <ul className={classes.list}>
        {there.map((document) => (
          <DocumentLine key={document.id} document={document} onWithdraw={() => setWithdrawing(document)} />
        ))}
      </ul>
      <p role="status">{said}</p>
      {gone.length > 0 && (
        <details>
          <summary>{say('documents.showWithdrawn', { count: gone.length })}</summary>
          <ul className={classes.list}>
            {gone.map((document) => (
              <DocumentLine key={document.id} document={document} />
            ))}
          </ul>
        </details>
      )}
      {withdrawing && (
        <Confirm
          title={say('documents.withdrawOf', { name: withdrawing.fileName })}
          why={say('documents.withdrawWhy')}
          yes={say('documents.confirmWithdraw')}
          no={say('upload.cancel')}
          busy={withdrawal.isPending}
          onYes={() =>
            withdrawal.mutate(withdrawing.id, {
              onSuccess: () => {
                setWithdrawing(null)
                setSaid(say('documents.withdrawn'))
              },
            })
          }
          onNo={() => setWithdrawing(null)}
        >
          <Refused error={withdrawal.error} />
        </Confirm>
      )}
    </>
  )
}
