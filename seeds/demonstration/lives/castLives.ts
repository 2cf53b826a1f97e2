import type { ProcedureDefinition } from '../../../api/contract/procedures/definition.ts'
import type { Step } from '../../../api/contract/procedures/steps.ts'
import { CATALOGUE } from '../../procedures/catalogue.ts'
import { ARCHITECTS, SURVEYORS, TOWNS, type Town } from '../people/cast.ts'
import { type Random, seeded } from '../random.ts'
import { wayTo } from './course.ts'
import { moveOf } from './drawLife.ts'
import type { Life, Who } from './life.ts'
import type { Pace } from './paces.ts'
import { drawProject } from './projects.ts'
import { follow } from './walk.ts'

const SEED = 20_260_115
const EVEN: Pace = { holders: {}, spread: 0, complements: 0, refusals: 0 }
const DAY_MS = 86_400_000
/** Only the parcels of one in forty carry a dossier of the cast. */
const PARCELS_APART = 40

type Told = {
  readonly title: string
  readonly procedure: string
  readonly goal: Step
  readonly owner: Who
  readonly leader: Who
  readonly at: string
  /** A draft that nothing was said of yet. */
  readonly left?: true
}

const ARCHITECT = 'employe.architecte'
const SURVEYOR = 'employe.topographe'

/** What each town's queue holds; the same in the three, so that what is foreign can be told from what is one's own. */
const TOLD: readonly Told[] = [
  {
    ...{ title: 'Maison individuelle, R+1', procedure: 'construire', goal: 'draft' },
    ...{ owner: 'citoyen', leader: ARCHITECT, at: '2026-11-18T10:12:00Z' },
  },
  {
    ...{ title: 'Surélévation d’une villa', procedure: 'extension', goal: 'draft', left: true },
    ...{ owner: 'citoyenne', leader: ARCHITECT, at: '2026-11-20T15:40:00Z' },
  },
  {
    ...{ title: 'Immeuble de rapport, R+4', procedure: 'construire', goal: 'consulted' },
    ...{ owner: 'administrateur.promoteur', leader: ARCHITECT, at: '2026-11-02T09:05:00Z' },
  },
  {
    ...{ title: 'Réfection d’une façade', procedure: 'refection', goal: 'filed' },
    ...{ owner: 'citoyenne', leader: 'citoyenne', at: '2026-11-09T11:30:00Z' },
  },
  {
    ...{ title: 'Atelier de confection', procedure: 'construire', goal: 'opined' },
    ...{ owner: 'administrateur.entreprise', leader: ARCHITECT, at: '2026-10-13T08:50:00Z' },
  },
  {
    ...{ title: 'Résidence de douze logements', procedure: 'construire', goal: 'granted' },
    ...{ owner: 'administrateur.promoteur', leader: ARCHITECT, at: '2026-06-22T14:00:00Z' },
  },
  {
    ...{ title: 'Maison individuelle, R+2', procedure: 'construire', goal: 'archived' },
    ...{ owner: 'citoyen', leader: ARCHITECT, at: '2025-04-07T09:20:00Z' },
  },
  {
    ...{ title: 'Villa jumelée, R+1', procedure: 'construire', goal: 'consulted' },
    ...{ owner: 'citoyenne', leader: ARCHITECT, at: '2026-11-05T10:30:00Z' },
  },
  {
    ...{ title: 'Local d’artisan, R+1', procedure: 'construire', goal: 'to_settle' },
    ...{ owner: 'administrateur.entreprise', leader: ARCHITECT, at: '2026-10-01T09:45:00Z' },
  },
  {
    ...{ title: 'Maison de ville, R+1', procedure: 'construire', goal: 'to_sign' },
    ...{ owner: 'citoyen', leader: ARCHITECT, at: '2026-09-24T14:20:00Z' },
  },
]

/** The few lives of the published accounts, always the same, all before the last week of November 2026. */
export function castLives(): Life[] {
  const random = seeded(SEED)
  return TOWNS.flatMap((town, place) =>
    TOLD.map((told, index) => lifeOf(told, { town, nth: index + 1, rank: place * TOLD.length + index + 1, random })),
  )
}

type Place = { readonly town: Town; readonly nth: number; readonly rank: number; readonly random: Random }

function lifeOf(told: Told, { town, nth, rank, random }: Place): Life {
  const { title, procedure, goal, owner, leader } = told
  const definition = definitionOf(procedure)
  const { project, track, building } = drawProject(procedure, random)
  const openedAt = new Date(told.at)
  const preparedAt = told.left ? null : new Date(openedAt.getTime() + DAY_MS)
  const way = wayTo(definition, goal)
  if (way === null) throw new Error(`${procedure} never comes to ${goal}`)
  const moves = preparedAt ? follow({ definition, track, pace: EVEN, random }, preparedAt, way) : []
  return {
    ...{ rank, commune: town.commune, procedure, title, owner, leader, project, openedAt, preparedAt },
    offices: [
      { unit: ARCHITECTS.unit, part: 'designer', who: ARCHITECT },
      { unit: SURVEYORS.unit, part: 'surveyor', who: SURVEYOR },
    ],
    ...{ follows: null, building },
    parcel: nth * PARCELS_APART,
    extraPieces: 0.5,
    moves: moves.map((move) => moveOf(move, { town, leader, random })),
  }
}

function definitionOf(code: string): ProcedureDefinition {
  const found = CATALOGUE.find(({ definition, validTo }) => definition.code === code && validTo === null)
  if (!found) throw new Error(`the catalogue has no ${code}`)
  return found.definition
}
