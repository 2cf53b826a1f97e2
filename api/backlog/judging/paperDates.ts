import type { BacklogField } from '../../contract/backlog.ts'
import type { Transition } from '../../contract/procedures/transitions.ts'
import type { Cells } from './cells.ts'
import { DECISIONS, decisionOf, eventOf } from './decisions.ts'
import type { Judging, KnownVersion } from './paperDossier.ts'
import type { Dated } from './paperEvents.ts'
import { motivated } from './reasons.ts'

const EVENT_OF = {
  filedOn: 'file',
  admissionRefusedOn: 'refuse_admission',
  dispatchedOn: 'dispatch',
  complementAskedOn: 'ask_complement',
  complementGivenOn: 'give_complement',
  inspectedOn: 'inspect',
  sessionOn: 'hold_session',
  minutesOn: 'sign_minutes',
  modificationAskedOn: 'ask_modification',
  modificationGivenOn: 'file_modified',
  settledOn: 'settle',
  refusedOn: 'refuse',
  silenceOn: 'attest_silence',
  withdrawnOn: 'withdraw',
} as const satisfies { readonly [F in BacklogField]?: Transition }

/** What a row dates, with what was said for it. */
export function datedOf(cells: Cells, version: KnownVersion, { today, reasons }: Judging): Dated[] {
  const { flow, silence } = version.definition
  const dated: Dated[] = []
  for (const [field, event] of Object.entries(EVENT_OF) as [keyof typeof EVENT_OF, Transition][]) {
    const day = field === 'filedOn' ? cells.quietDay(field) : cells.day(field, today)
    if (day && day <= today) dated.push({ event, day, field })
  }
  const signed = cells.day('signedOn', today)
  if (signed) dated.push({ event: eventOf('granted', flow), day: signed, field: 'signedOn' })
  const all = decided(cells, flow, dated, cells.day('decidedOn', today))
  const said = silence.effect === 'granted' ? all : withoutSilence(cells, all)
  return motivated(cells, said, reasons)
}

/** Where silence grants nothing, nobody attested it. */
const withoutSilence = (cells: Cells, dated: readonly Dated[]): Dated[] =>
  dated.filter(({ event, day, field }) => {
    if (event === 'attest_silence') cells.fault(field, 'EVENT_NOT_OF_PROCEDURE', { day, event })
    return event !== 'attest_silence'
  })

/** The column that says what was decided, told against those that say it by their own date. */
function decided(cells: Cells, flow: KnownVersion['definition']['flow'], dated: Dated[], day: Dated['day'] | null) {
  const written = cells.text('decision', 120)
  const decision = written === null ? 'none' : decisionOf(written)
  if (decision === null) {
    const known = Object.values(DECISIONS).map(([first = '']) => first)
    cells.fault('decision', 'DECISION_UNKNOWN', { written: written ?? '', known: known.join(', ') })
    return dated
  }
  if (decision === 'none') {
    if (day) cells.fault('decision', 'MISSING')
    return dated
  }
  const event = eventOf(decision, flow)
  const same = dated.find((one) => one.event === event)
  if (!same && !day) cells.fault('decidedOn', 'DECISION_UNDATED', { written: written ?? '' })
  // Of a permit the decision may be dated before it is signed: the agreement, then the signature.
  if (same && day && same.day !== day) {
    if (event === 'sign' && day < same.day)
      return [...dated, { event: 'accept' as const, day, field: 'decidedOn' as const }]
    cells.fault('decidedOn', 'DATES_DIFFER', { day, other: same.day })
    return dated
  }
  return same || !day ? dated : [...dated, { event, day, field: 'decidedOn' as const }]
}
