import type { Outcome } from '../../../api/contract/procedures/preCheck/preCheck.ts'
import { type Project, project as projectShape } from '../../../api/contract/procedures/project.ts'

type Works = NonNullable<Project['works']>

/** What a procedure is asked for, where it says so by itself. */
const WORKS_OF: Readonly<Record<string, Works>> = {
  construire: 'construction',
  extension: 'extension',
  modificatif: 'modification',
  refection: 'repair',
  demolition: 'demolition',
  regularisation: 'regularisation',
  lotir: 'lotissement',
  lotir_modificatif: 'lotissement',
  groupe: 'housing_group',
  morceler: 'morcellement',
  affectation: 'change_of_use',
  activite: 'activity',
  declaration: 'activity',
  boissons: 'activity',
  classe1: 'activity',
  classe2: 'activity',
  classe3: 'activity',
  occupation: 'occupation',
  tranchee: 'trench',
  antenne: 'antenna',
  affichage: 'sign',
  evenement: 'event',
}

/**
 * The project a draft begins with: what was answered in the pre-check when it led to this procedure, and the works the
 * procedure itself is for. Nothing is supposed beyond that.
 */
export function firstProject(code: string, outcome: Outcome | null): Project {
  const answered = outcome?.procedures.includes(code) ? outcome.project : null
  const works = answered?.works ?? WORKS_OF[code] ?? null
  return { ...projectShape.parse({}), ...answered, works }
}

/** What a draft under another procedure takes over: everything said, and the works that the new procedure is for. */
export const takenOver = (code: string, former: Project, outcome: Outcome | null): Project => {
  const first = firstProject(code, outcome)
  const said = Object.fromEntries(Object.entries(first).filter(([, value]) => value !== null))
  return { ...former, ...said }
}
