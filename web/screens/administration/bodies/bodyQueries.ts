import { useInfiniteQuery } from '@tanstack/react-query'
import { valueOrThrow } from '../../../api/client.ts'
import { useClient } from '../../../api/queries.ts'
import type { BodiesSearch } from './bodiesSearch.ts'

const PAGE = 50

/** The register as it is filtered, page after page; the former answer stays until the next one comes. */
export function useBodies(search: BodiesSearch) {
  const client = useClient()
  return useInfiniteQuery({
    queryKey: ['bodies', 'register', search],
    queryFn: async ({ pageParam, signal }) =>
      valueOrThrow(await client.call('listBodies', { query: { ...search, cursor: pageParam, limit: PAGE }, signal })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
    placeholderData: (former) => former,
  })
}
