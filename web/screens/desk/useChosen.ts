import { useCallback, useMemo, useState } from 'react'
import type { QueuedDossier } from '../../../api/contract/queue.ts'

export type ChosenDossiers = ReturnType<typeof useChosen>

/** Two hundred at once, as the service takes them. */
export const MOST_CHOSEN = 200

/** The dossiers chosen to act upon, as the list last showed them: a filter that hides them lets none go unsaid. */
export function useChosen(shown: readonly QueuedDossier[]) {
  const [kept, setKept] = useState<ReadonlyMap<string, QueuedDossier>>(new Map())
  const toggle = useCallback(
    (dossier: QueuedDossier) =>
      setKept((now) => {
        const next = new Map(now)
        if (!next.delete(dossier.id) && next.size < MOST_CHOSEN) next.set(dossier.id, dossier)
        return next
      }),
    [],
  )
  const set = useCallback(
    (dossiers: readonly QueuedDossier[]) =>
      setKept(new Map(dossiers.slice(0, MOST_CHOSEN).map((dossier) => [dossier.id, dossier]))),
    [],
  )
  const fresh = useMemo(() => new Map(shown.map((dossier) => [dossier.id, dossier])), [shown])
  const dossiers = useMemo(() => [...kept.values()].map((one) => fresh.get(one.id) ?? one), [kept, fresh])
  const ids = useMemo(() => new Set(kept.keys()), [kept])
  return { ids, dossiers, toggle, set }
}
