import { Button } from '@mantine/core'
import type { ReadyDossier, SessionAnswer } from '../../../api/contract/commission/sessions.ts'
import { problemOf } from '../../api/problem.ts'
import { useCommissionWords } from '../../text/useCommissionWords.ts'
import { Waiting } from '../../ui/Waiting.tsx'
import { ProblemReport } from '../frame/ProblemReport.tsx'
import { AgendaDossierFacts } from './AgendaDossierFacts.tsx'
import agendaClasses from './agenda.module.css'
import classes from './commission.module.css'
import { useReadyDossiers } from './commissionQueries.ts'

type ReadyProps = {
  readonly session: SessionAnswer
  readonly onAdd: (dossierId: string) => void
  readonly busy: boolean
}

/** What may be put on the agenda, the most urgent first; and what is not ready, with why. */
export function ReadyList({ session, onAdd, busy }: ReadyProps) {
  const say = useCommissionWords()
  const found = useReadyDossiers(session.id, session.version, true)
  const ready = found.data?.dossiers.filter(({ why }) => why === null) ?? []
  const others = found.data?.dossiers.filter(({ why }) => why !== null) ?? []
  return (
    <section>
      <h2>{say('ready')}</h2>
      {found.error && <ProblemReport problem={problemOf(found.error)} onRetry={() => void found.refetch()} />}
      {found.isPending && <Waiting lines={[88, 88]} />}
      {found.data && ready.length === 0 && <p className={classes.quiet}>{say('noneReady')}</p>}
      <ul className={agendaClasses.agenda}>
        {ready.map(({ dossier, why }) => (
          <li key={dossier.id}>
            <AgendaDossierFacts dossier={dossier} why={why} />
            <Button
              size="md"
              variant="default"
              disabled={busy}
              aria-label={say('addOf', { number: dossier.number })}
              onClick={() => onAdd(dossier.id)}
            >
              {say('add')}
            </Button>
          </li>
        ))}
      </ul>
      {found.data?.more && <p className={classes.quiet}>{say('moreReady')}</p>}
      <NotReadyYet dossiers={others} />
    </section>
  )
}

function NotReadyYet({ dossiers }: { readonly dossiers: readonly ReadyDossier[] }) {
  const say = useCommissionWords()
  if (dossiers.length === 0) return null
  return (
    <details>
      <summary className={agendaClasses.summary}>
        {say('notReady')} <span className="figures">{dossiers.length}</span>
      </summary>
      <ul className={agendaClasses.agenda}>
        {dossiers.map(({ dossier, why, elsewhere }) => (
          <li key={dossier.id}>
            <AgendaDossierFacts dossier={dossier} why={why} elsewhere={elsewhere?.day} />
          </li>
        ))}
      </ul>
    </details>
  )
}
