import { problemOf } from '../../../api/problem.ts'
import { useDossierSessionWords } from '../../../text/useDossierSessionWords.ts'
import { Waiting } from '../../../ui/Waiting.tsx'
import { ProblemReport } from '../../frame/ProblemReport.tsx'
import classes from '../course.module.css'
import { SessionOfDossier } from './SessionOfDossier.tsx'
import { useDossierSessions } from './sessionQueries.ts'

/** The sessions a dossier is or was on, the last day first. */
export function DossierSessions({ id }: { readonly id: string }) {
  const say = useDossierSessionWords()
  const found = useDossierSessions(id)
  return (
    <section className={classes.section}>
      <h3>{say('title')}</h3>
      {found.error && !found.data && (
        <ProblemReport problem={problemOf(found.error)} onRetry={() => void found.refetch()} />
      )}
      {found.isPending && <Waiting lines={[24, 24]} />}
      {found.data?.length === 0 && <p>{say('none')}</p>}
      {found.data && found.data.length > 0 && (
        <ul className={classes.bodies}>
          {found.data.map((session) => (
            <SessionOfDossier key={`${session.id} ${session.rank}`} dossierId={id} session={session} />
          ))}
        </ul>
      )}
    </section>
  )
}
