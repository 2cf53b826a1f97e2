import type { DecisionAnswer, FindingAnswer, FindingsAnswer } from '../../contract/findings.ts'
import { presentCheck } from '../site/present.ts'
import type { FindingRead, Findings, Made } from './read.ts'

export function presentFindings({ report, findings, gone, zones, ...rest }: Findings): FindingsAnswer {
  return {
    ...rest,
    report: report && { id: report.id, on: report.on, verdict: report.verdict },
    findings: findings.map(presentFinding),
    gone: gone.map(presentDecision),
    zones: [...zones],
  }
}

const presentFinding = ({ check, decision, history, ...rest }: FindingRead): FindingAnswer => ({
  ...rest,
  check: presentCheck(check),
  decision: decision && presentDecision(decision),
  history: history.map(presentDecision),
})

function presentDecision({ id, kind, verdict, reason, at, by, body, reportId, ...made }: Made): DecisionAnswer {
  const { madeOn, undoneAt, undoneBy } = made
  return {
    ...{ id, kind, verdict, reason, at: at.toISOString(), by, body, reportId },
    madeOn: madeOn && presentCheck(madeOn),
    undone: undoneAt && { at: undoneAt.toISOString(), by: undoneBy },
  }
}
