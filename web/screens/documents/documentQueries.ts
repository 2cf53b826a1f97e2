import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import type { DocumentAnswer } from '../../../api/contract/documents.ts'
import { valueOrThrow } from '../../api/client.ts'
import { useClient } from '../../api/queries.ts'
import { watchAgain } from './watching.ts'

/** Something of it is still being made: the antivirus reads it, or its previews. */
const isComing = ({ scan, previews, withdrawnAt }: DocumentAnswer): boolean =>
  withdrawnAt === null && (scan === 'waiting' || (previews === 'waiting' && scan !== 'infected'))

/**
 * When to ask again for documents that are still being examined. Every reading is journalled and counted, so it is asked
 * less and less often, and begins anew only for a document that was not awaited yet.
 */
function useWatch(): (documents: readonly DocumentAnswer[]) => number | false {
  const since = useRef(0)
  const awaited = useRef(new Set<string>())
  return (documents) => {
    const coming = documents.filter(isComing)
    if (coming.length === 0) return false
    if (coming.some(({ id }) => !awaited.current.has(id))) since.current = Date.now()
    for (const { id } of coming) awaited.current.add(id)
    return watchAgain(Date.now() - since.current)
  }
}

/** The documents of a dossier, withdrawn ones included. */
export function useDocuments(dossierId: string) {
  const client = useClient()
  const watch = useWatch()
  return useQuery({
    queryKey: ['documents', dossierId],
    queryFn: async ({ signal }) =>
      valueOrThrow(await client.call('listDocuments', { params: { id: dossierId }, signal })).documents,
    staleTime: 60_000,
    refetchInterval: ({ state }) => watch(state.data ?? []),
  })
}

export function useDocument(id: string) {
  const client = useClient()
  const watch = useWatch()
  return useQuery({
    queryKey: ['document', id],
    queryFn: async ({ signal }) => valueOrThrow(await client.call('getDocument', { params: { id }, signal })),
    staleTime: 60_000,
    refetchInterval: ({ state }) => watch(state.data ? [state.data] : []),
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
export function useUnfinished() {
  const client = useClient()
  return useQuery({
    queryKey: ['uploads'],
    queryFn: async ({ signal }) => valueOrThrow(await client.call('listUploads', { signal })).uploads,
  })
}
