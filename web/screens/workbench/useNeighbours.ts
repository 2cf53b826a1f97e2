import { useNavigate, useSearch } from '@tanstack/react-router'
import { useMemo } from 'react'
import { useItemKeys } from '../commission/useItemKeys.ts'
import { useWorkQueue } from './workbenchQueries.ts'

export type Neighbours = ReturnType<typeof useNeighbours>

/** The dossiers before and after this one in the queue one came through; j and k go there. */
export function useNeighbours(id: string) {
  const navigate = useNavigate({ from: '/instruction/$dossier' })
  const { which, part } = useSearch({ from: '/instruction/$dossier' })
  const queue = useWorkQueue(which)
  const dossiers = useMemo(() => queue.data?.pages.flatMap((page) => page.dossiers) ?? [], [queue.data])
  const at = dossiers.findIndex((dossier) => dossier.id === id)
  // One that was judged meanwhile has left the queue: what comes next is its first.
  const next = dossiers[at + 1] ?? null
  const former = at > 0 ? (dossiers[at - 1] ?? null) : null
  const search = { which }
  const go = (to: { readonly id: string } | null) => {
    if (to) void navigate({ to: '/instruction/$dossier', params: { dossier: to.id }, search: { which, part } })
  }
  useItemKeys({ onNext: () => go(next), onFormer: () => go(former) })
  return { next, former, go, search }
}
