import { useJournalWords } from '../../text/useJournalWords.ts'
import { useTitle } from '../frame/useTitle.ts'
import classes from './journal.module.css'
import { ProofDesk } from './ProofDesk.tsx'
import { PublishedDays } from './PublishedDays.tsx'

const REASONS = ['how1', 'how2', 'how3', 'how4'] as const

/** For anybody: how the journal holds, a proof verified by one's own browser, and the roots it is held against. */
export function PublicJournalScreen() {
  const say = useJournalWords()
  useTitle(say('journal.title'))
  return (
    <main id="content" className={classes.page} tabIndex={-1}>
      <header className={classes.part}>
        <h1>{say('journal.title')}</h1>
        <p className={classes.intro}>{say('journal.intro')}</p>
      </header>
      <section aria-labelledby="proof">
        <h2 id="proof">{say('journal.verify')}</h2>
        <ProofDesk />
      </section>
      <section aria-labelledby="days">
        <h2 id="days">{say('journal.days')}</h2>
        <PublishedDays />
      </section>
      <section aria-labelledby="how">
        <h2 id="how">{say('journal.how')}</h2>
        <ol className={classes.how}>
          {REASONS.map((reason) => (
            <li key={reason}>{say(`journal.${reason}`)}</li>
          ))}
        </ol>
      </section>
    </main>
  )
}
