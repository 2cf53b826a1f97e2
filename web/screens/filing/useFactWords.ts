import { type Fact, type Project, USES } from '../../../api/contract/procedures/project.ts'
import { plain, printedDay } from '../../text/figures.ts'
import { filingFr } from '../../text/fr/filing.ts'
import { preCheckFr } from '../../text/fr/preCheck.ts'
import { useFilingWords } from '../../text/useFilingWords.ts'
import { usePreCheckWords } from '../../text/usePreCheckWords.ts'
import { ASKED_AS, type Unit } from './facts.ts'

type Word = Parameters<ReturnType<typeof useFilingWords>>[0]
type CheckWord = Parameters<ReturnType<typeof usePreCheckWords>>[0]

const has = (words: object, key: string) => key in words

/** What facts are called, asked and answered: the pre-check's own words where it asks the same. */
export function useFactWords() {
  const say = useFilingWords()
  const check = usePreCheckWords()
  // a fact is named by one of the two tables of words, which the tests compare in both languages
  const word = (path: string) => say(path as Word)
  const checkWord = (path: string) => check(path as CheckWord)
  const of = (part: 'facts' | 'questions', fact: Fact) =>
    has(filingFr[part], fact) ? word(`${part}.${fact}`) : checkWord(`${part}.${fact}`)
  const hintOf = (fact: Fact): string | null => {
    if (has(filingFr.hints, fact)) return word(`hints.${fact}`)
    return has(preCheckFr.hints, fact) ? checkWord(`hints.${fact}`) : null
  }
  const unitName = (unit: Unit) => (unit === 'm' ? check('units.heightM') : say(`units.${unit}`))
  const choiceName = (fact: Fact, value: string | number): string => {
    if (fact === 'works') return word(`works.${value}`)
    return fact === 'landTitle' ? word(`landTitles.${value}`) : checkWord(`choices.${fact}.${value}`)
  }
  const valueText = (fact: Fact, value: Project[Fact]): string => {
    const asked = ASKED_AS[fact]
    if (value === null) return say('project.unanswered')
    if (typeof value === 'boolean') return check(value ? 'yesOrNo.yes' : 'yesOrNo.no')
    if (Array.isArray(value))
      return USES.filter((use) => value.includes(use))
        .map((use) => check(`uses.${use}`))
        .join(' · ')
    if (asked.kind === 'choice') return choiceName(fact, value)
    if (asked.kind === 'day') return printedDay(String(value))
    if (asked.kind !== 'figure') return String(value)
    return asked.unit ? `${plain(Number(value))}\u00a0${unitName(asked.unit)}` : plain(Number(value))
  }
  return {
    factName: (fact: Fact) => of('facts', fact),
    question: (fact: Fact) => of('questions', fact),
    hintOf,
    unitName,
    choiceName,
    valueText,
  }
}
