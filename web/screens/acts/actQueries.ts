import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import type { ActsOfDossier, draftActBody } from '../../../api/contract/actsDrafted.ts'
import { valueOrThrow } from '../../api/client.ts'
import { useClient } from '../../api/queries.ts'

const keyOf = (id: string) => ['acts', id] as const

export function useActs(id: string, enabled = true) {
  const client = useClient()
  return useQuery({
    queryKey: keyOf(id),
    enabled,
    queryFn: async ({ signal }) => valueOrThrow(await client.call('listActs', { params: { id }, signal })),
  })
}

/** What was answered is the acts as they now are. */
function useKept(id: string) {
  const answers = useQueryClient()
  return {
    onSuccess: (acts: ActsOfDossier) => answers.setQueryData(keyOf(id), acts),
    onError: () => void answers.invalidateQueries({ queryKey: keyOf(id) }),
  }
}

export function useDraftAct(id: string) {
  const [client, kept] = [useClient(), useKept(id)]
  return useMutation({
    mutationFn: async (body: z.input<typeof draftActBody>) =>
      valueOrThrow(await client.call('draftAct', { params: { id }, body })),
    ...kept,
  })
}

export type Ending = { readonly actId: string; readonly reason: string }

/** Gives up a number, or takes back a signed act. */
export function useEndAct(id: string, how: 'voidAct' | 'withdrawAct') {
  const [client, kept] = [useClient(), useKept(id)]
  return useMutation({
    mutationFn: async ({ actId, reason }: Ending) =>
      valueOrThrow(await client.call(how, { params: { id, actId }, body: { reason } })),
    ...kept,
  })
}

export type RegisterAsked = { readonly unit: string; readonly year: number }

/** The register of a unit and a year, page after page. */
export function useRegister(asked: RegisterAsked | null) {
  const client = useClient()
  return useInfiniteQuery({
    queryKey: ['act register', asked],
    enabled: asked !== null,
    initialPageParam: 0,
    queryFn: async ({ pageParam, signal }) =>
      valueOrThrow(await client.call('getActRegister', { query: { ...asked, after: pageParam }, signal })),
    getNextPageParam: ({ next }) => next ?? undefined,
  })
}
