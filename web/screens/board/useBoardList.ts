import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback, useMemo, useState } from 'react'
import { useBoardDossiers } from './boardQueries.ts'
import type { BoardSearch } from './boardSearch.ts'

export type BoardList = ReturnType<typeof useBoardList>

/** Changes what the address asks. */
export function useAsk() {
  const navigate = useNavigate({ from: '/tableau' })
  return useCallback(
    (change: BoardSearch) => void navigate({ search: (now) => ({ ...now, ...change }), replace: true }),
    [navigate],
  )
}

/** The dossiers of the address, the one in hand, and those chosen to act upon. */
export function useBoardList() {
  const search = useSearch({ from: '/tableau' })
  const queue = useBoardDossiers(search, search.view === undefined)
  const dossiers = useMemo(() => queue.data?.pages.flatMap((page) => page.dossiers) ?? [], [queue.data])
  const index = dossiers.findIndex(({ id }) => id === search.at)
  const [kept, setKept] = useState<ReadonlySet<string>>(new Set())
  const chosen = useMemo(() => dossiers.filter(({ id }) => kept.has(id)), [dossiers, kept])
  const choose = (ids: readonly string[]) => setKept(new Set(ids))
  const toggle = (id: string) =>
    setKept((now) => {
      const next = new Set(now)
      if (!next.delete(id)) next.add(id)
      return next
    })
  return { search, queue, dossiers, index, current: dossiers[index] ?? null, chosen, choose, toggle }
}
