import type { ProcedureDefinition, Track } from '../../../api/contract/procedures/definition.ts'
import { HOLDER_OF, type Step } from '../../../api/contract/procedures/steps.ts'
import { stepAfter, type Transition } from '../../../api/contract/procedures/transitions.ts'
import type { Random } from '../random.ts'
import { daysAllowed, daysSure, monthsToLapse, movesOf } from './course.ts'
import { type Pace, stretch } from './paces.ts'
import { inDays, inWorkedDays } from './workingTime.ts'

export type Walker = {
  readonly definition: ProcedureDefinition
  readonly track: Track | null
  readonly pace: Pace
  readonly random: Random
}

export type Walked = { readonly transition: Transition; readonly at: Date }

type Past = {
  readonly moves: readonly Walked[]
  readonly step: Step
  readonly filedAt: Date | null
  readonly now: Date
}

/** What happens to a dossier from the day it is ready, as chance and the pace of its town have it, until an instant. */
export function walk(walker: Walker, from: Date, until: Date): Walked[] {
  let past: Past = { moves: [], step: 'draft', filedAt: null, now: from }
  for (;;) {
    const transition = nextMove(walker, past)
    const next = transition && moved(walker, past, transition)
    if (!next || next.now >= until) return [...past.moves]
    past = next
  }
}

/** The same along a way that was chosen. */
export function follow(walker: Walker, from: Date, way: readonly Transition[]): Walked[] {
  let past: Past = { moves: [], step: 'draft', filedAt: null, now: from }
  for (const transition of way) past = moved(walker, past, transition)
  return [...past.moves]
}

function moved(walker: Walker, past: Past, transition: Transition): Past {
  const step = stepAfter(walker.definition.flow, past.step, transition)
  if (step === null) throw new Error(`${transition} is no move of ${walker.definition.code} from ${past.step}`)
  const now = instantOf(walker, past, transition)
  const starts = transition === 'file' || transition === 'file_modified'
  return { moves: [...past.moves, { transition, at: now }], step, filedAt: starts ? now : past.filedAt, now }
}

type Weights = Partial<Record<Transition, number>>

/** How often each move is made of those that can be, of a hundred; the rest of the hundred stays where it is. */
function weights({ pace, definition }: Walker, { step, moves }: Past): Weights {
  const rounds = (transition: Transition) => moves.filter((move) => move.transition === transition).length
  const complement = rounds('ask_complement') < definition.complements.atMost ? pace.complements * 100 : 0
  const refusal = pace.refusals * 100
  switch (step) {
    case 'draft':
      return { file: 96 }
    case 'inadmissible':
      return { file: rounds('file') > 2 ? 20 : 82, withdraw: 8 }
    case 'filed':
      return { ...AT_FILED, ask_complement: complement, summon: rounds('summon') > 0 ? 0 : 80, refuse: refusal / 2 }
    case 'consulted':
      return { ask_complement: complement, hold_session: 98 - complement, withdraw: 1 }
    case 'opined':
      return {
        accept: 84 - refusal,
        refuse: refusal,
        ask_modification: rounds('ask_modification') > 0 ? 0 : 9,
        defer: 4,
      }
    case 'inspected':
      return { sign_minutes: 90, ask_modification: rounds('ask_modification') > 0 ? 0 : 9 }
    case 'granted':
    case 'deemed_granted':
      return definition.family === 'urban'
        ? { open_works: 66, record_lapse: 9, archive: 6 }
        : { archive: 40, open_works: 12 }
    default:
      return USUAL[step] ?? {}
  }
}

const AT_FILED: Weights = { dispatch: 90, accept: 70, inspect: 60, acknowledge: 94, refuse_admission: 6, withdraw: 1.5 }
const USUAL: Readonly<Partial<Record<Step, Weights>>> = {
  completing: { give_complement: 92, withdraw: 4 },
  deliberated: { sign_minutes: 99 },
  modifying: { file_modified: 88, withdraw: 5 },
  deferred: { resume: 96 },
  to_settle: { settle: 95, withdraw: 2 },
  to_sign: { sign: 99 },
  works: { declare_completion: 82 },
  completed: { archive: 85 },
  refused: { archive: 80 },
  lapsed: { archive: 80 },
  withdrawn: { archive: 85 },
  acknowledged: { archive: 70 },
}

function nextMove(walker: Walker, past: Past): Transition | null {
  const { definition, random } = walker
  const can = movesOf(definition, past.step)
  if (can.includes('extend') && mayExtend(walker, past) && random.chance(EXTENDED)) return 'extend'
  if (can.includes('attest_silence') && isLate(walker, past) && random.chance(0.12)) return 'attest_silence'
  const likely = weights(walker, past)
  const weighed = can.map(
    (transition) => [transition, transition === 'attest_silence' ? 0 : (likely[transition] ?? 0)] as const,
  )
  const sum = weighed.reduce((all, [, weight]) => all + weight, 0)
  let drawn = random.next() * Math.max(100, sum)
  for (const [transition, weight] of weighed) {
    drawn -= weight
    if (drawn < 0) return transition
  }
  return null
}

const DAY_MS = 86_400_000
/** Of the dossiers that stand at a step where it may be, and whose delay runs. */
const EXTENDED = 0.03

/** Once, and days before the delay is over. */
function mayExtend({ definition }: Walker, { filedAt, now, moves }: Past): boolean {
  const sure = daysSure(definition)
  if (filedAt === null || sure === null || moves.some(({ transition }) => transition === 'extend')) return false
  return now.getTime() - filedAt.getTime() < (sure - DAYS_BEFORE_ITS_END) * DAY_MS
}

/** What falls on a holiday is done after it. */
const DAYS_BEFORE_ITS_END = 8
const LENGTHENS: readonly Transition[] = ['ask_complement', 'extend']

/** While something has to be paid the clock stands, both days included (RGC13, article 38). */
function stoodMs({ moves }: Past): number {
  const [accepted, settled] = (['accept', 'settle'] as const).map((one) =>
    moves.findLast(({ transition }) => transition === one)?.at.getTime(),
  )
  return accepted !== undefined && settled !== undefined && settled > accepted ? settled - accepted + 2 * DAY_MS : 0
}

function isLate({ definition }: Walker, past: Past): boolean {
  const { filedAt, now, moves } = past
  const allowed = daysAllowed(definition)
  if (filedAt === null || allowed === null || moves.some(({ transition }) => LENGTHENS.includes(transition)))
    return false
  return now.getTime() - filedAt.getTime() - stoodMs(past) > allowed * DAY_MS
}

/** Usual days between a step and the move that ends it: worked for an office, of the calendar for people. */
const USUAL_DAYS: Readonly<Partial<Record<Step, number>>> = {
  draft: 6,
  inadmissible: 18,
  completing: 9,
  modifying: 24,
  to_settle: 6,
  deliberated: 3,
  opined: 3,
  deferred: 15,
  inspected: 2,
  to_sign: 2,
  works: 300,
  completed: 40,
  refused: 70,
  withdrawn: 50,
  lapsed: 45,
  acknowledged: 60,
}

const USUAL_OF_MOVE: Readonly<Partial<Record<Transition, number>>> = {
  dispatch: 2,
  refuse_admission: 2,
  acknowledge: 1,
  summon: 2,
  inspect: 8,
  extend: 1,
  open_works: 70,
  archive: 60,
}

function instantOf(walker: Walker, past: Past, transition: Transition): Date {
  const { definition, pace, random, track } = walker
  const long = stretch(random, pace.spread)
  const allowed = daysAllowed(definition)
  if (transition === 'attest_silence' && past.filedAt && allowed !== null)
    return inWorkedDays(atLeast(past.now, past.filedAt, allowed + stoodMs(past) / DAY_MS + 10 + 12 * long), 1, random)
  if (transition === 'record_lapse')
    return inWorkedDays(past.now, (monthsToLapse(definition) ?? 12) * 22 + 10 * long, random)
  const holder = HOLDER_OF[past.step]
  const usual = USUAL_OF_MOVE[transition] ?? USUAL_DAYS[past.step] ?? atDesk(definition, track)
  const days = usual * long * (pace.holders[holder] ?? 1)
  return holder === 'applicant' || past.step === 'granted' || past.step === 'works'
    ? inDays(past.now, days, random)
    : inWorkedDays(past.now, days, random)
}

/** A commission takes most of what the law gives it; a commune that decides alone, a third. */
function atDesk(definition: ProcedureDefinition, track: Track | null): number {
  const allowed = daysAllowed(definition) ?? 30
  if (definition.flow === 'information') return 2
  if (definition.flow === 'commission') return track === 'pp' ? 5 : Math.min(14, allowed / 2)
  return Math.max(3, allowed / 4)
}

const atLeast = (now: Date, from: Date, days: number): Date =>
  new Date(Math.max(now.getTime(), from.getTime() + days * DAY_MS))
