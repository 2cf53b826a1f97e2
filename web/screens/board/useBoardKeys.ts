import { useNavigate } from '@tanstack/react-router'
import { useKeyPress } from '../../ui/letterKeys.ts'
import { rowReached } from '../dossiers/queue.ts'
import { useQueueKeys } from '../dossiers/useQueueKeys.ts'
import { targetsOf } from './targets.ts'
import { type BoardList, useAsk } from './useBoardList.ts'

type Keys = { readonly list: BoardList; readonly onHelp: () => void; readonly onNudge: (() => void) | null }

/** j and k move, x chooses, r reminds, Enter opens, ? lists the keys; beyond the last row the next page is read. */
export function useBoardKeys({ list, onHelp, onNudge }: Keys): void {
  const ask = useAsk()
  const navigate = useNavigate()
  const { dossiers, index, queue, current, toggle } = list
  useQueueKeys({
    onMove: (key) => {
      const next = rowReached(key, index, dossiers.length)
      const dossier = next === null ? undefined : dossiers[next]
      if (dossier) ask({ at: dossier.id })
      if (next !== null && next >= dossiers.length - 1 && queue.hasNextPage && !queue.isFetchingNextPage)
        void queue.fetchNextPage()
    },
    onHelp,
    onChoose: () => current && onNudge && targetsOf(current, list.search.body).length > 0 && toggle(current.id),
    onOpen: () =>
      current && void navigate({ to: '/dossiers/$id', params: { id: current.id }, search: { tab: 'course' } }),
  })
  useKeyPress((event) => {
    if (event.key !== 'r') return
    event.preventDefault()
    onNudge?.()
  })
}
