import { QUESTIONS, type Question } from '../../../../api/contract/procedures/preCheck/questionNames.ts'
import { isIdentifier } from '../../dossiers/dossierSearch.ts'

export type ChooseSearch = { readonly [Q in Question]?: string | undefined } & {
  /** A question shown again though it was answered. */
  readonly at?: Question | undefined
  /** The draft whose procedure is looked for. */
  readonly dossier?: string | undefined
}

const isQuestion = (value: unknown): value is Question => QUESTIONS.some((question) => question === value)

/** Every answer is in the address; the screen drops what does not answer its question. */
export function parseChooseSearch(search: Record<string, unknown>): ChooseSearch {
  const answers = QUESTIONS.flatMap((question) => {
    const text = search[question]
    return typeof text === 'string' || typeof text === 'number' ? [[question, String(text)] as const] : []
  })
  return {
    ...Object.fromEntries(answers),
    ...(isQuestion(search.at) && { at: search.at }),
    ...(isIdentifier(search.dossier) && { dossier: search.dossier }),
  }
}

/** The address after an answer: another intention makes the former answers void. */
export const withAnswer = (search: ChooseSearch, question: Question, text: string): ChooseSearch =>
  question === 'want' && search.want !== text
    ? { want: text, dossier: search.dossier }
    : { ...search, [question]: text, at: undefined }
