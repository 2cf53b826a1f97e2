import { useCallback, useState } from 'react'
import { useAgencyLayers, useLayersAgain } from '../layers/layerQueries.ts'
import { useShownLayers } from './useShownLayers.ts'

/** The layers of agencies on a map: which there are, which are shown, and whose server answers badly. */
export function useAgencyOnMap() {
  const { data, isError } = useAgencyLayers()
  const { shown, show } = useShownLayers()
  const again = useLayersAgain()
  const [failed, setFailed] = useState<ReadonlySet<string>>(new Set())
  const onFault = useCallback(
    (id: string, fails: boolean) =>
      setFailed((before) => {
        if (before.has(id) === fails) return before
        // the list says what is wrong, and since when
        queueMicrotask(() => void again())
        return new Set(fails ? [...before, id] : [...before].filter((other) => other !== id))
      }),
    [again],
  )
  const [cut, setCut] = useState<ReadonlySet<string>>(new Set())
  const onCut = useCallback(
    (id: string, isCut: boolean) =>
      setCut((before) =>
        before.has(id) === isCut
          ? before
          : new Set(isCut ? [...before, id] : [...before].filter((other) => other !== id)),
      ),
    [],
  )
  return { layers: data, unread: isError && !data, failed, shown, onShow: show, onFault, cut, onCut }
}
