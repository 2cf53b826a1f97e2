import type { DossierAnswer } from '../../../api/contract/dossiers.ts'
import { problemOf } from '../../api/problem.ts'
import { useWorkbenchWords } from '../../text/useWorkbenchWords.ts'
import { useSaid } from '../../ui/useSaid.ts'
import { Waiting } from '../../ui/Waiting.tsx'
import { Proposals } from '../course/avis/Proposals.tsx'
import { useCourse } from '../course/courseQueries.ts'
import { ProblemReport } from '../frame/ProblemReport.tsx'
import classes from './workbench.module.css'

/** The bodies that the findings propose to hear; none is consulted before a person who may agrees. */
export function BodiesPart({ dossier }: { readonly dossier: DossierAnswer }) {
  const say = useWorkbenchWords()
  const { data, error, refetch } = useCourse(dossier.id)
  const said = useSaid()
  if (error) return <ProblemReport problem={problemOf(error)} onRetry={() => void refetch()} />
  if (!data) return <Waiting lines={[44, 44]} />
  if (data.avis.proposals.length === 0) return <p>{say('noBodies')}</p>
  return (
    <>
      <p ref={said.place} role="status" tabIndex={-1} className={classes.said}>
        {said.text}
      </p>
      <Proposals course={data} communeCode={dossier.commune.code} onDone={said.tell} />
    </>
  )
}
