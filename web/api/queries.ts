import { queryOptions, skipToken, useMutation, useQuery } from '@tanstack/react-query'
import { createContext, useContext } from 'react'
import type { CheckBody } from '../../api/contract/conformity.ts'
import { type Client, valueOrThrow } from './client.ts'

export const ClientContext = createContext<Client | null>(null)

export function useClient(): Client {
  const client = useContext(ClientContext)
  if (!client) throw new Error('useClient needs a ClientContext above it')
  return client
}

const FOREVER = Number.POSITIVE_INFINITY

/** A sealed report never changes: once read it is kept. Without an id nothing is asked. */
export const reportQuery = (client: Client, id: string | undefined) =>
  queryOptions({
    queryKey: ['report', id],
    queryFn:
      id === undefined
        ? skipToken
        : async ({ signal }) => valueOrThrow(await client.call('getReport', { params: { id }, signal })),
    staleTime: FOREVER,
  })

export const parcelQuery = (client: Client, id: string | undefined) =>
  queryOptions({
    queryKey: ['parcel', id],
    queryFn:
      id === undefined
        ? skipToken
        : async ({ signal }) => valueOrThrow(await client.call('getParcel', { params: { id }, signal })),
    staleTime: 5 * 60_000,
  })

export const communeQuery = (client: Client, code: string | undefined) =>
  queryOptions({
    queryKey: ['commune', code],
    queryFn:
      code === undefined
        ? skipToken
        : async ({ signal }) => valueOrThrow(await client.call('getCommune', { params: { code }, signal })),
    staleTime: 60 * 60_000,
  })

export const useReport = (id: string | undefined) => useQuery(reportQuery(useClient(), id))

export const useCommune = (code: string | undefined) => useQuery(communeQuery(useClient(), code))

/** Search as one types; the former results stay until the next ones come. */
export function usePlaceSearch(q: string) {
  const client = useClient()
  return useQuery({
    queryKey: ['search', q],
    queryFn: async ({ signal }) => valueOrThrow(await client.call('search', { query: { q }, signal })),
    enabled: q.trim().length >= 2,
    placeholderData: (former) => former,
    staleTime: 60_000,
  })
}

export function useCheck() {
  const client = useClient()
  return useMutation({
    mutationFn: async (body: CheckBody) => valueOrThrow(await client.call('checkConformity', { body })),
  })
}
