import { useFilingWords } from '../../../text/useFilingWords.ts'
import { usePreCheckWords } from '../../../text/usePreCheckWords.ts'
import { ASKED_AS, choiceOf } from '../facts.ts'
import classes from '../filing.module.css'
import { useFactWords } from '../useFactWords.ts'
import type { AnswerProps } from './FactQuestion.tsx'

/** A few answers, one press each; « je ne sais pas » goes on and leaves the question open. */
export function ChoiceAnswers({ fact, value, onSay, onNext }: AnswerProps) {
  const check = usePreCheckWords()
  const { choiceName } = useFactWords()
  const asked = ASKED_AS[fact]
  const answer = (given: AnswerProps['value']) => {
    onSay(given)
    onNext(given)
  }
  const choices =
    asked.kind === 'choice'
      ? asked.values.map((one) => ({
          id: String(one),
          name: choiceName(fact, one),
          value: choiceOf(fact, String(one)),
        }))
      : [
          { id: 'yes', name: check('yesOrNo.yes'), value: true },
          { id: 'no', name: check('yesOrNo.no'), value: false },
        ]
  return (
    <ul className={classes.choices}>
      {choices.map(({ id, name, value: given }) => (
        <li key={id}>
          <button type="button" aria-pressed={given === value} onClick={() => answer(given)}>
            {name}
          </button>
        </li>
      ))}
      <li>
        <button type="button" onClick={() => onNext()}>
          <Unsaid said={value !== null} />
        </button>
      </li>
    </ul>
  )
}

/** Not known; or going on with what was said. */
function Unsaid({ said }: { readonly said: boolean }) {
  const say = useFilingWords()
  const check = usePreCheckWords()
  return <span className={classes.muted}>{said ? say('next') : check('unknown')}</span>
}
