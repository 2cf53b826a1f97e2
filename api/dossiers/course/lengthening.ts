import type { Extension } from '../../contract/filing.ts'
import type { StageCode } from '../../contract/procedures/definition.ts'
import { Problem } from '../../http/problem.ts'
import type { Course } from './readCourse.ts'

type Lengthened = Pick<Course, 'row' | 'deadlines' | 'events'>

const stageOf = ({ deadlines }: Pick<Course, 'deadlines'>, code: StageCode) =>
  deadlines.find(({ stage }) => stage === code)

/**
 * Why the whole delay may not be lengthened today; null when it may: once, while it runs, for an expertise or a public
 * inquiry (law 55-19).
 */
export function refuseExtension(course: Lengthened, today: string): Problem | null {
  const total = stageOf(course, 'total')
  if (course.row.definition?.extension == null || total?.days == null) return new Problem('EXTENSION_NOT_ALLOWED')
  if (course.events.some(({ event }) => event === 'extend')) return new Problem('EXTENSION_ALREADY_GRANTED')
  if (total.due !== null && total.due < today) return new Problem('EXTENSION_TOO_LATE', { data: { due: total.due } })
  return null
}

/** @throws Problem EXTENSION_MISSING, and what refuses it */
export function checkExtension(course: Lengthened, extension: Extension | undefined, today: string): void {
  if (extension === undefined) throw new Problem('EXTENSION_MISSING', { field: 'extension' })
  const refused = refuseExtension(course, today)
  if (refused) throw refused
}

/** Why a permit may not be said to have lapsed; null once its last day is past and what it asked for was not declared. */
export function refuseLapse(course: Lengthened, today: string): Problem | null {
  const validity = stageOf(course, 'validity')
  if (validity?.met == null && (validity?.due == null || validity.due < today)) return null
  return new Problem('NOT_LAPSED_YET', { data: validity.due === null ? {} : { due: validity.due } })
}

/**
 * Where no text gives the last day of a permit, whoever records that it lapsed says why.
 * @throws Problem NOT_LAPSED_YET, REASON_MISSING
 */
export function checkLapse(course: Lengthened, reason: string | undefined, today: string): void {
  const refused = refuseLapse(course, today)
  if (refused) throw refused
  if (stageOf(course, 'validity')?.due == null && reason === undefined)
    throw new Problem('REASON_MISSING', { field: 'reason' })
}
