import { plain, typedNumber } from '../../../text/figures.ts'
import { usePreCheckWords } from '../../../text/usePreCheckWords.ts'
import type { Asked } from '../facts.ts'
import { useFactWords } from '../useFactWords.ts'
import type { AnswerProps } from './FactQuestion.tsx'
import { TypedAnswer } from './TypedAnswer.tsx'

type FigureAnswerProps = AnswerProps & { readonly asked: Asked & { readonly kind: 'figure' } }

/** A height, an area, a count: as people write it. */
export function FigureAnswer({ asked, ...answer }: FigureAnswerProps) {
  const say = usePreCheckWords()
  const { factName, unitName } = useFactWords()
  const { whole, most, unit } = asked
  const name = factName(answer.fact)
  const read = (text: string) => {
    const value = typedNumber(text)
    if (value === null || value < 0 || (whole && !Number.isInteger(value)))
      return { ok: false as const, fault: say(whole ? 'whole' : 'figure') }
    if (value > most) return { ok: false as const, fault: say('tooLarge', { most: plain(most) }) }
    return { ok: true as const, value }
  }
  return (
    <TypedAnswer
      {...answer}
      key={answer.fact}
      written={answer.value === null ? '' : plain(Number(answer.value)).replaceAll(/\s/g, '')}
      read={read}
      field={{
        label: name,
        inputMode: whole ? 'numeric' : 'decimal',
        ...(unit && {
          rightSection: <span aria-hidden="true">{unitName(unit)}</span>,
          rightSectionWidth: 64,
          rightSectionPointerEvents: 'none' as const,
          'aria-label': `${name} (${unitName(unit)})`,
        }),
      }}
    />
  )
}
