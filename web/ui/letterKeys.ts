import { useEffect, useRef, useSyncExternalStore } from 'react'

const KEPT_AS = 'rokhas.letterKeys'
const OFF = 'off'

function kept(): boolean {
  try {
    return localStorage.getItem(KEPT_AS) !== OFF
  } catch {
    return true // a browser that keeps nothing: as usual
  }
}

let on = kept()
const watching = new Set<() => void>()

function turn(next: boolean): void {
  on = next
  try {
    if (next) localStorage.removeItem(KEPT_AS)
    else localStorage.setItem(KEPT_AS, OFF)
  } catch {
    // the choice lasts as long as the page
  }
  for (const told of watching) told()
}

function watch(told: () => void): () => void {
  watching.add(told)
  return () => watching.delete(told)
}

/**
 * Whether a letter, a digit or a sign acts by itself, and its switch, kept in this browser: whoever speaks to the machine
 * or whose hand slips must be able to turn such keys off (WCAG 2.1.4).
 */
export function useLetterKeys() {
  return [useSyncExternalStore(watch, () => on), turn] as const
}

/** Whatever is typed there is no order; a dialog that is a part of the page, such as a piece read beside, takes no order away. */
const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  target.closest(
    'input:not([type="checkbox"]), textarea, select, [contenteditable], [role="dialog"], dialog:not([role="region"])',
  ) !== null

/** A key pressed alone, wherever the focus is but in a field or a question; those that write a sign only while they are on. */
export function useKeyPress(onPress: (event: KeyboardEvent) => void): void {
  const now = useRef(onPress)
  useEffect(() => {
    now.current = onPress
  })
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return
      const writes = [...event.key].length === 1
      if (on || !writes) now.current(event)
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [])
}
