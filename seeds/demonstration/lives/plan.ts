import type { ProcedureDefinition } from '../../../api/contract/procedures/definition.ts'
import { STEPS, type Step } from '../../../api/contract/procedures/steps.ts'
import { FLOWS } from '../../../api/contract/procedures/transitions.ts'
import { CATALOGUE } from '../../procedures/catalogue.ts'
import { TOWNS, type Town } from '../people/cast.ts'
import { type Random, seeded } from '../random.ts'
import { stepsOf, wayTo } from './course.ts'
import { type Draft, drawLife } from './drawLife.ts'
import { Formers } from './formers.ts'
import type { Life } from './life.ts'

export type PlanWanted = {
  readonly lives: number
  /** Nothing happens from this instant on. */
  readonly until: Date
}

const SEED = 4_2026
/** After so many, every procedure is seen at every one of its steps, not only every kind of course. */
const BEFORE_EVERY_STEP = 1500

/** The newest version of every procedure. */
const PROCEDURES: readonly ProcedureDefinition[] = CATALOGUE.filter(({ validTo }) => validTo === null).map(
  ({ definition }) => definition,
)

/** How often each procedure is asked for; the others rarely. */
const SHARES: Readonly<Record<string, number>> = {
  ...{
    construire: 26,
    refection: 14,
    note: 11,
    habiter: 9,
    modificatif: 5,
    extension: 4,
    occupation: 4,
    declaration: 4,
  },
  ...{ tranchee: 3, activite: 3, morceler: 2, demolition: 2, conformite: 2, affichage: 2, lotir: 2, alignement: 1.5 },
  ...{ reception_provisoire: 1.5, reception_definitive: 1.5 },
}
const RARE = 0.7

const TOWN_SHARES: Readonly<Record<string, number>> = { 'ain-chock': 50, agadir: 30, laayoune: 20 }

/**
 * The lives of a demonstration, always the same for one instant, and fewer of them the first of more. They begin with one
 * for every step of every kind of course, so that each procedure and each step is seen; then they are as chance has it, a
 * fifth of them in the last three months. Most of what goes on from something goes on from a life drawn before it.
 */
export function planLives({ lives, until }: PlanWanted): Life[] {
  const [ofFlows, ofEach] = [everyStepOfEachFlow(), everyStepOfEach()]
  const formers = new Formers()
  return Array.from({ length: lives }, (_, index) => {
    const rank = index + 1
    const random = seeded(SEED + rank * 7919)
    const goal = ofFlows[index] ?? ofEach[index - BEFORE_EVERY_STEP] ?? null
    const life = drawLife(draftOf({ rank, goal, formers }, random), until, random)
    formers.add(life)
    return life
  })
}

type Goal = { readonly definition: ProcedureDefinition; readonly step: Step }

type Drafted = { readonly rank: number; readonly goal: Goal | null; readonly formers: Formers }

function draftOf({ rank, goal, formers }: Drafted, random: Random): Draft {
  const town = goal ? (TOWNS[rank % TOWNS.length] ?? anyTown(random)) : anyTown(random)
  const definition = goal?.definition ?? weighed(PROCEDURES, ({ code }) => SHARES[code] ?? RARE, random)
  const formerOf: Draft['formerOf'] = (of, openedAt, by) =>
    formers.find(of, { commune: town.commune, openedAt, random: by })
  return { rank, town, definition, goal: goal?.step ?? null, formerOf }
}

const anyTown = (random: Random): Town => weighed(TOWNS, ({ slug }) => TOWN_SHARES[slug] ?? 0, random)

function weighed<T>(items: readonly T[], weight: (item: T) => number, random: Random): T {
  let drawn = random.next() * items.reduce((sum, item) => sum + weight(item), 0)
  const found = items.find((item) => {
    drawn -= weight(item)
    return drawn < 0
  })
  const last = found ?? items.at(-1)
  if (last === undefined) throw new Error('nothing to draw from')
  return last
}

/** The procedures of a flow take its steps in turn; one that never comes to a step leaves it to the next. */
function everyStepOfEachFlow(): Goal[] {
  const goals = FLOWS.flatMap((flow) => {
    const procedures = PROCEDURES.filter((definition) => definition.flow === flow)
    return STEPS.flatMap((step, turn) => {
      const inTurn = procedures.map((_, place) => procedures[(turn + place) % procedures.length])
      const definition = inTurn.find((one) => one && wayTo(one, step) !== null)
      return definition ? [{ definition, step }] : []
    })
  })
  const unseen = PROCEDURES.filter((one) => goals.every(({ definition }) => definition !== one))
  return [...goals, ...unseen.map((definition) => ({ definition, step: 'filed' as const }))]
}

const everyStepOfEach = (): Goal[] =>
  PROCEDURES.flatMap((definition) => stepsOf(definition).map((step) => ({ definition, step })))
