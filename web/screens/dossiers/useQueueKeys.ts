import { useKeyPress } from '../../ui/letterKeys.ts'

/** What answers Enter by itself. */
const answersEnter = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  target.closest('a, button, dialog, [role="application"], [role="separator"]') !== null

type QueueKeys = {
  /** j and k: the next one and the former one. */
  readonly onMove: (key: 'j' | 'k') => void
  /** `?` */
  readonly onHelp: () => void
  /** `x`: the row in hand joins those acted upon. */
  readonly onChoose?: () => void
  /** Enter, where nothing else answers it. */
  readonly onOpen?: () => void
}

/** Keys of the queue, wherever the focus is but in a field; `/` goes to the field that filters. */
export function useQueueKeys({ onMove, onHelp, onChoose, onOpen }: QueueKeys): void {
  useKeyPress((event) => {
    const { key } = event
    const filter = document.getElementById('dossier-filter')
    if (key === 'j' || key === 'k') onMove(key)
    else if (key === '?') onHelp()
    else if (key === 'x') onChoose?.()
    else if (key === 'Enter' && !answersEnter(event.target)) onOpen?.()
    else if (key === '/' && filter) {
      event.preventDefault()
      filter.focus()
    }
  })
}
