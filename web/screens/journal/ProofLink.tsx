import { Link } from '@tanstack/react-router'
import { useJournalWords } from '../../text/useJournalWords.ts'

/** The way to an event's proof, for whoever may read the event. */
export function ProofLink({ id }: { readonly id: string }) {
  const say = useJournalWords()
  return (
    <Link to="/journal" search={{ event: id }} aria-label={say('journal.proofOf', { id })}>
      {say('journal.proof')}
    </Link>
  )
}
