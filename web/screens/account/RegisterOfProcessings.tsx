import { Link } from '@tanstack/react-router'
import type { z } from 'zod'
import type { processing, retention } from '../../../api/contract/privacy.ts'
import { printedDay } from '../../text/figures.ts'
import { useAccountWords } from '../../text/useAccountWords.ts'
import { useJournalWords } from '../../text/useJournalWords.ts'
import { useWords } from '../../text/words.ts'
import { FactList } from '../../ui/FactList.tsx'
import { Waiting } from '../../ui/Waiting.tsx'
import frame from '../frame/frame.module.css'
import { Refused } from '../frame/Refused.tsx'
import { useTitle } from '../frame/useTitle.ts'
import { usePrivacyRegister } from '../register/PrivacyNotice.tsx'
import classes from './account.module.css'

type Processing = z.infer<typeof processing>
type Retention = z.infer<typeof retention>

/** The register of processings, public and readable (law 09-08). */
export function PrivacyScreen() {
  const say = useAccountWords()
  const journalWords = useJournalWords()
  const { say: sentence } = useWords()
  const register = usePrivacyRegister()
  useTitle(say('privacy.registerTitle'))
  return (
    <main id="content" className={frame.page} tabIndex={-1}>
      <div className={classes.body}>
        <section className={classes.section}>
          <h1>{say('privacy.registerTitle')}</h1>
          <p className={classes.hint}>{say('privacy.registerIntro')}</p>
          {register.isPending && <Waiting lines={[44, 44, 44]} />}
          <Refused error={register.error} />
          {register.data && (
            <>
              <p>
                {register.data.cndpReference
                  ? say('privacy.cndp', { reference: register.data.cndpReference })
                  : say('privacy.cndpPending')}
              </p>
              <h2>{say('privacy.rights')}</h2>
              <p>{sentence(register.data.rights)}</p>
              <p>
                <Link to="/journal">{journalWords('journal.publicLink')}</Link>
              </p>
            </>
          )}
        </section>
        <section className={classes.section}>
          {register.data?.processings.map((one) => (
            <details key={one.id} className={classes.processing}>
              <summary>{sentence(one.name)}</summary>
              <ProcessingFacts processing={one} />
            </details>
          ))}
        </section>
      </div>
    </main>
  )
}

function ProcessingFacts({ processing: one }: { readonly processing: Processing }) {
  const say = useAccountWords()
  const { say: sentence } = useWords()
  const listed = (items: Processing['data']) => items.map(sentence).join(' · ')
  return (
    <FactList
      facts={[
        { term: say('privacy.purpose'), value: sentence(one.purpose) },
        { term: say('privacy.basis'), value: sentence(one.legalBasis) },
        { term: say('privacy.people'), value: sentence(one.people) },
        { term: say('privacy.data'), value: listed(one.data) },
        { term: say('privacy.recipients'), value: listed(one.recipients) },
        { term: say('privacy.retention'), value: <Retentions retentions={one.retention} /> },
        { term: say('privacy.since'), value: printedDay(one.since) },
      ]}
    />
  )
}

function Retentions({ retentions }: { readonly retentions: readonly Retention[] }) {
  const say = useAccountWords()
  const { say: sentence } = useWords()
  const lasting = ({ months, days }: Retention) => {
    if (months !== null) return say('privacy.months', { n: months })
    return days === null ? say('privacy.unlimited') : say('privacy.days', { n: days })
  }
  return (
    <ul className={classes.list}>
      {retentions.map((one) => (
        <li key={one.id}>
          <p>
            {sentence(one.data)}
            <small>
              <span className="figures">{lasting(one)}</span>, {sentence(one.from)}
              {one.reference && ` · ${one.reference}`}
              {one.source === 'house' && ` · ${say('privacy.proposed')}`}
            </small>
          </p>
        </li>
      ))}
    </ul>
  )
}
