import { useEffect, useRef } from 'react'

/** Moves the focus to the heading of what has just replaced the former step, so that it is read out. Not on first load. */
export function useArrival<E extends HTMLElement>(step: string) {
  const heading = useRef<E>(null)
  const former = useRef(step)
  useEffect(() => {
    if (former.current === step) return
    former.current = step
    heading.current?.focus()
  }, [step])
  return heading
}
