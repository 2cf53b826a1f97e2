import type { SheetShape } from '../../../api/contract/remarks.ts'
import { fixed } from '../../text/figures.ts'
import { useSheetWords } from '../../text/useSheetWords.ts'
import { measured } from './measure.ts'

/** What a shape measures, as it is read: « 12,35 m ± 0,05 »; null for a shape that measures nothing. */
export function useMeasureWords(): (shape: SheetShape) => string | null {
  const say = useSheetWords()
  return (shape) => {
    const found = measured(shape)
    if (!found) return null
    const { value, within, unit } = found
    return say('measure.value', { value: fixed(value, 2), unit, within: fixed(Math.max(within, 0.01), 2) })
  }
}
