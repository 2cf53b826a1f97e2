import { useEffect, useState } from 'react'

/** Whether an element is seen, inside whatever scrolls around it. */
export function useOnScreen<E extends Element>() {
  const [element, ref] = useState<E | null>(null)
  const [isOnScreen, setOnScreen] = useState(false)
  useEffect(() => {
    if (!element) return
    const watch = new IntersectionObserver((entries) => setOnScreen(entries.at(-1)?.isIntersecting ?? false))
    watch.observe(element)
    return () => watch.disconnect()
  }, [element])
  return { ref, isOnScreen }
}
