import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import type { askOutsideBody } from '../../../api/contract/avis/outside.ts'
import type { setAsideBody } from '../../../api/contract/avis/proposals.ts'
import type { consultBodyBody, giveAvisBody } from '../../../api/contract/avis.ts'
import type { CourseAnswer, moveBody } from '../../../api/contract/filing.ts'
import { valueOrThrow } from '../../api/client.ts'
import { useClient } from '../../api/queries.ts'

const keyOf = (id: string) => ['course', id] as const

/** Each reading is journalled: what was read stays until something changes or the page is come back to. */
export function useCourse(id: string) {
  const client = useClient()
  return useQuery({
    queryKey: keyOf(id),
    queryFn: async ({ signal }) => valueOrThrow(await client.call('getCourse', { params: { id }, signal })),
    staleTime: 60_000,
  })
}

/** What was answered is the course as it now is; where the dossier stands is told to the lists that show it. */
function useCourseChange<T>(id: string, ask: (body: T) => Promise<CourseAnswer>) {
  const answers = useQueryClient()
  return useMutation({
    mutationFn: ask,
    onSuccess: (course) => {
      answers.setQueryData(keyOf(id), course)
      for (const queryKey of [['dossier', id], ['dossiers'], ['queue']]) void answers.invalidateQueries({ queryKey })
    },
    // Somebody was faster: what they did is read at once, and what was typed stays where it is.
    onError: () => void answers.invalidateQueries({ queryKey: keyOf(id) }),
  })
}

export function useMove(id: string) {
  const client = useClient()
  return useCourseChange(id, async (body: z.input<typeof moveBody>) =>
    valueOrThrow(await client.call('moveDossier', { params: { id }, body })),
  )
}

export function useGiveAvis(id: string) {
  const client = useClient()
  return useCourseChange(id, async (body: z.input<typeof giveAvisBody>) =>
    valueOrThrow(await client.call('giveAvis', { params: { id }, body })),
  )
}

export function useConsultBody(id: string) {
  const client = useClient()
  return useCourseChange(id, async (body: z.input<typeof consultBodyBody>) =>
    valueOrThrow(await client.call('consultBody', { params: { id }, body })),
  )
}

export function useDismissBody(id: string) {
  const client = useClient()
  return useCourseChange(id, async ({ bodyId, reason }: { readonly bodyId: string; readonly reason: string }) =>
    valueOrThrow(await client.call('dismissBody', { params: { id, bodyId }, body: { reason } })),
  )
}

export function useAskOutside(id: string) {
  const client = useClient()
  return useCourseChange(id, async (body: z.input<typeof askOutsideBody>) =>
    valueOrThrow(await client.call('askOutside', { params: { id }, body })),
  )
}

export function useRevokeOutside(id: string) {
  const client = useClient()
  return useCourseChange(id, async ({ requestId, reason }: { readonly requestId: string; readonly reason: string }) =>
    valueOrThrow(await client.call('revokeOutside', { params: { id, requestId }, body: { reason } })),
  )
}

export function useSetAside(id: string) {
  const client = useClient()
  return useCourseChange(id, async (body: z.input<typeof setAsideBody>) =>
    valueOrThrow(await client.call('setProposalAside', { params: { id }, body })),
  )
}
