import { useQuery } from '@tanstack/react-query'
import { valueOrThrow } from '../../api/client.ts'
import { useClient } from '../../api/queries.ts'

export function useBulletins() {
  const client = useClient()
  return useQuery({
    queryKey: ['listBulletins'],
    queryFn: async ({ signal }) => valueOrThrow(await client.call('listBulletins', { signal })),
  })
}

export function useBulletin(quarter: string, edition: number | undefined) {
  const client = useClient()
  return useQuery({
    queryKey: ['readBulletin', quarter, edition],
    queryFn: async ({ signal }) =>
      valueOrThrow(await client.call('readBulletin', { params: { quarter }, query: { edition }, signal })),
  })
}

/** How far the figures have moved since: slower than the bulletin, and no part of it. */
export function useMovement({ quarter, edition }: { readonly quarter: string; readonly edition: number }) {
  const client = useClient()
  return useQuery({
    queryKey: ['readBulletinMovement', quarter, edition],
    queryFn: async ({ signal }) => {
      const params = { quarter, edition: String(edition) }
      return valueOrThrow(await client.call('readBulletinMovement', { params, signal }))
    },
  })
}

/** Where a file of a published edition is, for ever. */
export const fileAddress = (
  { quarter, edition }: { readonly quarter: string; readonly edition: number },
  name: string,
) => `/api/bulletins/${quarter}/${edition}/${name}`
