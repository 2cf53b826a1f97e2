import { isBrowserCode, type Problem } from '../../api/problem.ts'
import { useWords } from '../../text/words.ts'
import { DegreesPosition } from '../../ui/Coordinates.tsx'
import { ProblemPanel } from '../../ui/ProblemPanel.tsx'
import { degreesAt } from '../map/scene.ts'

type ProblemReportProps = {
  readonly problem: Problem
  readonly onRetry?: (() => void) | undefined
  /** Given when a map stands beside: shows the place the problem names. */
  readonly onShowPlace?: ((at: readonly [number, number]) => void) | undefined
}

const NOW = {
  OFFLINE: 'problems.nowOffline',
  UNREACHABLE: 'problems.nowRetry',
  TOOK_TOO_LONG: 'problems.nowRetry',
  ANSWER_UNREADABLE: 'problems.nowReload',
  ABORTED: 'problems.nowRetry',
} as const

/** A problem of the service or of the browser, as what, where and what now. */
export function ProblemReport({ problem, onRetry, onShowPlace }: ProblemReportProps) {
  const { t, say } = useWords()
  const { code, detail } = problem
  const what = detail ? say(detail) : t(isBrowserCode(code) ? `problems.${code}` : 'problems.UNREACHABLE')
  const now = isBrowserCode(code) ? NOW[code] : problem.candidates ? 'problems.nowZone' : 'problems.nowCorrect'
  const place = degreesAt(problem.at)
  return (
    <ProblemPanel
      what={what}
      where={place ? <DegreesPosition lon={place[0]} lat={place[1]} /> : filedPlace(problem)}
      now={t((problem.status ?? 0) >= 500 ? 'problems.nowRetry' : now)}
      onRetry={onRetry}
      onShowPlace={place && onShowPlace ? () => onShowPlace(place) : undefined}
      reference={problem.requestId}
    />
  )
}

const filedPlace = ({ at, field }: Problem) =>
  at ? (
    <bdi dir="ltr" className="figures">
      X {at[0]}, Y {at[1]}
    </bdi>
  ) : (
    field
  )
