import { printedDay, typedDay } from '../../../text/figures.ts'
import { useFilingWords } from '../../../text/useFilingWords.ts'
import { useFactWords } from '../useFactWords.ts'
import type { AnswerProps } from './FactQuestion.tsx'
import { TypedAnswer } from './TypedAnswer.tsx'

/** A day typed as it is printed, 24/11/2026. */
export function DayAnswer(answer: AnswerProps) {
  const say = useFilingWords()
  const { factName } = useFactWords()
  const read = (text: string) => {
    const day = typedDay(text)
    return day === null ? { ok: false as const, fault: say('project.dayFault') } : { ok: true as const, value: day }
  }
  return (
    <TypedAnswer
      {...answer}
      key={answer.fact}
      written={answer.value === null ? '' : printedDay(String(answer.value))}
      read={read}
      field={{
        label: factName(answer.fact),
        dir: 'ltr',
        inputMode: 'numeric',
        placeholder: '24/11/2026',
        maxLength: 10,
      }}
    />
  )
}
