import { useEffect, useRef } from 'react'

const isField = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  target.closest('input:not([type="checkbox"]), textarea, select, [role="dialog"], dialog') !== null

/** What answers Enter by itself. */
const answersEnter = (target: EventTarget | null) =>
  target instanceof HTMLElement && target.closest('a, button, [role="application"], [role="separator"]') !== null

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
export function useQueueKeys(keys: QueueKeys): void {
  const now = useRef(keys)
  useEffect(() => {
    now.current = keys
  })
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isField(event.target)) return
      const { key } = event
      const filter = document.getElementById('dossier-filter')
      if (key === 'j' || key === 'k') now.current.onMove(key)
      else if (key === '?') now.current.onHelp()
      else if (key === 'x') now.current.onChoose?.()
      else if (key === 'Enter' && !answersEnter(event.target)) now.current.onOpen?.()
      else if (key === '/' && filter) {
        event.preventDefault()
        filter.focus()
      }
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [])
}
