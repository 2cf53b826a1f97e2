import { Link } from '@tanstack/react-router'
import { CHOICES, type ChoiceQuestion, type Want } from '../../../../api/contract/procedures/preCheck/questions.ts'
import { usePreCheckWords } from '../../../text/usePreCheckWords.ts'
import classes from './choose.module.css'
import { type ChooseSearch, withAnswer } from './chooseSearch.ts'
import { useChoiceWords } from './useChoiceWords.ts'

type ChoiceListProps = {
  readonly question: ChoiceQuestion
  readonly search: ChooseSearch
  readonly answer: string | undefined
}

const ECONOMIC: readonly Want[] = ['trade', 'occupy', 'trench', 'antenna', 'sign', 'event', 'transfer']
const isEconomic = (choice: string) => ECONOMIC.some((want) => want === choice)

/** Answers as links, one press each: the keyboard, the wheel and « open in a new tab » work as on any page. */
export function ChoiceList({ question, search, answer }: ChoiceListProps) {
  const say = usePreCheckWords()
  const choices: readonly string[] = CHOICES[question]
  const shown = question === 'around' && isCode(search.place) ? choices.filter((choice) => choice !== 'urban') : choices
  if (question !== 'want') return <Choices choices={shown} {...{ question, search, answer }} />
  return (
    <div className={classes.groups}>
      <section>
        <h2>{say('urban')}</h2>
        <Choices choices={choices.filter((choice) => !isEconomic(choice))} {...{ question, search, answer }} />
      </section>
      <section>
        <h2>{say('economic')}</h2>
        <Choices choices={choices.filter(isEconomic)} {...{ question, search, answer }} />
      </section>
    </div>
  )
}

const isCode = (place: string | undefined) => place !== undefined && /^\d/.test(place)

function Choices({ question, search, answer, choices }: ChoiceListProps & { readonly choices: readonly string[] }) {
  const { nameOf, hintOf } = useChoiceWords()
  return (
    <ul className={classes.choices}>
      {choices.map((choice) => (
        <li key={choice}>
          <Link
            to="/demarches/choisir"
            search={withAnswer(search, question, choice)}
            data-chosen={choice === answer || undefined}
            aria-current={choice === answer ? 'true' : undefined}
          >
            <span>
              <b>{nameOf(question, choice)}</b>
              {hintOf(question, choice) && <small>{hintOf(question, choice)}</small>}
            </span>
          </Link>
        </li>
      ))}
    </ul>
  )
}
