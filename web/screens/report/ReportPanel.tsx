import type { UseQueryResult } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import type { ReportAnswer } from '../../../api/contract/conformity.ts'
import { problemOf } from '../../api/problem.ts'
import { useWords } from '../../text/words.ts'
import { Waiting } from '../../ui/Waiting.tsx'
import type { BuildableView } from '../envelope/useBuildable.ts'
import { ProblemReport } from '../frame/ProblemReport.tsx'
import { ReportContent } from './ReportContent.tsx'

type ReportPanelProps = {
  readonly report: UseQueryResult<ReportAnswer>
  readonly focused: number | null
  readonly onFocus: (check: number | null) => void
  readonly buildable?: BuildableView | undefined
}

/** A report while it comes, when it can't come, and when it is there: then it is announced and its heading takes the focus. */
export function ReportPanel({ report: { data, error, refetch }, focused, onFocus, buildable }: ReportPanelProps) {
  const { t } = useWords()
  const heading = useRef<HTMLHeadingElement>(null)
  const id = data?.id
  useEffect(() => {
    if (id) heading.current?.focus({ preventScroll: true })
  }, [id])
  if (error) return <ProblemReport problem={problemOf(error)} onRetry={() => void refetch()} />
  return (
    <>
      <p className="unseen" role="status">
        {data ? t('report.ready', { verdict: t(`verdicts.${data.verdict}`) }) : ''}
      </p>
      {data ? (
        <ReportContent report={data} focused={focused} onFocus={onFocus} heading={heading} buildable={buildable} />
      ) : (
        <Waiting lines={[32, 44, 24, 120, 160, 160, 160]} />
      )}
    </>
  )
}
