import { useEffect, useState } from 'react'
import { rowReached } from './queue.ts'

const isField = (target: EventTarget | null) =>
  target instanceof HTMLElement && target.closest('input, textarea, select, [role="dialog"], dialog') !== null

/** The row that j and k have reached; `/` goes to the field that filters. Enter is the row's own link. */
export function useQueueKeys(count: number): number | null {
  const [at, setAt] = useState<number | null>(null)
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isField(event.target)) return
      if (event.key === '/') {
        event.preventDefault()
        document.getElementById('dossier-filter')?.focus()
      }
      setAt((now) => rowReached(event.key, now ?? -1, count) ?? now)
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [count])
  return at
}
