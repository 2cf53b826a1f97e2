import { DATUM_SHIFT } from '../../../../spatial/crs/legalZones.ts'
import type { PlanMapping } from '../../../contract/plans/mapping.ts'
import type { DraftRow } from '../draftRow.ts'

type Filed = Pick<DraftRow, 'how' | 'gridM'> & { readonly mapping: PlanMapping }

/** Under a centimetre, a plan on the centimetre grid says nothing. */
const GRID_M = 0.01

/** How far a line of a plan may be from its place, at best, metres: a file in degrees comes through a shift good to 7 m. */
export const leastToleranceM = ({ how }: Pick<DraftRow, 'how'>): number =>
  how === 'geographic' ? DATUM_SHIFT.accuracyM : 0

/** Against lines of another drawing: the plan's tolerance, in metres whatever the file's unit, never better than its file allows. */
export const positionToleranceM = (draft: Filed): number =>
  Math.max(draft.mapping.version.toleranceM, leastToleranceM(draft), GRID_M)

/**
 * Between lines of the one file, which are all shifted alike: how finely they were drawn, never finer than the last decimal of a
 * file in degrees.
 */
export const drawingToleranceM = ({ gridM, mapping: { version } }: Pick<Filed, 'gridM' | 'mapping'>): number =>
  Math.max(version.finenessM ?? version.toleranceM, gridM ?? 0)
