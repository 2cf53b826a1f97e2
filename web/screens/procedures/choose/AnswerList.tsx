import { Link } from '@tanstack/react-router'
import type { Question } from '../../../../api/contract/procedures/preCheck/questionNames.ts'
import {
  isChoiceQuestion,
  isFigureQuestion,
  UNKNOWN,
  usesOf,
} from '../../../../api/contract/procedures/preCheck/questions.ts'
import { useCommune } from '../../../api/queries.ts'
import { plain } from '../../../text/figures.ts'
import { usePreCheckWords } from '../../../text/usePreCheckWords.ts'
import { useWords } from '../../../text/words.ts'
import { FactList } from '../../../ui/FactList.tsx'
import { activityName, useActivity } from './activityQueries.ts'
import classes from './choose.module.css'
import { useChoiceWords } from './useChoiceWords.ts'
import type { Asked } from './usePreCheck.ts'

/** Everything answered so far, each with the way back to it. */
export function AnswerList({ asked: { search, answers, path, shown } }: { readonly asked: Asked }) {
  const say = usePreCheckWords()
  const told = path.answered.filter((question) => question !== shown)
  if (told.length === 0) return null
  return (
    <section className={classes.answers}>
      <h2>{say('answers')}</h2>
      <FactList
        facts={told.map((question) => ({
          term: say(`questions.${question}`),
          value: (
            <span className={classes.answer}>
              <bdi>
                <AnswerText question={question} text={answers[question] ?? ''} />
              </bdi>
              <Link
                to="/demarches/choisir"
                search={{ ...search, at: question }}
                aria-label={`${say('edit')} : ${say(`questions.${question}`)}`}
              >
                {say('edit')}
              </Link>
            </span>
          ),
        }))}
      />
      <Link to="/demarches/choisir" search={{ dossier: search.dossier }} className={classes.back}>
        {say('restart')}
      </Link>
    </section>
  )
}

function AnswerText({ question, text }: { readonly question: Question; readonly text: string }) {
  const say = usePreCheckWords()
  const { nameOf } = useChoiceWords()
  if (isChoiceQuestion(question)) return nameOf(question, text)
  if (text === UNKNOWN) return say('unknown')
  if (question === 'uses')
    return usesOf(text)
      .map((use) => say(`uses.${use}`))
      .join(' · ')
  if (question === 'place') return <PlaceName code={text} />
  if (question === 'activity') return <ActivityNameOf code={text} />
  const unit = question === 'dwellings' ? '' : `\u00a0${say(`units.${question}`)}`
  return isFigureQuestion(question) ? `${plain(Number(text))}${unit}` : text
}

function PlaceName({ code }: { readonly code: string }) {
  const { nameOf } = useWords()
  const { data } = useCommune(code)
  return data ? nameOf(data) : code
}

function ActivityNameOf({ code }: { readonly code: string }) {
  const { language } = useWords()
  const activity = useActivity(code)
  return activity ? `${activityName(activity, language)} (${code})` : code
}
