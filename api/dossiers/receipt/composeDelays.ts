import { dayText } from '../../../spatial/conformity/figures.ts'
import { asDay } from '../../../spatial/day.ts'
import type { Rule } from '../../contract/procedures/definition.ts'
import type { Section, Text } from '../../papers/receiptPaper.ts'
import { tableSection } from '../../papers/tableSection.ts'
import type { Writing } from './compose.ts'
import type { ReceiptFacts } from './facts.ts'

const printed = (day: string) => dayText(asDay(day))

/** Every stage with what it runs from, how long, until when, and by which rule. */
export function deadlineSection(writing: Writing): Section {
  const { facts, say } = writing
  return tableSection({
    title: say.deadlines,
    none: say.noDeadline,
    columns: [
      { head: say.stageHead, share: 5 },
      { head: say.fromHead, share: 3 },
      { head: say.termHead, share: 2 },
      { head: say.dueHead, share: 1.7 },
    ],
    rows: facts.deadlines.map((stage) => [
      { text: [{ strong: say.stages[stage.stage] }], under: ruleText(stage.rule, writing) },
      { text: [fromText(stage, writing)] },
      { text: [stage.term ? say.terms[stage.term.unit](stage.term.length) : say.toConfirm] },
      { text: [stage.due ? { strong: printed(stage.due) } : say.toConfirm] },
    ]),
    note: [say.deadlineNote],
  })
}

type Stage = ReceiptFacts['deadlines'][number]

function fromText({ fromEvent, from, assumed }: Stage, { say }: Writing): string {
  const event = say.events[fromEvent]
  if (from === null) return event
  return assumed ? say.atLatest(event, printed(from)) : say.onDay(event, printed(from))
}

/** What was not read in a text in force is said to be confirmed. */
const ruleText = (rule: Rule, { language, say }: Writing): Text => [
  rule.sureness === 'sourced' ? rule[language] : `${rule[language]} (${say.toConfirm})`,
]

/** Only a procedure that goes before a commission has its day, and only a commune's own guichet prints it (RGC13, article 30). */
export function commissionSection({ facts, say }: Writing): Section[] {
  if (facts.procedure.flow !== 'commission') return []
  const { commissionDay, commune, meetingSought } = facts
  const none = meetingSought ? say.commissionUnknown : say.commissionUnsaid
  const own = commissionDay ? say.commissionOn(printed(commissionDay)) : none
  const text = commune.filing === 'guichet' ? own : say.commissionElsewhere
  return [{ kind: 'texts', title: say.commission, texts: [[text]], note: null }]
}

export function silenceSection(writing: Writing): Section {
  const { facts, say } = writing
  const { effect, rule } = facts.procedure.silence
  const total = facts.deadlines.find(({ stage }) => stage === 'total')
  const effectText = say.silenceOf[effect](total?.due ? printed(total.due) : null)
  return { kind: 'texts', title: say.silence, texts: [[effectText]], note: ruleText(rule, writing) }
}
