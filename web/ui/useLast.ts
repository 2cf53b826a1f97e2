import { useState } from 'react'

/** The last of many things: those before stay folded until they are asked for, and are never folded for one. */
export function useLast<T>(things: readonly T[], most: number) {
  const [open, setOpen] = useState(false)
  const folded = things.length > most + 1 ? things.length - most : 0
  return { shown: open ? things : things.slice(folded), folded, open, toggle: () => setOpen(!open) }
}
