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

/** Refused for who asks or for what is not there: nothing that was typed is to correct. */
const NOW_BY_STATUS: Readonly<Record<number, 'problems.nowSignIn' | 'problems.nowRole' | 'problems.nowAddress'>> = {
  401: 'problems.nowSignIn',
  403: 'problems.nowRole',
  404: 'problems.nowAddress',
}

/** What to do now: of the browser's own problems, of the service's by their status, of what was given otherwise. */
function nowOf({ code, status, candidates }: Problem) {
  if ((status ?? 0) >= 500) return 'problems.nowRetry'
  if (isBrowserCode(code)) return NOW[code]
  return NOW_BY_STATUS[status ?? 0] ?? (candidates ? 'problems.nowZone' : 'problems.nowCorrect')
}

/** A problem of the service or of the browser, as what, where and what now. */
export function ProblemReport({ problem, onRetry, onShowPlace }: ProblemReportProps) {
  const { t, say } = useWords()
  const { code, detail } = problem
  const what = detail ? say(detail) : t(isBrowserCode(code) ? `problems.${code}` : 'problems.UNREACHABLE')
  const place = degreesAt(problem.at)
  return (
    <ProblemPanel
      what={what}
      where={place ? <DegreesPosition lon={place[0]} lat={place[1]} /> : filedPlace(problem)}
      now={t(nowOf(problem))}
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
