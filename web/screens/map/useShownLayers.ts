import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback, useState } from 'react'
import { parseShown, type ShownLayer, writeShown } from '../../map/agency/choice.ts'

const KEPT = 'rokhas.layers'

/** A browser that keeps nothing still shows layers. */
function kept(): readonly ShownLayer[] {
  try {
    return parseShown(localStorage.getItem(KEPT)) ?? []
  } catch {
    return []
  }
}

function keep(shown: readonly ShownLayer[]): void {
  try {
    localStorage.setItem(KEPT, writeShown(shown))
  } catch {
    // a browser that keeps nothing: the address still says it
  }
}

/** The layers of agencies that are shown: those of the link, else those this browser showed last. */
export function useShownLayers() {
  const { couches } = useSearch({ strict: false }) as { readonly couches?: string }
  const navigate = useNavigate()
  const [shown, setShown] = useState<readonly ShownLayer[]>(() => parseShown(couches) ?? kept())
  const show = useCallback(
    (next: readonly ShownLayer[]) => {
      setShown(next)
      keep(next)
      const written = writeShown(next)
      // an address that does not take it drops it
      void navigate({
        to: '.',
        search: ((now: object) => ({ ...now, couches: written || undefined })) as never,
        replace: true,
      })
    },
    [navigate],
  )
  return { shown, show }
}
