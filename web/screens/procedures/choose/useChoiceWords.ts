import type { ChoiceQuestion } from '../../../../api/contract/procedures/preCheck/questions.ts'
import { preCheckFr } from '../../../text/fr/preCheck.ts'
import { usePreCheckWords } from '../../../text/usePreCheckWords.ts'

type Word = Parameters<ReturnType<typeof usePreCheckWords>>[0]

const HINTS: Readonly<Record<string, Readonly<Record<string, string>> | undefined>> = preCheckFr.choiceHints

const isYesOrNo = (question: ChoiceQuestion) =>
  question === 'publicOwner' || question === 'openToPublic' || question === 'inReceivedLotissement'

/** What the answers of a question are called, and what explains them where something does. */
export function useChoiceWords() {
  const say = usePreCheckWords()
  // an answer is one of its question's own, whose words a test compares with the table of choices
  const word = (path: string) => say(path as Word)
  return {
    nameOf: (question: ChoiceQuestion, choice: string) =>
      word(isYesOrNo(question) ? `yesOrNo.${choice}` : `choices.${question}.${choice}`),
    hintOf: (question: ChoiceQuestion, choice: string): string | null =>
      HINTS[question]?.[choice] === undefined ? null : word(`choiceHints.${question}.${choice}`),
  }
}
