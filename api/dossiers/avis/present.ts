import type { AvisAnswer, ConsultedBody } from '../../contract/avis.ts'
import { type Actor, decide, type Subject } from '../../contract/policy/decide.ts'
import type { Step } from '../../contract/procedures/steps.ts'
import type { ConsultedRow, Said } from './queries.ts'
import type { Avis } from './readAvis.ts'
import { isOpenToAvis } from './steps.ts'

type Asking = { readonly actor: Actor; readonly subject: Subject; readonly step: Step }

/** Who is asked and what each answered, with what this actor may do about it. */
export function presentAvis({ round, bodies, missing, hindrances }: Avis, asking: Asking): AvisAnswer {
  const { actor, subject, step } = asking
  const isOpen = round > 0 && isOpenToAvis(step)
  return {
    round,
    bodies: bodies.map((row) => ({
      ...presentBody(row),
      mayGive: isOpen && row.round === round && row.removed === null && row.askedAt !== null && mayAnswer(row, asking),
    })),
    missing: [...missing],
    hindrances: [...hindrances],
    mayConsult: isOpen && decide(actor, 'avis.ask', subject).allowed,
  }
}

const mayAnswer = ({ body }: ConsultedRow, { actor, subject }: Asking): boolean =>
  decide(actor, 'avis.give', { ...subject, bodyIds: [body.id] }).allowed

const presentBody = ({ round, body, rules, binding, ...row }: ConsultedRow): Omit<ConsultedBody, 'mayGive'> => ({
  round,
  body: { id: body.id, kind: body.kind, nameFr: body.nameFr, nameAr: body.nameAr },
  rules: [...rules],
  binding,
  added: presentSaid(row.added),
  askedAt: row.askedAt?.toISOString() ?? null,
  removed: presentSaid(row.removed),
  given: row.given.map(({ version, opinion, reasons, at, by }) => ({
    ...{ version, opinion, reasons, by },
    at: at.toISOString(),
  })),
})

const presentSaid = (said: Said | null) => said && { ...said, at: said.at.toISOString() }
