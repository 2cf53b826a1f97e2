import type { AvisAnswer, ConsultedBody } from '../../contract/avis.ts'
import { type Actor, decide, type Subject } from '../../contract/policy/decide.ts'
import type { Step } from '../../contract/procedures/steps.ts'
import { presentGiven } from './presentGiven.ts'
import type { ConsultedRow, Said } from './queries.ts'
import type { Avis } from './readAvis.ts'
import { reservesIn } from './reserves.ts'
import { isOpenToAvis } from './steps.ts'

type Asking = { readonly actor: Actor; readonly subject: Subject; readonly step: Step }

/** Who is asked and what each answered, with what this actor may do about it. */
export function presentAvis(avis: Avis, asking: Asking): AvisAnswer {
  const { round, bodies, missing, hindrances, synthesis } = avis
  const { actor, subject, step } = asking
  const isOpen = round > 0 && isOpenToAvis(step)
  return {
    round,
    bodies: bodies.map((row) => ({
      ...presentBody(row, bodies),
      mayGive: isOpen && row.round === round && row.removed === null && row.askedAt !== null && mayAnswer(row, asking),
    })),
    missing: [...missing],
    hindrances: [...hindrances],
    reserves: [...reservesIn(avis)],
    synthesis,
    mayConsult: isOpen && decide(actor, 'avis.ask', subject).allowed,
  }
}

const mayAnswer = ({ body }: ConsultedRow, { actor, subject }: Asking): boolean =>
  decide(actor, 'avis.give', { ...subject, bodyIds: [body.id] }).allowed

const presentBody = (row: ConsultedRow, all: readonly ConsultedRow[]): Omit<ConsultedBody, 'mayGive'> => ({
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
