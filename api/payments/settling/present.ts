import type { FeeFact } from '../../contract/fees/facts.ts'
import type { FactAnswer, FeesAnswer } from '../../contract/fees/statements.ts'
import { type Actor, decide } from '../../contract/policy/decide.ts'
import { subjectOf } from '../../dossiers/withDossier.ts'
import type { Fees } from './readFees.ts'

const SETTLING = 'to_settle'

/** The taxes of a dossier, with what this actor may do about them. */
export function presentFees(fees: Fees, actor: Actor): FeesAnswer {
  const { row, dossier, today, asked, lines, creditors, statements, receipts, said, outdated, settled } = fees
  const may = (action: 'fees.declare' | 'fees.check' | 'dossier.settle') =>
    decide(actor, action, subjectOf(dossier)).allowed
  const open = !['to_sign', 'granted'].includes(row.step)
  return {
    ...{ id: row.id, number: row.number, step: row.step, today, seen: said.length, outdated, settled },
    facts: asked.map((fact) => factOf(fact, fees)),
    lines: [...lines],
    creditors: [...creditors],
    statements: statements.map(({ facts: _, at, ...one }) => ({ ...one, at: at.toISOString() })),
    receipts: receipts.map(({ at, ...one }) => ({ ...one, at: at.toISOString() })),
    may: {
      declare: open && may('fees.declare'),
      check: open && may('fees.check'),
      settle: row.step === SETTLING && may('dossier.settle'),
      correct: receipts.length > 0 && may('dossier.settle'),
    },
  }
}

function factOf(fact: FeeFact, { said, ofProject }: Fees): FactAnswer {
  const last = (side: 'declared' | 'checked') => said.findLast((one) => one.fact === fact && one.side === side)
  const [declared, checked] = [last('declared'), last('checked')]
  const value = declared?.value ?? ofProject[fact] ?? null
  return {
    fact,
    declared: value,
    declaredIn: declared ? 'declaration' : value === null ? null : 'project',
    checked: checked
      ? { value: checked.value, reason: checked.reason, by: checked.by, at: checked.at.toISOString() }
      : null,
  }
}
