import { useFilingWords } from '../../../text/useFilingWords.ts'
import { useFactWords } from '../useFactWords.ts'
import type { AnswerProps } from './FactQuestion.tsx'
import { TypedAnswer } from './TypedAnswer.tsx'

const LONGEST = 40

/** Letters and figures as a register writes them. */
export function TextAnswer(answer: AnswerProps) {
  const say = useFilingWords()
  const { factName } = useFactWords()
  const read = (text: string) =>
    text.trim() === ''
      ? { ok: false as const, fault: say('project.textFault') }
      : { ok: true as const, value: text.trim() }
  return (
    <TypedAnswer
      {...answer}
      key={answer.fact}
      written={String(answer.value ?? '')}
      read={read}
      field={{ label: factName(answer.fact), dir: 'ltr', maxLength: LONGEST, spellCheck: false }}
    />
  )
}
