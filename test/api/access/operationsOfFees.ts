import type { Subject } from '../../../api/contract/policy/decide.ts'
import type { Action } from '../../../api/contract/policy/policy.ts'
import type { Cell, Making } from './cell.ts'
import type { WalkDossier } from './drawingDossiers.ts'

/** What a dossier owes before delivery: declared, checked, drawn up and paid. */
export function ofFees({ cast, cell }: Making, { id, state }: WalkDossier, subject: Subject): Cell[] {
  const me = cast.actor.personId
  const one = (action: Action, what: string, statement: string) =>
    cell(`${what} of a ${state}`, [[action, subject]], statement)
  const saying = (side: string) => `insert into fee_fact (dossier_id, nth, side, fact, value, person_id, at)
    values ('${id}', 2, '${side}', 'coveredM2', '120', '${me}', now())`
  return [
    ...['fee_fact', 'fee_statement', 'fee_receipt'].map((table) =>
      one('dossier.consult', table, `select from ${table} where dossier_id = '${id}'`),
    ),
    one('fees.declare', 'a declaration', saying('declared')),
    one('fees.check', 'a check', saying('checked')),
    one(
      'dossier.settle',
      'a statement',
      `insert into fee_statement (dossier_id, version, day, facts, lines, creditors, person_id, at)
      values ('${id}', 2, '2026-11-24', '{}', '[]', '[]', '${me}', now())`,
    ),
    one(
      'dossier.settle',
      'a receipt',
      `insert into fee_receipt (id, dossier_id, version, commune_code, creditor, number, day, amount, mode, person_id, at)
      values (gen_random_uuid(), '${id}', 1, '06.141.01.41', 'commune', 'Q-2', '2026-11-24', 100, 'cash', '${me}', now())`,
    ),
  ]
}
