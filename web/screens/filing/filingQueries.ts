import { type QueryClient, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { CourseAnswer } from '../../../api/contract/filing.ts'
import { valueOrThrow } from '../../api/client.ts'
import { useClient } from '../../api/queries.ts'

const courseKey = (id: string) => ['course', id] as const

/** What a dossier is asked and where it stands. Reading it is journalled: it stays until something changes. */
export function useCourse(id: string | undefined) {
  const client = useClient()
  return useQuery({
    queryKey: courseKey(id ?? ''),
    queryFn: async ({ signal }) => valueOrThrow(await client.call('getCourse', { params: { id: id ?? '' }, signal })),
    staleTime: 5 * 60_000,
    enabled: id !== undefined,
  })
}

/** Every change answers the whole course: it takes the place of the former one, and the dossier is read anew. */
export function keepCourse(answers: QueryClient, course: CourseAnswer): void {
  answers.setQueryData(courseKey(course.id), course)
}

export function useChooseProcedure(id: string) {
  const client = useClient()
  const answers = useQueryClient()
  return useMutation({
    mutationFn: async (body: { readonly version: number; readonly code: string }) =>
      valueOrThrow(await client.call('chooseProcedure', { params: { id }, body })),
    onSuccess: (course) => keepCourse(answers, course),
  })
}

type Filing = { readonly seen: number; readonly onceKey: string }

/** Files the dossier: asked again under the same key, it is filed once. */
export function useFile(id: string) {
  const client = useClient()
  const answers = useQueryClient()
  return useMutation({
    mutationFn: async ({ seen, onceKey }: Filing) =>
      valueOrThrow(await client.call('moveDossier', { params: { id }, body: { transition: 'file', seen }, onceKey })),
    onSuccess: (course) => {
      keepCourse(answers, course)
      void answers.invalidateQueries({ queryKey: ['dossier', id] })
      void answers.invalidateQueries({ queryKey: ['dossiers'] })
    },
  })
}

/** Says which piece a document stands for; the caller reads the list again once all are said. */
export function useAssign(dossierId: string) {
  const client = useClient()
  const answers = useQueryClient()
  return {
    assign: async (documentId: string, piece: string | null) =>
      valueOrThrow(await client.call('assignPiece', { params: { id: documentId }, body: { piece } })),
    readAgain: () =>
      Promise.all(
        [['documents', dossierId], courseKey(dossierId)].map((queryKey) => answers.invalidateQueries({ queryKey })),
      ),
  }
}
