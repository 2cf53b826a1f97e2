import { useNavigate } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
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
  useNudgeKey(onNudge)
}

const isBusy = (target: EventTarget | null) =>
  target instanceof HTMLElement && target.closest('input:not([type="checkbox"]), textarea, select, dialog') !== null

/** `r`, wherever the focus is but in a field or a question. */
function useNudgeKey(onNudge: (() => void) | null): void {
  const now = useRef(onNudge)
  useEffect(() => {
    now.current = onNudge
  })
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.key !== 'r' || event.ctrlKey || event.metaKey || event.altKey || isBusy(event.target)) return
      event.preventDefault()
      now.current?.()
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [])
}
