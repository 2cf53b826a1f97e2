import type { CourseAnswer, Extension } from '../../../api/contract/filing.ts'

type Clocked = Pick<CourseAnswer, 'deadlines' | 'history'>

export const totalOf = ({ deadlines }: Pick<CourseAnswer, 'deadlines'>) =>
  deadlines.find(({ stage }) => stage === 'total')

/** The days of an extension are of the whole delay's own unit. */
export const extensionUnit = (course: Pick<CourseAnswer, 'deadlines'>): 'working' | 'calendar' =>
  totalOf(course)?.unit ?? 'calendar'

/** What the whole delay was lengthened by; nothing once modified plans started it again. */
export function extensionNow({ history }: Pick<Clocked, 'history'>): Extension | null {
  const started = history.findLastIndex(({ event }) => event === 'file' || event === 'file_modified')
  return history.slice(Math.max(started, 0)).find(({ extension }) => extension !== null)?.extension ?? null
}
