import type { QueuedDossier } from '../../../api/contract/queue.ts'
import { rowReached } from '../dossiers/queue.ts'
import { useQueueKeys } from '../dossiers/useQueueKeys.ts'
import type { DeskList } from './useDeskList.ts'

type Keys = {
  readonly list: DeskList
  readonly onShow: (id: string) => void
  readonly onOpen?: (id: string) => void
  readonly onChoose?: (dossier: QueuedDossier) => void
  readonly onHelp: () => void
}

/** j and k move, x chooses, Enter opens, / searches, ? lists the keys; going beyond the last row reads the next page. */
export function useDeskKeys({ list, onShow, onOpen, onChoose, onHelp }: Keys): void {
  const { dossiers, index, queue, current } = list
  useQueueKeys({
    onMove: (key) => {
      const next = rowReached(key, index, dossiers.length)
      const dossier = next === null ? undefined : dossiers[next]
      if (dossier) onShow(dossier.id)
      if (next !== null && next >= dossiers.length - 1 && queue.hasNextPage && !queue.isFetchingNextPage)
        void queue.fetchNextPage()
    },
    onHelp,
    onChoose: () => current && onChoose?.(current),
    onOpen: () => current && onOpen?.(current.id),
  })
}
