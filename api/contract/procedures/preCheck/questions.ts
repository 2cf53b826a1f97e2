import { USES } from '../project.ts'
import type { Question } from './questionNames.ts'

/** What somebody may want to do, as people say it; each leads to its own questions. */
export const WANTS = [
  'build',
  'enlarge',
  'modify',
  'repair',
  'demolish',
  'regularise',
  'divide',
  'site',
  'finish',
  'learn',
  'change_use',
  'trade',
  'occupy',
  'trench',
  'antenna',
  'sign',
  'event',
  'transfer',
] as const
export type Want = (typeof WANTS)[number]

/** Not known, or not yet: an answer like another, and never the end of the road. */
export const UNKNOWN = 'unknown'

const YES_OR_NO = ['yes', 'no', UNKNOWN] as const

/** Questions answered by one of a few, and these answers in the order they are shown. */
export const CHOICES = {
  want: WANTS,
  /** Where the land is, of a rural commune or one that was not said; `urban` only of the latter. */
  around: ['urban', 'lotissement', 'centre', 'periphery', 'transport', 'shore', 'special', 'none', UNKNOWN],
  repair: ['unchanged', 'structure', 'larger', UNKNOWN],
  divide: ['built', 'bare', 'houses', 'changed'],
  site: ['open', 'close'],
  finish: ['housing', 'other', 'lotissement', 'lotissement_year', 'lotissement_part'],
  alcohol: ['no', 'yes', UNKNOWN],
  classed: ['none', '3', '2', '1', UNKNOWN],
  publicOwner: YES_OR_NO,
  openToPublic: YES_OR_NO,
  inReceivedLotissement: YES_OR_NO,
  industryClass: ['3', '2', '1', UNKNOWN],
} as const satisfies Record<string, readonly string[]>
export type ChoiceQuestion = keyof typeof CHOICES

/** Questions answered by a figure, and what it may be. */
export const FIGURES = {
  heightM: { whole: false, most: 500 },
  dwellings: { whole: true, most: 100_000 },
  commerceFloorM2: { whole: false, most: 1_000_000 },
  commerceHeightM: { whole: false, most: 500 },
  industryFloorM2: { whole: false, most: 1_000_000 },
  industryHeightM: { whole: false, most: 500 },
} as const satisfies Record<string, { readonly whole: boolean; readonly most: number }>
export type FigureQuestion = keyof typeof FIGURES

/** As an address writes them: one word, one figure, or a list. */
export type Answers = { readonly [Q in Question]?: string }

export const isChoiceQuestion = (question: Question): question is ChoiceQuestion => question in CHOICES
export const isFigureQuestion = (question: Question): question is FigureQuestion => question in FIGURES

const isUse = (text: string): text is (typeof USES)[number] => USES.some((use) => use === text)

/** What the building serves for, of a list as an address writes it. */
export const usesOf = (text: string): (typeof USES)[number][] => text.split(',').filter(isUse)

const isFigure = (question: FigureQuestion, text: string): boolean => {
  const { whole, most } = FIGURES[question]
  const value = Number(text)
  return /^\d+(\.\d+)?$/.test(text) && value <= most && (!whole || Number.isInteger(value))
}

/** Whether a text of an address answers the question. */
export function isAnswer(question: Question, text: unknown): text is string {
  if (typeof text !== 'string') return false
  if (isChoiceQuestion(question)) return CHOICES[question].some((choice) => choice === text)
  if (text === UNKNOWN) return true
  if (isFigureQuestion(question)) return isFigure(question, text)
  if (question === 'uses') return usesOf(text).length > 0
  return question === 'activity' ? /^\d{2}\.\d{2}$/.test(text) : /^\d{2}\.\d{3}\.\d{2}\.\d{2}\.?$/.test(text)
}
