import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { DocumentAnswer } from '../../../api/contract/documents.ts'
import { valueOrThrow } from '../../api/client.ts'
import { useClient } from '../../api/queries.ts'

const WATCH_MS = 3000

/** Something of it is still being made: the antivirus reads it, or its previews. */
const isComing = ({ scan, previews, withdrawnAt }: DocumentAnswer): boolean =>
  withdrawnAt === null && (scan === 'waiting' || (previews === 'waiting' && scan !== 'infected'))

/** Documents of a dossier; asked again every few seconds while one of them is being examined. */
export function useDocuments(dossierId: string) {
  const client = useClient()
  return useQuery({
    queryKey: ['documents', dossierId],
    queryFn: async ({ signal }) =>
      valueOrThrow(await client.call('listDocuments', { params: { id: dossierId }, signal })).documents,
    refetchInterval: ({ state }) => (state.data?.some(isComing) ? WATCH_MS : false),
  })
}

export function useDocument(id: string) {
  const client = useClient()
  return useQuery({
    queryKey: ['document', id],
    queryFn: async ({ signal }) => valueOrThrow(await client.call('getDocument', { params: { id }, signal })),
    refetchInterval: ({ state }) => (state.data && isComing(state.data) ? WATCH_MS : false),
  })
}

export function useWithdraw(dossierId: string) {
  const client = useClient()
  const answers = useQueryClient()
  return useMutation({
    mutationFn: async (id: string) => valueOrThrow(await client.call('withdrawDocument', { params: { id } })),
    onSuccess: () => answers.invalidateQueries({ queryKey: ['documents', dossierId] }),
  })
}

/** Uploads of the person begun on any device and not a document yet. */
export function useUnfinished(enabled: boolean) {
  const client = useClient()
  return useQuery({
    queryKey: ['uploads'],
    queryFn: async ({ signal }) => valueOrThrow(await client.call('listUploads', { signal })).uploads,
    enabled,
  })
}
