import type { ProcedureDefinition } from '../../../api/contract/procedures/definition.ts'
import type { Step } from '../../../api/contract/procedures/steps.ts'
import type { Town } from '../people/cast.ts'
import { officialsOf, residents } from '../people/residents.ts'
import { type Random, seeded } from '../random.ts'
import { wayTo } from './course.ts'
import type { Life, LifeMove, Who } from './life.ts'
import { PACES } from './paces.ts'
import { drawParties } from './parties.ts'
import { drawProject } from './projects.ts'
import { REASONS } from './reasons.ts'
import { follow, type Walked, type Walker, walk } from './walk.ts'
import { inDays } from './workingTime.ts'

/** Finds the life that one goes on from, as it is drawn. */
export type FindFormer = (definition: ProcedureDefinition, openedAt: Date, random: Random) => Life | null

export type Draft = {
  readonly rank: number
  readonly town: Town
  readonly definition: ProcedureDefinition
  /** The step it has to stand at in the end; null as chance has it. */
  readonly goal: Step | null
  readonly formerOf: FindFormer
}

const DAY_MS = 86_400_000
const MONTHS = 36
const WHOLE_DAYS = Math.round((MONTHS * 365.25) / 12)
const LAST_MONTHS_DAYS = 90
/** On 13 July 2023 30 and 15 days took the place of 25 and 10: a few of the oldest were filed on either side of it. */
const BEFORE_THE_CHANGE = new Date('2023-06-05T08:00:00Z')
const ONE_IN_OLD = 100
const OLD_SPREAD_DAYS = 50
const PARCELS = 1100

const FAMILIES: ReadonlyMap<Who, { readonly fr: string; readonly ar: string }> = new Map(
  residents().map(({ key, office, family, familyAr }) => [key, office ?? { fr: family, ar: familyAr }]),
)

/** One life whole. */
export function drawLife({ rank, town, definition, goal, formerOf }: Draft, until: Date, random: Random): Life {
  const asked = drawProject(definition.code, random)
  const { track } = asked
  const pace = PACES[town.slug]
  if (!pace) throw new Error(`the pace of ${town.slug} is not written`)
  const walker: Walker = { definition, track: definition.track === 'by_tests' ? track : 'gp', pace, random }
  const begun =
    goal === null ? byChance(walker, { until, isOld: rank % ONE_IN_OLD === 7 }) : towards(walker, goal, until)
  const former = begun.preparedAt && formerOf(definition, begun.openedAt, random)
  const parties = drawParties(definition, { track, owner: former?.owner ?? null }, random)
  const { fr, ar, project, building } = former ? drawProject(definition.code, random, former.building) : asked
  const owner = FAMILIES.get(parties.owner)
  const title = random.chance(0.66) ? `${fr}, ${owner?.fr}` : `${ar}، ${owner?.ar}`
  return {
    rank,
    commune: town.commune,
    procedure: definition.code,
    title,
    ...parties,
    follows: former?.rank ?? null,
    parcel: former?.parcel ?? 1 + Math.floor(random.next() * PARCELS),
    project,
    building: building ?? former?.building ?? null,
    openedAt: begun.openedAt,
    preparedAt: begun.preparedAt,
    extraPieces: random.next(),
    moves: begun.moves.map((move) => moveOf(move, { town, leader: parties.leader, random })),
  }
}

type Begun = { readonly openedAt: Date; readonly preparedAt: Date | null; readonly moves: readonly Walked[] }

function byChance(walker: Walker, { until, isOld }: { readonly until: Date; readonly isOld: boolean }): Begun {
  const { random } = walker
  const back = random.chance(0.2) ? random.between(0.5, LAST_MONTHS_DAYS) : random.between(1, WHOLE_DAYS)
  const start = new Date(until.getTime() - back * DAY_MS)
  const old = new Date(BEFORE_THE_CHANGE.getTime() + random.next() * OLD_SPREAD_DAYS * DAY_MS)
  return begin(isOld && old < start ? old : start, { until, random, mayBeLeft: true }, (from) =>
    walk(walker, from, until),
  )
}

/** Long enough ago for the way to end just before, or some time before for what stays as it ended. */
function towards(walker: Walker, goal: Step, until: Date): Begun {
  const { random, definition } = walker
  const way = wayTo(definition, goal)
  if (way === null) throw new Error(`${definition.code} never comes to ${goal}`)
  const end = until.getTime() - random.between(0.2, RESTING.includes(goal) ? 40 : 12) * DAY_MS
  const seed = Math.floor(random.next() * 2 ** 31)
  for (let start = end; ; ) {
    const same = { ...walker, random: seeded(seed) }
    const begun = begin(new Date(start), { until, random: same.random, mayBeLeft: false }, (from) =>
      follow(same, from, way),
    )
    const over = (begun.moves.at(-1)?.at ?? begun.preparedAt ?? begun.openedAt).getTime() - end
    if (over <= 0) return begun
    start -= Math.max(over, DAY_MS)
  }
}

const RESTING: readonly Step[] = ['archived', 'refused', 'withdrawn', 'lapsed', 'completed']

type When = { readonly until: Date; readonly random: Random; readonly mayBeLeft: boolean }

/** Opened one day, ready some days later; of those that may be, a draft in ten is left as it was opened. */
function begin(openedAt: Date, { until, random, mayBeLeft }: When, goOn: (from: Date) => readonly Walked[]): Begun {
  const preparedAt = inDays(openedAt, random.between(0, 12), random)
  const moves = goOn(preparedAt)
  const isLeft = mayBeLeft && moves.length === 0 && (preparedAt >= until || random.chance(0.1))
  return { openedAt, preparedAt: isLeft ? null : preparedAt, moves }
}

/** No text says how many: so many are granted here. */
const DAYS_ADDED: readonly [number, ...number[]] = [10, 15, 30]

type Making = { readonly town: Town; readonly leader: Who; readonly random: Random }

/** Who makes a move, and why. */
export function moveOf({ transition, at }: Walked, { town, leader, random }: Making): LifeMove {
  const reasons = REASONS[transition]
  const [fr, ar] = reasons ? random.pick(reasons) : [null, null]
  const by = moverOf({ transition, town, leader }, random)
  const extension = transition === 'extend' ? ({ ground: 'expertise', days: random.pick(DAYS_ADDED) } as const) : null
  return { transition, at, by, reason: random.chance(0.66) ? fr : ar, extension }
}

type Moving = { readonly transition: Walked['transition']; readonly town: Town; readonly leader: Who }

function moverOf({ transition, town, leader }: Moving, random: Random): Who {
  const { guichet, president, delegate, cashier, governor, examiner } = officialsOf(town)
  switch (transition) {
    case 'file':
    case 'give_complement':
    case 'file_modified':
    case 'withdraw':
    case 'open_works':
    case 'declare_completion':
      return leader
    case 'ask_modification':
    case 'defer':
    case 'resume':
    case 'extend':
    case 'accept':
    case 'sign':
    case 'refuse':
      return random.chance(0.7) ? president : delegate
    case 'settle':
      return cashier
    case 'attest_silence':
      return governor
    case 'ask_complement':
      return random.chance(0.6) ? guichet : examiner
    default:
      return guichet
  }
}
