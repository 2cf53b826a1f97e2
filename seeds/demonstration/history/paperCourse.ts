import type { BacklogField } from '../../../api/contract/backlog.ts'
import type { Random } from '../random.ts'
import { multiple, weighed } from './chance.ts'
import type { Habits, Outcome } from './habits.ts'
import type { Request } from './requests.ts'
import { workedFrom } from './workedDays.ts'

/** Days of a course under the columns that date them, by their numbers; and what else is said. */
export type PaperCourse = {
  readonly days: { readonly [F in BacklogField]?: number }
  readonly said: { readonly [F in BacklogField]?: string }
}

type Walking = {
  readonly request: Request
  readonly habits: Habits
  readonly filed: number
  /** A multiple of the legal delay. */
  readonly slowness: number
  readonly random: Random
}

/** Why registers ask for more, or refuse; the last ones in words that no referential knows. */
const COMPLEMENTS = {
  ...{ piece_missing: 30, piece_outdated: 14, plan_dimensions: 16, plan_rules: 12, piece_unsigned: 8, plan_scale: 7 },
  ...{ parcel_outline: 6, fact_missing: 4, 'Plan à refaire': 3 },
} as const
const REFUSALS = { plan_rules: 38, binding_avis: 30, alignment: 12, no_networks: 9, road_setback: 6, other: 5 } as const

/** What becomes of a request, day by day, as far as its commune's habits and chance have it. */
export function courseOf(walking: Walking): PaperCourse {
  const outcome = outcomeOf(walking)
  const pause = outcome === 'inadmissible' ? null : pauseOf(walking)
  const round = roundOf(walking, pause)
  const ending = ENDINGS[outcome](walking, round)
  const steps = walking.habits.datesAll ? stepsOf(walking, round, ending) : {}
  const refuses = ending.refusedOn !== undefined || ending.admissionRefusedOn !== undefined
  return {
    days: { filedOn: walking.filed, ...pause?.days, ...steps, ...ending },
    said: {
      ...pause?.said,
      ...(refuses && { refusalReason: weighed(REFUSALS, walking.random) }),
      ...(ending.decidedOn !== undefined && { decision: 'accord de principe' }),
      ...(steps.decidedOn !== undefined && { decision: 'accordé' }),
    },
  }
}

function outcomeOf({ request, habits, random }: Walking): Outcome {
  const outcome = weighed(habits.outcomes, random)
  const { flow } = request.definition
  if (flow === 'declaration') return outcome === 'forgotten' ? 'forgotten' : 'granted'
  if (outcome === 'silence' && !request.silenceGrants) return 'forgotten'
  return outcome === 'unpaid' && flow === 'information' ? 'granted' : outcome
}

type Pause = { readonly asked: number; readonly given: number | null } & PaperCourse

/** Where more may be asked: before the members have met, and once. */
function pauseOf({ request, habits, filed, slowness, random }: Walking): Pause | null {
  const { flow } = request.definition
  if (flow === 'information' || flow === 'declaration' || !random.chance(habits.complements)) return null
  const asked = workedFrom(filed + 1 + request.days * slowness * random.between(0.12, 0.4))
  const given = random.chance(0.96) ? Math.round(asked + 2 + 9 * multiple(random, 0.7)) : null
  return {
    ...{ asked, given },
    days: { complementAskedOn: asked, ...(given !== null && { complementGivenOn: given }) },
    said: { complementReason: weighed(COMPLEMENTS, random) },
  }
}

/** The stretch in which the commune works: from a filing, or from what completed it, to the day it decides. */
type Round = {
  readonly from: number
  readonly to: number
  /** Days the clock stood still. */
  readonly stood: number
  /** Its applicant was asked for more, and gave nothing. */
  readonly isWaiting: boolean
}

function roundOf({ request, habits, filed, slowness, random }: Walking, pause: Pause | null): Round {
  const worked = Math.max(1, request.days * slowness * multiple(random, habits.spread))
  if (!pause) return { from: filed, to: workedFrom(filed + worked), stood: 0, isWaiting: false }
  const { asked, given } = pause
  if (given === null) return { from: filed, to: asked, stood: 0, isWaiting: true }
  const stood = given - asked
  return { from: given, to: workedFrom(Math.max(filed + worked + stood, given + 1)), stood, isWaiting: false }
}

const within = ({ from, to }: Round, part: number) => workedFrom(Math.min(to, from + (to - from) * part))

type Days = PaperCourse['days']
const ENDINGS: Readonly<Record<Outcome, (walking: Walking, round: Round) => Days>> = {
  granted: (walking, round) => (round.isWaiting ? {} : granted(walking, round)),
  // Agreed, and never paid for: most give it up in the end.
  unpaid: (walking, round) =>
    round.isWaiting ? {} : { decidedOn: round.to, ...givenUp(walking, { from: round.to, likely: 0.8 }) },
  refused: (_, round) => (round.isWaiting ? {} : { refusedOn: round.to }),
  silence: ({ request, filed, random }, { from, stood, isWaiting }) =>
    isWaiting ? {} : { silenceOn: workedFrom(Math.max(from, filed + request.days + stood) + random.between(4, 30)) },
  withdrawn: ({ random }, round) => ({
    withdrawnOn: round.isWaiting ? round.to + 20 : within(round, random.between(0.2, 0.6)),
  }),
  inadmissible: (walking) => {
    const sentBack = workedFrom(walking.filed + walking.random.between(1, 5))
    return { admissionRefusedOn: sentBack, ...givenUp(walking, { from: sentBack, likely: 0.85 }) }
  },
  forgotten: () => ({}),
}

/** What an applicant never came back for is closed after a month or a season; a register forgets some. */
const givenUp = ({ random }: Walking, { from, likely }: { readonly from: number; readonly likely: number }): Days =>
  random.chance(likely) ? { withdrawnOn: workedFrom(from + random.between(30, 120)) } : {}

/** Before a commission some are sent back for other plans: the delay starts again with them. */
function granted({ request, habits, slowness, random }: Walking, round: Round): Days {
  if (request.definition.flow !== 'commission' || !random.chance(habits.modifications)) return { signedOn: round.to }
  const given = Math.round(round.to + 8 + 20 * random.next())
  const signed = workedFrom(given + Math.max(2, request.days * slowness * multiple(random, habits.spread)))
  return { modificationAskedOn: round.to, modificationGivenOn: given, signedOn: signed }
}

/** What a careful register dates on the way to a decision. */
function stepsOf({ filed, request }: Walking, round: Round, ending: Days): Days {
  const { flow } = request.definition
  const decided = ending.signedOn ?? ending.refusedOn ?? ending.decidedOn
  const sent = workedFrom(Math.min(filed + Math.max(1, request.days * 0.08), round.to))
  const isSent = flow === 'commission' && round.stood === 0 && !round.isWaiting
  const dispatched = isSent && Object.keys(ending).every((field) => field === 'silenceOn') ? { dispatchedOn: sent } : {}
  if (decided === undefined) return dispatched
  const isPaid = ending.signedOn !== undefined && ending.modificationAskedOn === undefined
  const paid =
    isPaid && flow !== 'information' && flow !== 'declaration'
      ? { decidedOn: within(round, 0.86), settledOn: within(round, 0.95) }
      : {}
  const session = within(round, 0.62)
  if (flow === 'commission')
    return {
      ...(isSent && { dispatchedOn: Math.min(sent, session) }),
      ...{ sessionOn: session, minutesOn: within(round, 0.74) },
      ...paid,
    }
  return flow === 'reception' ? { inspectedOn: within(round, 0.5), minutesOn: within(round, 0.7), ...paid } : paid
}
