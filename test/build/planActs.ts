import type { PlanAct, PlanActs } from '../../api/contract/plans/acts.ts'
import type { Plan } from '../../api/contract/plans/plans.ts'
import { mappingOf, type PlanDesk } from './planDesk.ts'

type Headers = Record<string, string>
export type Published = { readonly planId: string; readonly versionId: string }

/** The acts of a plan asked, proposed and decided as the page does: by the first examiner, and by the second. */
export class ActsDesk {
  private readonly desk: PlanDesk

  constructor(desk: PlanDesk) {
    this.desk = desk
  }

  /** A plan of one zone of 4,000 m², published by the two examiners with its first act. */
  async published(kind: string, onDay: string, mapping = mappingOf()): Promise<Published> {
    const draft = await this.desk.controlled([['D2', [0, 0, 100, 40]]], mapping)
    return this.desk.publish(draft, { kind, onDay, act: 'Arrêté d’essai' })
  }

  plan = async (planId: string): Promise<Plan> =>
    (await this.desk.ask<Plan>('GET', `/api/plans/${planId}`, { headers: {} })).answer

  list = (planId: string, headers: Headers = this.desk.first.headers) =>
    this.desk.ask<PlanActs>('GET', `/api/plans/${planId}/acts`, { headers })

  propose = ({ planId, versionId }: Published, body: object, headers: Headers = this.desk.first.headers) =>
    this.desk.ask<PlanActs>('POST', `/api/plans/${planId}/acts`, { headers, body: { versionId, ...body } })

  decide = (act: string, verb: 'publish' | 'return', body: object = {}, headers: Headers = this.desk.second.headers) =>
    this.desk.ask<PlanActs>('POST', `/api/plan-acts/${act}/${verb}`, { headers, body })

  withdraw = (act: string, headers: Headers = this.desk.first.headers) =>
    this.desk.ask<PlanActs>('DELETE', `/api/plan-acts/${act}`, { headers })

  /** The act that has just been proposed. @throws when it was refused */
  async proposed(of: Published, body: object): Promise<PlanAct> {
    const { status, answer } = await this.propose(of, body)
    const [act] = answer.acts ?? []
    if (status !== 201 || !act) throw new Error(`${status} ${JSON.stringify(answer)}`)
    return act
  }

  /** Proposed by one and made law by the other. */
  async made(of: Published, body: object): Promise<void> {
    const { id } = await this.proposed(of, body)
    const { status, answer } = await this.decide(id, 'publish')
    if (status !== 200) throw new Error(`${status} ${JSON.stringify(answer)}`)
  }
}
