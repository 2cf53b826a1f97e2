import { useMediaQuery } from '@mantine/hooks'
import { useWords } from '../../text/words.ts'

type Padding = readonly [number, number, number, number]

const PANEL_PX = 460
const SHEET_SHARE = 0.5

/** A phone's width: the sheet is then at the bottom of the map. */
export const useNarrow = (): boolean =>
  useMediaQuery('(width < 48rem)', undefined, { getInitialValueInEffect: false }) ?? false

/** What floats over the map, as padding: top, right, bottom, left. */
export function useCovered(covered: 'start' | 'bottom' | undefined): Padding {
  const { language } = useWords()
  const narrow = useNarrow()
  if (covered === 'bottom' && narrow) return [0, 0, Math.round(window.innerHeight * SHEET_SHARE), 0]
  if (covered !== 'start' || narrow) return [0, 0, 0, 0]
  return language === 'ar' ? [0, PANEL_PX, 0, 0] : [0, 0, 0, PANEL_PX]
}
