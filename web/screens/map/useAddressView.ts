import { useRouter } from '@tanstack/react-router'
import { useCallback, useEffect, useRef, useState } from 'react'
import { COUNTRY_VIEW, parseView, type View, writeView } from './viewSearch.ts'

const REST_MS = 300

/**
 * What the map shows, kept in the address once the map has come to rest. The map is told a view of the address only
 * when someone else wrote it: an echo of its own, late and rounded, would pull it back.
 */
export function useAddressView(written: string | undefined, write: (view: string) => void) {
  const [view, setView] = useState<View>(() => parseView(written) ?? COUNTRY_VIEW)
  const last = useRef(written)
  const rest = useRef<ReturnType<typeof setTimeout>>(undefined)
  const leaving = useLeaving()

  useEffect(() => {
    if (written === undefined || written === last.current) return
    last.current = written
    setView(parseView(written) ?? COUNTRY_VIEW)
  }, [written])

  const onViewChange = useCallback(
    (next: View) => {
      setView(next)
      clearTimeout(rest.current)
      rest.current = setTimeout(() => {
        if (leaving()) return
        last.current = writeView(next)
        write(last.current)
      }, REST_MS)
    },
    [write, leaving],
  )
  useEffect(() => () => clearTimeout(rest.current), [])
  return { view, onViewChange }
}

/** Whether another page was asked for and is on its way: what is still shown must not call the person back to it. */
function useLeaving(): () => boolean {
  const router = useRouter()
  return useCallback(() => {
    const here = router.state.resolvedLocation?.pathname
    return here !== undefined && here !== router.latestLocation.pathname
  }, [router])
}
