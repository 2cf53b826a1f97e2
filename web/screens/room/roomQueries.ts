import { useQuery } from '@tanstack/react-query'
import { valueOrThrow } from '../../api/client.ts'
import { useClient } from '../../api/queries.ts'

/** Who one is in a room; asked again at each entry, for passwords of relays grow old. */
export function useRoomDoor(id: string) {
  const client = useClient()
  return useQuery({
    queryKey: ['room', id],
    queryFn: async ({ signal }) => valueOrThrow(await client.call('knockAtRoom', { params: { id }, signal })),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  })
}

export function useRoomRecord(id: string) {
  const client = useClient()
  return useQuery({
    queryKey: ['room-record', id],
    queryFn: async ({ signal }) => valueOrThrow(await client.call('readRoom', { params: { id }, signal })),
  })
}

export function useBoardRecord(id: string, dossierId: string | undefined) {
  const client = useClient()
  return useQuery({
    queryKey: ['room-record', id, dossierId ?? null],
    queryFn: async ({ signal }) =>
      valueOrThrow(await client.call('readBoard', { params: { id, dossierId: dossierId ?? '' }, signal })),
    enabled: dossierId !== undefined,
  })
}
