import type { AvisAnswer, ConsultedBody } from '../../contract/avis.ts'
import { type Actor, decide, type Subject } from '../../contract/policy/decide.ts'
import type { Step } from '../../contract/procedures/steps.ts'
import { presentOutside } from './outside/present.ts'
import { presentGiven } from './presentGiven.ts'
import { presentProposal } from './proposals.ts'
import type { ConsultedRow, Said } from './queries.ts'
import type { Avis } from './readAvis.ts'
import { reservesIn } from './reserves.ts'
import { isOpenToAvis } from './steps.ts'

type Asking = {
  readonly actor: Actor
  readonly subject: Subject
  readonly step: Step
  /** Links open until an instant. */
  readonly now: Date
}

/** Who is asked and what each answered, with what this actor may do about it. */
export function presentAvis(avis: Avis, asking: Asking): AvisAnswer {
  const { round, bodies, missing, hindrances, synthesis } = avis
  const { actor, subject, step, now } = asking
  const isOpen = round > 0 && isOpenToAvis(step)
  const mayAsk = decide(actor, 'avis.ask', subject).allowed
  return {
    round,
    outside: avis.outside.map((row) => presentOutside(row, { now, mayAsk, isOpen: isOpen && row.round === round })),
    proposals: mayAsk ? avis.proposals.map((one) => presentProposal(one, liveIn(avis))) : [],
    bodies: bodies.map((row) => ({
      ...presentBody(row, bodies),
      mayGive: isOpen && row.round === round && row.removed === null && row.askedAt !== null && mayAnswer(row, asking),
      maySign: maySign(row, asking),
    })),
    missing: [...missing],
    hindrances: [...hindrances],
    reserves: [...reservesIn(avis)],
    synthesis,
    mayConsult: isOpen && mayAsk,
  }
}

const liveIn = ({ bodies, round }: Avis) => bodies.filter((one) => one.round === round && one.removed === null)

const mayAnswer = ({ body }: ConsultedRow, { actor, subject }: Asking): boolean =>
  decide(actor, 'avis.give', { ...subject, bodyIds: [body.id] }).allowed

const maySign = ({ body, given }: ConsultedRow, { actor, subject }: Asking): boolean =>
  given.at(-1)?.signature === null && decide(actor, 'avis.sign', { ...subject, bodyIds: [body.id] }).allowed

const presentBody = (row: ConsultedRow, all: readonly ConsultedRow[]): Omit<ConsultedBody, 'mayGive' | 'maySign'> => ({
  round: row.round,
  body: { id: row.body.id, kind: row.body.kind, nameFr: row.body.nameFr, nameAr: row.body.nameAr },
  rules: [...row.rules],
  binding: row.binding,
  added: presentSaid(row.added),
  askedAt: row.askedAt?.toISOString() ?? null,
  removed: presentSaid(row.removed),
  given: presentGiven(row, all),
})

const presentSaid = (said: Said | null) => said && { ...said, at: said.at.toISOString() }
