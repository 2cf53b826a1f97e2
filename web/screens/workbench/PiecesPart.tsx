import { Link } from '@tanstack/react-router'
import { problemOf } from '../../api/problem.ts'
import { printedInstant } from '../../text/figures.ts'
import { useWorkbenchWords } from '../../text/useWorkbenchWords.ts'
import { Waiting } from '../../ui/Waiting.tsx'
import { useDocuments } from '../documents/documentQueries.ts'
import { ProblemReport } from '../frame/ProblemReport.tsx'
import classes from './workbench.module.css'

/** The documents that stand, each opened in the viewer of its dossier. */
export function PiecesPart({ dossierId }: { readonly dossierId: string }) {
  const say = useWorkbenchWords()
  const { data, error, refetch } = useDocuments(dossierId)
  if (error) return <ProblemReport problem={problemOf(error)} onRetry={() => void refetch()} />
  if (!data) return <Waiting lines={[44, 44, 44]} />
  const standing = data.filter(({ withdrawnAt }) => withdrawnAt === null)
  if (standing.length === 0) return <p>{say('noDocuments')}</p>
  return (
    <ul className={classes.list}>
      {standing.map(({ id, fileName, depositedAt }) => (
        <li key={id}>
          <Link to="/dossiers/$id" params={{ id: dossierId }} search={{ document: id }}>
            <bdi>{fileName}</bdi>
          </Link>{' '}
          <small className="figures">{printedInstant(depositedAt)}</small>
        </li>
      ))}
    </ul>
  )
}
