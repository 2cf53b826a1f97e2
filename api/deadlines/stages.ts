import type { Day } from '../../spatial/day.ts'
import type { SkippedDay } from '../contract/deadlines.ts'
import type { Rule, StageCode, StageRule, Track } from '../contract/procedures/definition.ts'
import type { Holder } from '../contract/procedures/steps.ts'
import type { Flow, Transition } from '../contract/procedures/transitions.ts'
import type { LegalCalendar } from './counting/calendar.ts'
import { type Counted as CountedTerm, type Counting, countTerm, type Stop } from './counting/countTerm.ts'

/** Something that happened to a dossier, on a civil day. */
export type DatedEvent = {
  readonly event: Transition
  readonly day: Day
  /** Of an extension: how many days of the total's unit were granted. */
  readonly days?: number | undefined
}

/** A stage of a procedure, or how long its permit lasts. */
export type ClockRule = Omit<StageRule, 'code'> & { readonly code: StageCode }

export type ClockFacts = {
  readonly events: readonly DatedEvent[]
  readonly calendar: LegalCalendar
  /** Recorded outages of the service, each with its certificate. */
  readonly outages: readonly Stop[]
  readonly track: Track | null
  /** An information is signed as soon as it is agreed to: its applicant owes nothing then. Absent, they may. */
  readonly flow?: Flow | undefined
}

export type StageDue = {
  readonly stage: StageCode
  readonly holder: Holder
  /** The day it runs from; null while that is not known. */
  readonly from: Day | null
  /** It runs from a day that has not come: the last day of the stage before. */
  readonly assumed: boolean
  /** Null while the clock stands still, or when nobody could source how long it is. */
  readonly due: Day | null
  readonly days: number | null
  readonly unit: 'working' | 'calendar'
  readonly left: number
  readonly skipped: readonly SkippedDay[]
  readonly rule: Rule
  /** When it ended. */
  readonly met: Day | null
}

/** What starts the clock again as if the dossier had just been filed (RGC13, article 37). */
const STARTS_AGAIN: readonly Transition[] = ['file', 'file_modified']
/** What an admission lacks, a complement, modified plans, or what has to be paid before delivery (RGC13, articles 28, 37 and 38). */
const OWED_FROM: readonly Transition[] = ['refuse_admission', 'ask_complement', 'ask_modification', 'accept']
const OWED_UNTIL: readonly Transition[] = ['file', 'give_complement', 'file_modified', 'settle']

/**
 * Every stage of a track with its last day. A stage that starts from filing starts again with modified plans; one whose
 * start has not happened is counted from the last day of the stage that leads to it, and says so.
 * @param facts.events in the order they happened
 */
export function stagesDue(rules: readonly ClockRule[], facts: ClockFacts): StageDue[] {
  const round = { ...facts, round: roundOf(facts.events), pauses: pausesOf(owing(facts)) }
  const known: Counted[] = []
  for (const rule of rules)
    if (rule.track === null || rule.track === facts.track) known.push({ rule, due: stageDue(rule, round, known) })
  return known.map(({ due }) => due)
}

type Round = ClockFacts & { readonly round: readonly DatedEvent[]; readonly pauses: readonly Stop[] }
type Counted = { readonly rule: ClockRule; readonly due: StageDue }

/** What happened since the clock last started: what was before says nothing of it. */
const roundOf = (events: readonly DatedEvent[]): readonly DatedEvent[] =>
  events.slice(
    Math.max(
      0,
      events.findLastIndex(({ event }) => STARTS_AGAIN.includes(event)),
    ),
  )

function stageDue(stage: ClockRule, facts: Round, before: readonly Counted[]): StageDue {
  const { code, holder, rule, term, until } = stage
  const start = startOf(stage, facts.round, before)
  const unit = term?.unit === 'working' ? 'working' : 'calendar'
  const met = start.assumed ? null : (facts.round.find(({ event }) => until.includes(event))?.day ?? null)
  const same = { stage: code, holder, rule, unit, ...start, met } as const
  if (start.from === null || term === null)
    return { ...same, due: null, days: term?.length ?? null, left: 0, skipped: [] }
  const stops = stopsOf(stage, facts)
  const counting = { calendar: facts.calendar, stops }
  return {
    ...same,
    ...lengthened(countTerm(start.from, term, counting), { stage, unit, counting, round: facts.round }),
  }
}

/** What the applicant owes does not stop the applicant's own time; a delivered permit is no delay of the service. */
function stopsOf({ code, holder }: ClockRule, { pauses, outages }: Round): readonly Stop[] {
  if (code === 'validity') return []
  return holder === 'applicant' ? outages : [...pauses, ...outages]
}

type Lengthening = Pick<StageDue, 'unit'> &
  Pick<Round, 'round'> & { readonly stage: ClockRule; readonly counting: Counting }

/** The total with the extension it was granted: the days that were added follow its last one (law 55-19). */
function lengthened(whole: CountedTerm, { stage, unit, counting, round }: Lengthening): CountedTerm {
  const added = stage.code === 'total' ? (round.find(({ event }) => event === 'extend')?.days ?? 0) : 0
  if (added === 0) return whole
  if (whole.due === null) return { ...whole, days: whole.days + added, left: whole.left + added }
  const rest = countTerm(whole.due, { length: added, unit }, counting)
  return { ...rest, days: whole.days + added, skipped: [...whole.skipped, ...rest.skipped] }
}

type Start = Pick<StageDue, 'from' | 'assumed'>

function startOf({ from }: ClockRule, round: readonly DatedEvent[], before: readonly Counted[]): Start {
  const starts = from === 'file' ? STARTS_AGAIN : [from]
  const happened = round.findLast(({ event }) => starts.includes(event))
  if (happened) return { from: happened.day, assumed: false }
  const leading = before.findLast(({ rule, due }) => rule.until.includes(from) && due.due !== null)
  return { from: leading?.due.due ?? null, assumed: leading !== undefined }
}

const owing = ({ events, flow }: ClockFacts) =>
  flow === 'information' ? events.filter(({ event }) => event !== 'accept') : events

/** While the applicant owes something: from the day it is asked to the day it is given, both included. */
function pausesOf(events: readonly DatedEvent[]): Stop[] {
  const pauses: Stop[] = []
  for (const { event, day } of events) {
    const open = pauses.at(-1)
    if (OWED_FROM.includes(event) && open?.to !== null) pauses.push({ from: day, to: null, why: 'pause' })
    else if (OWED_UNTIL.includes(event) && open?.to === null) pauses[pauses.length - 1] = { ...open, to: day }
  }
  return pauses
}
