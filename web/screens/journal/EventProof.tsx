import { Button } from '@mantine/core'
import { useJournalWords } from '../../text/useJournalWords.ts'
import { Waiting } from '../../ui/Waiting.tsx'
import { Refused } from '../frame/Refused.tsx'
import classes from './journal.module.css'
import { useProof } from './journalQueries.ts'
import { ProofVerdict } from './ProofVerdict.tsx'

type EventProofProps = { readonly id: string; readonly eventShown?: boolean }

/** The proof of one event: fetched, verified here, and kept as a file by whoever wants it. */
export function EventProof({ id, eventShown = false }: EventProofProps) {
  const say = useJournalWords()
  const proof = useProof(id)
  if (proof.isPending) return <Waiting lines={[28, 20, 20, 20]} />
  if (proof.error) return <Refused error={proof.error} />
  return (
    <div className={classes.verdict}>
      <ProofVerdict proof={proof.data} eventShown={eventShown} />
      <div>
        <Button
          component="a"
          variant="default"
          size="md"
          href={`/api/journal/${encodeURIComponent(id)}/proof`}
          download={`preuve-${id}.json`}
        >
          {say('journal.save')}
        </Button>
      </div>
    </div>
  )
}
