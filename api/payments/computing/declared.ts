import { parseDay } from '../../../spatial/day.ts'
import type { Building, FeeFact, FeeValue } from '../../contract/fees/facts.ts'
import type { ProcedureDefinition } from '../../contract/procedures/definition.ts'
import type { Project } from '../../contract/procedures/project.ts'
import { centimesOf } from '../rules/money.ts'
import { startedQuarters } from '../rules/occupation.ts'
import { countsAdded } from './methods.ts'

export type Described = {
  readonly definition: ProcedureDefinition
  readonly project: Project
  /** Of the ground, in the legal plane; null for a point or while nothing is drawn. */
  readonly areaM2: number | null
  /** Paid of the tax on lotissement under the authorisation this goes on from, centimes; null when it is not kept here. */
  readonly paidBefore: number | null
}

/** What the description of the project and its ground say for the taxes; null is « not said ». */
export function declaredBy({
  definition,
  project,
  areaM2,
  paidBefore,
}: Described): Readonly<Partial<Record<FeeFact, FeeValue>>> {
  const place = definition.family === 'economic'
  const said: Partial<Record<FeeFact, FeeValue | null>> = {
    building: buildingOf(project),
    coveredM2: countsAdded(definition) ? null : project.floorAreaM2,
    landM2: areaM2,
    worksCost: project.worksCostDh === null ? null : centimesOf(project.worksCostDh),
    instalmentPaid: paidBefore,
    occupiedM2: place ? areaM2 : null,
    occupiedQuarters: place ? quartersOf(project) : null,
  }
  return Object.fromEntries(Object.entries(said).filter(([, value]) => value !== null)) as Partial<
    Record<FeeFact, FeeValue>
  >
}

/**
 * One dwelling and nothing else is individual housing; several, or any other use, are of the collective bracket. Housing
 * with another use may be either: that is for a person to say.
 */
function buildingOf({ works, uses, dwellings }: Project): Building | null {
  if (works === 'housing_group') return 'group'
  if (uses === null || uses.length === 0) return null
  const housing = uses.includes('housing')
  if (!housing) return 'collective'
  if (dwellings === null || (dwellings === 1 && uses.length > 1)) return null
  return dwellings > 1 ? 'collective' : 'individual'
}

function quartersOf({ beginsOn, endsOn }: Project): number | null {
  const [from, to] = [parseDay(beginsOn ?? ''), parseDay(endsOn ?? '')]
  return from === null || to === null || to < from ? null : startedQuarters(from, to)
}
