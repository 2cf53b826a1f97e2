import { Link } from '@tanstack/react-router'
import { useAccountWords } from '../../text/useAccountWords.ts'
import type { SignedInSession } from '../frame/SignedIn.tsx'
import classes from './account.module.css'
import { OwnExport } from './OwnExport.tsx'
import { OwnJournal } from './OwnJournal.tsx'

/** What the house holds about me, what it does with it, and who looked. */
export function PrivacyPart({ session }: { readonly session: SignedInSession }) {
  const say = useAccountWords()
  return (
    <>
      <section className={classes.section} aria-labelledby="processings">
        <h2 id="processings">{say('privacy.registerTitle')}</h2>
        <p className={classes.hint}>{say('privacy.registerIntro')}</p>
        <p>
          <Link to="/vie-privee">{say('privacy.registerLink')}</Link>
        </p>
      </section>
      <OwnExport personId={session.person.id} />
      <OwnJournal personId={session.person.id} />
    </>
  )
}
