import { problemOf } from '../../api/problem.ts'
import { Waiting } from '../../ui/Waiting.tsx'
import { ProblemReport } from '../frame/ProblemReport.tsx'
import { DifferenceList, type DifferenceListProps } from './DifferenceList.tsx'
import { useDifferences } from './regulationQueries.ts'

type RevisionDifferencesProps = Pick<DifferenceListProps, 'remark'> & {
  readonly id: string
  readonly from: number
  readonly to: number
}

/** The cells that differ between two revisions. */
export function RevisionDifferences({ id, from, to, remark }: RevisionDifferencesProps) {
  const { isLoading, error, data, refetch } = useDifferences(id, { from, to })
  if (isLoading) return <Waiting lines={[32, 32]} />
  if (error) return <ProblemReport problem={problemOf(error)} onRetry={() => void refetch()} />
  return data && <DifferenceList differences={data} {...(remark && { remark })} />
}
