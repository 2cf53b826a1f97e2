import { useEffect, useRef, useState } from 'react'

/**
 * What was just done, said where the focus then goes: the button that did it may be gone with its line, and whoever works
 * with the keyboard would be thrown back to the top of the page.
 */
export function useSaid() {
  const [said, setSaid] = useState({ text: '' })
  const place = useRef<HTMLParagraphElement>(null)
  useEffect(() => {
    if (said.text !== '') place.current?.focus()
  }, [said])
  return { text: said.text, place, tell: (text: string) => setSaid({ text }) }
}
