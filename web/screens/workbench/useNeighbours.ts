import { useNavigate, useSearch } from '@tanstack/react-router'
import { useEffect, useMemo, useState } from 'react'
import { useItemKeys } from '../commission/useItemKeys.ts'
import { useWorkQueue } from './workbenchQueries.ts'

export type Neighbours = ReturnType<typeof useNeighbours>

/** The dossiers before and after this one in the queue one came through; j and k go there, and past its end say so. */
export function useNeighbours(id: string) {
  const navigate = useNavigate({ from: '/instruction/$dossier' })
  const { which, part } = useSearch({ from: '/instruction/$dossier' })
  const queue = useWorkQueue(which)
  const [reached, setReached] = useState<'end' | 'start' | null>(null)
  const dossiers = useMemo(() => queue.data?.pages.flatMap((page) => page.dossiers) ?? [], [queue.data])
  const at = dossiers.findIndex((dossier) => dossier.id === id)
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = queue
  const isLastRead = at >= 0 && at === dossiers.length - 1
  useEffect(() => {
    if (isLastRead && hasNextPage && !isFetchingNextPage) void fetchNextPage()
  }, [isLastRead, hasNextPage, isFetchingNextPage, fetchNextPage])
  // One that was judged meanwhile has left the queue: what comes next is its first.
  const next = dossiers[at + 1] ?? null
  const former = at > 0 ? (dossiers[at - 1] ?? null) : null
  const search = { which }
  const go = (to: { readonly id: string } | null, otherwise: 'end' | 'start') => {
    if (to) void navigate({ to: '/instruction/$dossier', params: { dossier: to.id }, search: { which, part } })
    else if (queue.data && !hasNextPage) setReached(otherwise)
  }
  const onNext = () => go(next, 'end')
  const onFormer = () => go(former, 'start')
  useItemKeys({ onNext, onFormer })
  const place = at >= 0 ? { nth: at + 1, of: dossiers.length, more: hasNextPage } : null
  return { next, former, onNext, onFormer, search, place, reached, read: queue.data !== undefined }
}
