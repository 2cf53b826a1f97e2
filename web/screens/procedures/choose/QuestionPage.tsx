import { Link, useNavigate } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { Question } from '../../../../api/contract/procedures/preCheck/questionNames.ts'
import { isChoiceQuestion, isFigureQuestion } from '../../../../api/contract/procedures/preCheck/questions.ts'
import { usePreCheckWords } from '../../../text/usePreCheckWords.ts'
import { ActivityForm } from './ActivityForm.tsx'
import { ChoiceList } from './ChoiceList.tsx'
import classes from './choose.module.css'
import { withAnswer } from './chooseSearch.ts'
import { FigureForm } from './FigureForm.tsx'
import { Heading } from './Heading.tsx'
import { PlaceForm } from './PlaceForm.tsx'
import { UsesForm } from './UsesForm.tsx'
import type { Asked } from './usePreCheck.ts'

/** What a form of a question is given: the answer there already is, and where to put the new one. */
export type FormProps = { readonly answer: string | undefined; readonly onAnswer: (text: string) => void }

type QuestionPageProps = {
  readonly question: Question
  readonly asked: Asked
  readonly moved: boolean
}

/** One question, why it is asked, and its answers. */
export function QuestionPage({ question, asked, moved }: QuestionPageProps) {
  const say = usePreCheckWords()
  const hint = hintOf(question)
  return (
    <section className={classes.question}>
      <Heading moved={moved}>{say(`questions.${question}`)}</Heading>
      {hint && <p className={classes.hint}>{say(hint)}</p>}
      <AnswersOf question={question} asked={asked} />
      <BackLink question={question} asked={asked} />
    </section>
  )
}

const WITHOUT_HINT = ['want', 'repair', 'divide', 'site', 'finish', 'alcohol'] as const
type Unexplained = (typeof WITHOUT_HINT)[number]
const isUnexplained = (question: Question): question is Unexplained => WITHOUT_HINT.some((one) => one === question)
const hintOf = (question: Question) => (isUnexplained(question) ? null : (`hints.${question}` as const))

function AnswersOf({ question, asked: { search, answers } }: Pick<QuestionPageProps, 'question' | 'asked'>): ReactNode {
  const navigate = useNavigate({ from: '/demarches/choisir' })
  const form: FormProps = {
    answer: answers[question],
    onAnswer: (text) => void navigate({ search: withAnswer(search, question, text) }),
  }
  if (isChoiceQuestion(question)) return <ChoiceList question={question} search={search} answer={answers[question]} />
  if (isFigureQuestion(question)) return <FigureForm question={question} {...form} />
  if (question === 'uses') return <UsesForm {...form} />
  return question === 'place' ? <PlaceForm {...form} /> : <ActivityForm {...form} />
}

/** The question before this one, with the answer it was given. */
function BackLink({ question, asked: { search, path } }: Pick<QuestionPageProps, 'question' | 'asked'>) {
  const say = usePreCheckWords()
  const at = path.answered.indexOf(question)
  const before = path.answered.at(at < 0 ? -1 : at - 1)
  if (before === undefined || at === 0) return null
  return (
    <Link to="/demarches/choisir" search={{ ...search, at: before }} className={classes.back}>
      {say('back')}
    </Link>
  )
}
