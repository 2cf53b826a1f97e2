import type { FigureUnit } from '../../contract/regulation/figures.ts'

/** How a file writes the unit of a figure. */
export const UNIT_SIGNS: Readonly<Record<FigureUnit, string>> = {
  m2: 'm²',
  m: 'm',
  share: '0..1',
  ratio: '×',
  levels: 'niveaux',
  places: 'places/logement',
  m2_per_place: 'm²/place',
}
