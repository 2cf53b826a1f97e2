import type { Bilingual } from '../../spatial/bilingual.ts'
import type { StateLevel, StatePart, StatePartAnswer } from '../contract/state.ts'

type Figures = StatePartAnswer['figures']

/** One line of the page. */
export const said = (
  part: StatePart,
  level: StateLevel,
  sentence: Bilingual,
  figures: Figures = {},
): StatePartAnswer => ({
  part,
  level,
  sentence,
  figures,
})
