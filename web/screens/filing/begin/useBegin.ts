import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { CourseAnswer } from '../../../../api/contract/filing.ts'
import type { Leading } from '../../../../api/contract/policy/leads.ts'
import type { Project } from '../../../../api/contract/procedures/project.ts'
import { type Client, valueOrThrow } from '../../../api/client.ts'
import { useClient } from '../../../api/queries.ts'
import { keepCourse } from '../filingQueries.ts'
import { onceKeyOf } from '../review/onceKey.ts'

type Beginning = {
  readonly given: {
    readonly title: string
    readonly communeCode: string
    readonly reportId?: string
    readonly as: Leading
  }
  readonly code: string | undefined
  readonly project: Project | null
}

/**
 * Opens the draft, under a key of its own so that trying again opens no second one, then says its procedure and what was
 * already answered.
 */
async function begin(client: Client, { given, code, project }: Beginning): Promise<CourseAnswer> {
  const onceKey = onceKeyOf(`open.${JSON.stringify([given, code])}`)
  const { id } = valueOrThrow(await client.call('openDossier', { body: given, onceKey }))
  const course = valueOrThrow(await client.call('getCourse', { params: { id } }))
  return code === undefined ? course : takeUp(client, course, { code, project })
}

type Taken = { readonly code: string; readonly project: Project | null }

/** Says the procedure of a draft, then its project; what the service has of them already is not said again. */
export async function takeUp(client: Client, course: CourseAnswer, { code, project }: Taken): Promise<CourseAnswer> {
  const { id } = course
  const under =
    course.definition?.code === code
      ? course
      : valueOrThrow(await client.call('chooseProcedure', { params: { id }, body: { version: course.version, code } }))
  if (project === null || JSON.stringify(under.project) === JSON.stringify(project)) return under
  const body = { version: under.version, project }
  return valueOrThrow(await client.call('describeProject', { params: { id }, body }))
}

export function useBegin() {
  const client = useClient()
  const answers = useQueryClient()
  return useMutation({
    mutationFn: (beginning: Beginning) => begin(client, beginning),
    onSuccess: (course) => {
      keepCourse(answers, course)
      void answers.invalidateQueries({ queryKey: ['dossiers'] })
    },
  })
}

/** A draft that is there takes a procedure over, with what was answered of it. */
export function useTakeOver(course: CourseAnswer | undefined) {
  const client = useClient()
  const answers = useQueryClient()
  return useMutation({
    mutationFn: async (taken: Taken) => {
      if (!course) throw new Error('the draft is read before it takes anything over')
      return takeUp(client, course, taken)
    },
    onSuccess: (next) => keepCourse(answers, next),
  })
}
