import { type RefObject, useRef, useState } from 'react'
import type { ProcedureDefinition } from '../../../../../api/contract/procedures/definition.ts'
import type { VersionDraft } from '../../../../../api/contract/procedures/drafting.ts'
import { useChange } from '../versionQueries.ts'
import { changeOf, dayFault, faultsIn, isSame, type Working, workingOf } from './working.ts'

type Written = {
  readonly draft: VersionDraft
  /** What the service has now; null when it does not answer. */
  readonly onReadAgain: () => Promise<VersionDraft | null>
}

/** What is typed, whether it holds, and what becomes of it; a save that comes second loses nothing. */
export function useWriting({ draft, onReadAgain }: Written) {
  const [working, setWorking] = useState(() => workingOf(draft))
  const [tried, setTried] = useState(false)
  const faultList: RefObject<HTMLHeadingElement | null> = useRef(null)
  const change = useChange(draft.id)
  const faults = faultsIn(working)
  const holds = faults.length === 0 && !dayFault(working, 'validFrom') && !dayFault(working, 'validTo')
  const save = (version: number) => {
    setTried(true)
    if (holds) change.mutate(changeOf(working, version), { onSuccess: (saved) => setWorking(workingOf(saved)) })
    else faultList.current?.focus()
  }
  const readAgain = async (keep: boolean) => {
    const now = await onReadAgain()
    if (!now) return
    change.reset()
    if (keep) save(now.version)
    else setWorking(workingOf(now))
  }
  return {
    ...{ working, setWorking, tried, faults, faultList, change, readAgain },
    save: () => save(draft.version),
    same: isSame(working, workingOf(draft)),
    define: (part: Partial<ProcedureDefinition>) =>
      setWorking((now: Working) => ({ ...now, definition: { ...now.definition, ...part } })),
  }
}
