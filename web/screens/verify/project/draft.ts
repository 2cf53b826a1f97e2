import type { CheckBody } from '../../../../api/contract/conformity.ts'
import type { Project } from '../../../../api/contract/procedures/project.ts'
import { LAND_USES, type LandUse } from '../../../../spatial/conformity/types.ts'
import { typedNumber } from '../../../text/figures.ts'

export type ProjectBody = NonNullable<CheckBody['project']>

export const FIGURES = ['footprintM2', 'floorAreaM2', 'levels', 'heightM', 'dwellings', 'parkingPlaces'] as const
export type FigureName = (typeof FIGURES)[number]

/** The form as typed: text stays text until it is read, so that nothing a person wrote is lost or changed. */
export type ProjectDraft = Record<FigureName, string> & { readonly use: LandUse | '' }

export const EMPTY_DRAFT: ProjectDraft = {
  use: '',
  footprintM2: '',
  floorAreaM2: '',
  levels: '',
  heightM: '',
  dwellings: '',
  parkingPlaces: '',
}

type Bounds = { readonly whole: boolean; readonly min: number; readonly max: number }

/** The bounds of the service's own contract. */
export const BOUNDS: Readonly<Record<FigureName, Bounds>> = {
  footprintM2: { whole: false, min: 0, max: 10_000_000 },
  floorAreaM2: { whole: false, min: 0, max: 100_000_000 },
  levels: { whole: true, min: 1, max: 120 },
  heightM: { whole: false, min: 0, max: 1000 },
  dwellings: { whole: true, min: 0, max: 100_000 },
  parkingPlaces: { whole: true, min: 0, max: 100_000 },
}

export type FigureFault = 'notANumber' | 'notWhole' | 'negative' | 'atLeast' | 'tooLarge'

/** What is wrong with a typed figure; null when it is empty or right. */
export function figureFault(name: FigureName, text: string): FigureFault | null {
  if (text.trim() === '') return null
  const value = typedNumber(text)
  const { whole, min, max } = BOUNDS[name]
  if (value === null) return 'notANumber'
  if (value < 0) return 'negative'
  if (whole && !Number.isInteger(value)) return 'notWhole'
  if (value < min) return 'atLeast'
  return value > max ? 'tooLarge' : null
}

const isLandUse = (use: string): use is LandUse => LAND_USES.some((known) => known === use)

/** What is sent: a field left empty is absent, never zero. Null when nothing at all was said. */
export function projectOf(draft: ProjectDraft, footprint: ProjectBody['footprint'] | null): ProjectBody | null {
  const figures = FIGURES.map((name) => [name, typedNumber(draft[name])] as const).filter(([, value]) => value !== null)
  const body: ProjectBody = {
    ...(isLandUse(draft.use) && { use: draft.use }),
    ...(Object.fromEntries(figures) as Partial<Record<FigureName, number>>), // nulls were left out on the line above
    ...(footprint && { footprint }),
  }
  return Object.keys(body).length > 0 ? body : null
}

/** A sealed project, back in the form. */
export function draftOf(project: Omit<ProjectBody, 'footprint'>): ProjectDraft {
  const typed = FIGURES.map((name) => [
    name,
    project[name] === undefined ? '' : String(project[name]).replace('.', ','),
  ])
  return { ...EMPTY_DRAFT, ...Object.fromEntries(typed), use: project.use ?? '' }
}

/** Uses that a dossier and a règlement call the same; housing is one or many homes to a règlement, and is asked. */
const LAND_USE_OF: Readonly<Record<string, LandUse>> = {
  commerce: 'commerce',
  office: 'offices',
  industry: 'industry',
  agriculture: 'agriculture',
}

/** What a dossier already says of its project, in the form: a dossier counts levels above the ground floor, a check with it. */
export function draftFrom({ uses, levels, footprintM2, floorAreaM2, heightM, dwellings }: Project): ProjectDraft {
  const figures = { footprintM2, floorAreaM2, heightM, dwellings, levels: levels === null ? null : levels + 1 }
  const said = Object.entries(figures).flatMap(([name, value]) => (value === null ? [] : [[name, value]]))
  const [only, ...others] = uses ?? []
  const use = only && others.length === 0 ? LAND_USE_OF[only] : undefined
  return draftOf({ ...Object.fromEntries(said), ...(use && { use }) })
}
