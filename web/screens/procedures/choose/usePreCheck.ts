import { useSearch } from '@tanstack/react-router'
import { type Path, preCheck, testedProcedure } from '../../../../api/contract/procedures/preCheck/preCheck.ts'
import { QUESTIONS, type Question } from '../../../../api/contract/procedures/preCheck/questionNames.ts'
import { type Answers, isAnswer } from '../../../../api/contract/procedures/preCheck/questions.ts'
import { type Problem, problemOf } from '../../../api/problem.ts'
import { useProcedure } from '../procedureQueries.ts'
import type { ChooseSearch } from './chooseSearch.ts'
import { usePlace } from './usePlace.ts'

/** Of an address, only what answers its question. */
export const answersOf = (search: ChooseSearch): Answers =>
  Object.fromEntries(
    QUESTIONS.flatMap((question) =>
      isAnswer(question, search[question]) ? [[question, search[question]] as const] : [],
    ),
  )

export type Asked = {
  readonly search: ChooseSearch
  readonly answers: Answers
  readonly path: Path
  /** The question shown; null when the answer is. */
  readonly shown: Question | null
}

type State =
  | { readonly kind: 'waiting' }
  | { readonly kind: 'failed'; readonly problem: Problem; readonly retry: () => void }
  | { readonly kind: 'asked'; readonly asked: Asked }

/** Where the address stands in the questions, once what its answers name has been looked up. */
export const usePreCheck = (): State => useAnswered(useSearch({ from: '/demarches/choisir' }))

/** The same for answers that another address carries. */
export function useAnswered(search: ChooseSearch): State {
  const answers = answersOf(search)
  const place = usePlace(answers.place)
  const tested = useProcedure(testedProcedure(answers) ?? undefined)
  const failed = [place, tested].find(({ error }) => error !== null)
  // a commune that the address invents is a place nobody said
  if (failed && problemOf(failed.error).status !== 404)
    return { kind: 'failed', problem: problemOf(failed.error), retry: () => void failed.refetch() }
  if (place.isLoading || tested.isLoading) return { kind: 'waiting' }
  const path = preCheck(answers, { commune: place.data?.kind ?? null, tests: tested.data?.tests ?? [] })
  return { kind: 'asked', asked: { search, answers, path, shown: shownOf(search, path) } }
}

const shownOf = ({ at }: ChooseSearch, { answered, open }: Path): Question | null =>
  at !== undefined && answered.includes(at) ? at : open
