import type { RegulationCell, RegulationColumn } from '../../../api/contract/regulation/cells.ts'
import { FIGURES, type FigureFault, type FigureUnit, figureFault } from '../../../api/contract/regulation/figures.ts'
import { plain, typedNumber } from '../../text/figures.ts'
import type { Language } from '../../text/language.ts'
import type { useRegulationWords } from '../../text/useRegulationWords.ts'

export type Say = ReturnType<typeof useRegulationWords>

export const isFigure = (column: RegulationColumn) =>
  column !== 'buildable' && column !== 'uses' && column !== 'conditions'

/** In what a column is counted; null for what is no figure. */
export const unitOf = (column: RegulationColumn): FigureUnit | null =>
  column === 'buildable' || column === 'uses' || column === 'conditions' ? null : FIGURES[column].unit

/** What a cell says, in a few letters; empty where the règlement says nothing. */
export function cellText(cell: RegulationCell | null, say: Say, language: Language): string {
  if (!cell) return ''
  if (cell.what === 'buildable') return say(cell.buildable ? 'yes' : 'no')
  if (cell.what === 'figure') return cell.value === null ? say('notPublished') : exact(cell.value)
  if (cell.what === 'conditions') return (language === 'ar' ? cell.ar : cell.fr) ?? cell.fr ?? cell.ar ?? ''
  return say('usesShort', { permitted: cell.permitted?.length ?? 0, forbidden: cell.forbidden?.length ?? 0 })
}

/** Never rounded: what is shown is what decides. */
export const exact = (value: number): string =>
  Number(value.toFixed(2)) === value ? plain(value) : String(value).replace('.', ',')

/** The same with the article and the printed words, for a list of differences. */
export function cellInFull(cell: RegulationCell | null, say: Say, language: Language): string {
  const text = cellText(cell, say, language) || say('nothing')
  if (cell?.what !== 'figure') return text
  const more = [cell.article, cell.printed && `« ${cell.printed} »`].filter(Boolean)
  return more.length > 0 ? `${text} (${more.join(', ')})` : text
}

export type TypedFault = FigureFault | 'number' | 'buildable' | 'panel'
export type Typed = { readonly cell: RegulationCell | null } | { readonly fault: TypedFault }

const NOT_PUBLISHED = /^(n\.?p\.?|غ\.?\s?م\.?|\?)$/i
const YES = /^(oui|yes|o|نعم)$/i
const NO = /^(non|no|n|لا)$/i

/** What was typed or pasted into a cell, beside what it said before: a new figure keeps its article, not its printed words. */
export function typedCell(column: RegulationColumn, text: string, former: RegulationCell | null): Typed {
  const typed = text.trim()
  if (column === 'uses' || column === 'conditions') return { fault: 'panel' }
  if (typed === '') return { cell: null }
  if (column === 'buildable') {
    if (YES.test(typed)) return { cell: { what: 'buildable', buildable: true } }
    return NO.test(typed) ? { cell: { what: 'buildable', buildable: false } } : { fault: 'buildable' }
  }
  const article = former?.what === 'figure' ? former.article : null
  if (NOT_PUBLISHED.test(typed)) return { cell: { what: 'figure', value: null, article, printed: null } }
  const value = figureTyped(typed)
  if (value === null) return { fault: 'number' }
  const fault = figureFault(column, value)
  if (fault) return { fault }
  const printed = former?.what === 'figure' && former.value === value ? former.printed : null
  return { cell: { what: 'figure', value, article, printed } }
}

/** A number, a percentage as the share it is, or levels as they are printed (R+2 is 3). */
export function figureTyped(text: string): number | null {
  const [, levels] = /^R\s*\+\s*(\d+)$/i.exec(text) ?? []
  if (levels !== undefined) return Number(levels) + 1
  if (!text.endsWith('%')) return typedNumber(text)
  const percent = typedNumber(text.slice(0, -1))
  return percent === null ? null : Number((percent / 100).toFixed(6))
}
