import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import type { answerItemBody, ItemAsked, RequestMove } from '../../../api/contract/complements.ts'
import type { Transition } from '../../../api/contract/procedures/transitions.ts'
import { valueOrThrow } from '../../api/client.ts'
import { useClient } from '../../api/queries.ts'

/** What was asked; a consultation is journalled each time, so what was read stays until something changes. */
export function useComplements(id: string, enabled: boolean) {
  const client = useClient()
  return useQuery({
    queryKey: ['complement', id],
    queryFn: async ({ signal }) => valueOrThrow(await client.call('getComplement', { params: { id }, signal })),
    staleTime: 60_000,
    enabled,
  })
}

export function useCourseOf(id: string, enabled: boolean) {
  const client = useClient()
  return useQuery({
    queryKey: ['course', id],
    queryFn: async ({ signal }) => valueOrThrow(await client.call('getCourse', { params: { id }, signal })),
    staleTime: 60_000,
    enabled,
  })
}

export function useReasons() {
  const client = useClient()
  return useQuery({
    queryKey: ['complementReasons'],
    queryFn: async ({ signal }) =>
      valueOrThrow(await client.call('listComplementReasons', { query: {}, signal })).reasons,
    staleTime: Number.POSITIVE_INFINITY,
  })
}

/** Whatever changed what is asked or where the dossier stands: both are read anew. */
function useReadAgain(id: string) {
  const answers = useQueryClient()
  return () =>
    Promise.all(
      ['complement', 'course', 'dossier', 'documents'].map((key) => answers.invalidateQueries({ queryKey: [key, id] })),
    )
}

export function useAnswer(id: string, itemId: string) {
  const client = useClient()
  const readAgain = useReadAgain(id)
  return useMutation({
    mutationFn: async (body: z.input<typeof answerItemBody>) =>
      valueOrThrow(await client.call('answerItem', { params: { id, itemId }, body })),
    onSuccess: readAgain,
  })
}

export function useAttach(id: string, version: number) {
  const client = useClient()
  const readAgain = useReadAgain(id)
  return useMutation({
    mutationFn: async (reportId: string) =>
      valueOrThrow(await client.call('attachParcel', { params: { id }, body: { version, reportId } })),
    onSuccess: readAgain,
  })
}

type Move = { readonly transition: Transition | RequestMove; readonly seen: number; readonly items?: ItemAsked[] }

export function useMove(id: string) {
  const client = useClient()
  const readAgain = useReadAgain(id)
  return useMutation({
    mutationFn: async (body: Move) => valueOrThrow(await client.call('moveDossier', { params: { id }, body })),
    onSuccess: readAgain,
  })
}

export const useDeposited = useReadAgain
