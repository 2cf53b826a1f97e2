import type { ProcedureDefinition, Track } from '../../../api/contract/procedures/definition.ts'
import type { Day } from '../../../spatial/day.ts'
import { CATALOGUE } from '../../procedures/catalogue.ts'
import type { CommuneFact } from '../../territory/facts.ts'
import { drawProject } from '../lives/projects.ts'
import type { Random } from '../random.ts'
import { weighed } from './chance.ts'

/** What somebody asks of a commune. */
export type Request = {
  readonly definition: ProcedureDefinition
  readonly track: Track | null
  /** What it is about, in either language. */
  readonly title: string
  /** The legal delay, in days; where none is known, what is usual there. */
  readonly days: number
  /** No answer in time grants it. */
  readonly silenceGrants: boolean
}

const IN_TOWNS = {
  ...{ construire: 40, modificatif: 6, extension: 5, lotir: 1.6, groupe: 1.2, morceler: 2.4, regularisation: 2 },
  ...{ refection: 11, demolition: 2, habiter: 11, conformite: 2, note: 7, declaration: 2, activite: 2 },
  ...{ occupation: 2, affichage: 1, alignement: 1, reception_provisoire: 1, classe3: 0.8 },
} as const
const IN_THE_COUNTRY = {
  ...{ construire: 52, modificatif: 3, extension: 5, morceler: 4, regularisation: 5, derogation_rurale: 6 },
  ...{ refection: 10, demolition: 1, habiter: 7, note: 4, occupation: 1, alignement: 1, declaration: 1 },
} as const

const GRANDS = { arrondissement: 0.3, urban: 0.22, rural: 0.1 } as const
/** Where no text says how long it may take. */
const USUAL_DAYS = 20
const DAYS_OF = { calendar: 1, working: 1.45, month: 30.4 } as const
const DRAWS = 30

/** A request filed on a day, by the version in force on it. */
export function drawRequest({ kind }: CommuneFact, day: Day, random: Random): Request {
  const code = kind === 'rural' ? weighed(IN_THE_COUNTRY, random) : weighed(IN_TOWNS, random)
  const definition = inForce(code, day)
  const wanted = definition.track === 'by_tests' ? (random.chance(GRANDS[kind]) ? 'gp' : 'pp') : definition.track
  const drawn = projectOf(code, wanted, random)
  const total = definition.stages.find((stage) => stage.code === 'total' && (stage.track ?? wanted) === wanted)
  return {
    ...{ definition, track: wanted, title: random.chance(0.7) ? drawn.fr : drawn.ar },
    days: total?.term ? Math.max(2, Math.round(total.term.length * DAYS_OF[total.term.unit])) : USUAL_DAYS,
    silenceGrants: definition.silence.effect === 'granted' && Boolean(total?.term),
  }
}

function inForce(code: string, day: Day): ProcedureDefinition {
  const version = CATALOGUE.find(
    ({ definition, validFrom, validTo }) =>
      definition.code === code && validFrom <= day && (validTo === null || day <= validTo),
  )
  if (!version) throw new Error(`no version of ${code} is in force on ${day}`)
  return version.definition
}

/** What is built decides the track: drawn until it is the one that is wanted. */
function projectOf(code: string, wanted: Track | null, random: Random) {
  let drawn = drawProject(code, random)
  for (let draw = 1; draw < DRAWS && drawn.track !== null && drawn.track !== wanted; draw += 1)
    drawn = drawProject(code, random)
  return drawn
}
