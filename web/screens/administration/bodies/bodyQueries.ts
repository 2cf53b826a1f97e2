import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { BodyAnswer, BodyOpening, NetworksGiven, Reassignment } from '../../../../api/contract/bodies.ts'
import { valueOrThrow } from '../../../api/client.ts'
import { useClient } from '../../../api/queries.ts'
import type { BodiesSearch } from './bodiesSearch.ts'

const PAGE = 50

/** The register as it is filtered, page after page; the former answer stays until the next one comes. */
export function useBodies({ q, kind, territory }: BodiesSearch) {
  const client = useClient()
  return useInfiniteQuery({
    queryKey: ['bodies', 'register', { q, kind, territory }],
    queryFn: async ({ pageParam, signal }) => {
      const query = { q, kind, territory, cursor: pageParam, limit: PAGE }
      return valueOrThrow(await client.call('listBodies', { query, signal }))
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
    placeholderData: (former) => former,
  })
}

export function useBody(id: string) {
  const client = useClient()
  return useQuery({
    queryKey: ['body', id],
    queryFn: async ({ signal }) => valueOrThrow(await client.call('getBody', { params: { id }, signal })),
  })
}

/** Gives a body its territories from a day on. */
export function useReassign(id: string) {
  const client = useClient()
  return useMutation({
    mutationFn: async (body: Reassignment) => valueOrThrow(await client.call('reassignBody', { params: { id }, body })),
    ...useChanged(id),
  })
}

/** Says which networks an operator runs. */
export function useGiveNetworks(id: string) {
  const client = useClient()
  return useMutation({
    mutationFn: async (body: NetworksGiven) =>
      valueOrThrow(await client.call('giveNetworks', { params: { id }, body })),
    ...useChanged(id),
  })
}

/** Refused or not, the body is then read as it is. */
function useChanged(id: string) {
  const answers = useQueryClient()
  return {
    onSuccess: (body: BodyAnswer) => {
      answers.setQueryData(['body', id], body)
      return answers.invalidateQueries({ queryKey: ['bodies'] })
    },
    onError: () => answers.invalidateQueries({ queryKey: ['body', id] }),
  }
}

export function useEstablish() {
  const client = useClient()
  const answers = useQueryClient()
  return useMutation({
    mutationFn: async (body: BodyOpening) => valueOrThrow(await client.call('openBody', { body })),
    onSuccess: (body) => {
      answers.setQueryData(['body', body.id], body)
      return answers.invalidateQueries({ queryKey: ['bodies'] })
    },
  })
}

export function useEndSessionsOfBody(id: string) {
  const client = useClient()
  return useMutation({
    mutationFn: async () => valueOrThrow(await client.call('endSessionsOfBody', { params: { id } })),
  })
}
