import { Link, useSearch } from '@tanstack/react-router'
import { problemOf } from '../../api/problem.ts'
import { printedInstant } from '../../text/figures.ts'
import { useWorkbenchWords } from '../../text/useWorkbenchWords.ts'
import { Waiting } from '../../ui/Waiting.tsx'
import { useDocuments } from '../documents/documentQueries.ts'
import { ProblemReport } from '../frame/ProblemReport.tsx'
import classes from './workbench.module.css'

/** The documents that stand, each read beside the map and the findings. */
export function PiecesPart({ dossierId }: { readonly dossierId: string }) {
  const say = useWorkbenchWords()
  const { data, error, refetch } = useDocuments(dossierId)
  const { document: read } = useSearch({ from: '/instruction/$dossier' })
  if (error) return <ProblemReport problem={problemOf(error)} onRetry={() => void refetch()} />
  if (!data) return <Waiting lines={[44, 44, 44]} />
  const standing = data.filter(({ withdrawnAt }) => withdrawnAt === null)
  if (standing.length === 0) return <p>{say('noDocuments')}</p>
  return (
    <ul className={classes.list}>
      {standing.map(({ id, fileName, depositedAt }) => (
        <li key={id}>
          <Link
            from="/instruction/$dossier"
            to="/instruction/$dossier"
            params={{ dossier: dossierId }}
            search={(now) => ({ ...now, document: id, page: undefined })}
            aria-current={id === read || undefined}
          >
            <bdi>{fileName}</bdi>
          </Link>{' '}
          <small className="figures">{printedInstant(depositedAt)}</small>
        </li>
      ))}
    </ul>
  )
}
