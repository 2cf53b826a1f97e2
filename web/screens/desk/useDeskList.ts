import { useMemo } from 'react'
import type { QueuedDossier } from '../../../api/contract/queue.ts'
import { useDesk, useDeskQueue } from './deskQueries.ts'
import { type DeskSearch, filterOf } from './deskSearch.ts'

const NONE: readonly QueuedDossier[] = []

export type DeskList = ReturnType<typeof useDeskList>

/** The queue as the address asks for it, as far as it has come, and the dossier in hand. */
export function useDeskList(search: DeskSearch) {
  const filter = useMemo(() => filterOf(search), [search])
  const { order } = search
  const queue = useDeskQueue(filter, order)
  const desk = useDesk()
  const dossiers = useMemo(() => queue.data?.pages.flatMap((page) => page.dossiers) ?? NONE, [queue.data])
  const at = search.at
  const index = dossiers.findIndex(({ id }) => id === at)
  return {
    search,
    filter,
    queue,
    desk,
    dossiers,
    counts: queue.data?.pages[0]?.counts ?? null,
    uncounted: queue.data?.pages[0]?.counts === null,
    at,
    index,
    current: dossiers[index] ?? null,
  }
}
