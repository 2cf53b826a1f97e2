import type { FindingAnswer, FindingsAnswer } from '../../../../api/contract/findings.ts'
import { dossiersOnPlots, planVersion } from '../../../build/planVersions.ts'
import { RecheckDesk } from '../../../build/recheckDesk.ts'

type Headers = Record<string, string>
type Answer = FindingsAnswer & { readonly code?: string }

/** The finding of a plot of 240 m² where the plan asks more. */
export function minArea({ findings }: FindingsAnswer): FindingAnswer {
  const found = findings.find(({ check }) => check.rule === 'MIN_AREA')
  if (!found) throw new Error('no finding of MIN_AREA')
  return found
}

export const toleratedPlot = {
  kind: 'overridden',
  verdict: 'reserved',
  reason: 'Parcelle antérieure au plan, article 7',
}

export const box = (south: number) => [293_000, south, 294_000, south + 200] as const

/** An agency whose examiner judges what the machine found of dossiers. */
export class FindingsDesk extends RecheckDesk {
  read = (id: string, headers: Headers = this.examiner.headers) =>
    this.ask<Answer>('GET', `/api/dossiers/${id}/findings`, { headers })

  decide = (id: string, body: object, headers: Headers = this.examiner.headers) =>
    this.ask<Answer>('POST', `/api/dossiers/${id}/findings/decisions`, { headers, body })

  undo = (id: string, decision: string, headers: Headers = this.examiner.headers) =>
    this.ask<Answer>('POST', `/api/dossiers/${id}/findings/decisions/${decision}/undo`, { headers })

  /** A dossier on a plot of 240 m² where the plan asks 300, with its report. */
  async checked(plan: string, south: number) {
    const zones = [{ code: 'R2', minAreaM2: 300 }]
    await planVersion(this.db, { plan, label: '1', approved: '2020-01-01', box: box(south), zones })
    const owner = await this.people.person()
    const [id = ''] = await dossiersOnPlots(this.db, { owner, count: 1, from: [293_100, south + 50] })
    const reportId = await this.report(id)
    const { key: finding } = minArea((await this.read(id)).answer)
    return { id, owner, reportId, aimed: { reportId, finding, seen: null } }
  }
}
