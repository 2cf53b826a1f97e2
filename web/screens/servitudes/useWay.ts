import { type Dispatch, useEffect, useState } from 'react'
import type { ServitudeAnswer } from '../../../api/contract/servitudes.ts'
import type { OutlineAction } from '../../map/draw/outline.ts'
import { generatorDraft, type Way } from './servitudeDraft.ts'

/** How the ground is given. Another way begins another drawing; the generator that is there is where its own begins. */
export function useWay(shown: ServitudeAnswer | null, isWriting: boolean, dispatch: Dispatch<OutlineAction>) {
  const [way, setWay] = useState<Way>('line')
  const choose = (next: Way) => {
    setWay(next)
    const there = shown && generatorDraft(shown)
    if (there?.way === next) dispatch({ type: 'load', draft: there.draft })
    else dispatch({ type: 'clear' })
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: the form that opens or shuts is the one reason to begin anew
  useEffect(() => {
    setWay(shown ? 'keep' : 'line')
    dispatch({ type: 'clear' })
  }, [isWriting, shown?.id])
  return [way, choose] as const
}
