import type { Extension } from '../../contract/filing.ts'
import type { StageCode } from '../../contract/procedures/definition.ts'
import { Problem } from '../../http/problem.ts'
import type { Course } from './readCourse.ts'

const stageOf = ({ deadlines }: Course, code: StageCode) => deadlines.find(({ stage }) => stage === code)

/**
 * One extension of the whole delay, while it runs, for an expertise or a public inquiry (law 55-19).
 * @throws Problem EXTENSION_MISSING, EXTENSION_NOT_ALLOWED, EXTENSION_ALREADY_GRANTED, EXTENSION_TOO_LATE
 */
export function checkExtension(course: Course, extension: Extension | undefined, today: string): void {
  if (extension === undefined) throw new Problem('EXTENSION_MISSING', { field: 'extension' })
  const total = stageOf(course, 'total')
  if (course.row.definition?.extension == null || total?.days == null) throw new Problem('EXTENSION_NOT_ALLOWED')
  if (course.events.some(({ event }) => event === 'extend')) throw new Problem('EXTENSION_ALREADY_GRANTED')
  if (total.due !== null && total.due < today) throw new Problem('EXTENSION_TOO_LATE', { data: { due: total.due } })
}

/**
 * A permit lapses once its last day is past and what it asked for was not declared; where no text gives that day, whoever
 * records it says why.
 * @throws Problem NOT_LAPSED_YET, REASON_MISSING
 */
export function checkLapse(course: Course, reason: string | undefined, today: string): void {
  const validity = stageOf(course, 'validity')
  if (validity?.met != null || (validity?.due != null && validity.due >= today))
    throw new Problem('NOT_LAPSED_YET', { data: validity.due === null ? {} : { due: validity.due } })
  if (validity?.due == null && reason === undefined) throw new Problem('REASON_MISSING', { field: 'reason' })
}
