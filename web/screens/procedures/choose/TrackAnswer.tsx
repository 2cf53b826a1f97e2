import type { Fact } from '../../../../api/contract/procedures/project.ts'
import type { Figure, TestAnswer, TrackFound, TrackTest } from '../../../../api/contract/procedures/trackTests.ts'
import { fixed, plain } from '../../../text/figures.ts'
import { usePreCheckWords } from '../../../text/usePreCheckWords.ts'
import { useWords } from '../../../text/words.ts'
import { useProcedure } from '../procedureQueries.ts'
import { RuleText, ToConfirm } from '../Rule.tsx'
import classes from './choose.module.css'

const TITLES = { gp: 'outcome.gp', pp: 'outcome.pp', undetermined: 'outcome.undetermined' } as const

/** The track, the test that decides, its figure and its limit; and every test one by one, for who wants to see. */
export function TrackAnswer({ found, code }: { readonly found: TrackFound; readonly code: string }) {
  const say = usePreCheckWords()
  const { nameOf } = useWords()
  const { factName } = useFactWords()
  const tests = useProcedure(code).data?.tests ?? []
  const deciding = tests.find((test) => test.code === found.decidedBy)
  const answer = found.answers.find((one) => one.code === found.decidedBy)
  const missing = found.missing.map(factName).join(' · ')
  return (
    <section className={classes.part}>
      <h2>{say(TITLES[found.outcome])}</h2>
      {deciding && (
        <div>
          <p>
            {say('outcome.decidedBy', { name: nameOf(deciding) })} <ToConfirm sureness={deciding.rule.sureness} />
          </p>
          {answer && <Figures figures={answer.figures} strong />}
          <RuleText rule={deciding.rule} />
        </div>
      )}
      {found.outcome === 'pp' && <p>{say('outcome.none', { n: tests.length })}</p>}
      {found.outcome === 'undetermined' && <p>{say('outcome.missing', { list: missing })}</p>}
      <details className={classes.tests}>
        <summary>{say('outcome.tests')}</summary>
        <ol>
          {tests.map((test) => (
            <TestLine key={test.code} test={test} answer={found.answers.find((one) => one.code === test.code)} />
          ))}
        </ol>
      </details>
    </section>
  )
}

type TestLineProps = { readonly test: TrackTest; readonly answer: TestAnswer | undefined }

function TestLine({ test, answer }: TestLineProps) {
  const say = usePreCheckWords()
  const { nameOf } = useWords()
  const met = answer?.met ?? null
  return (
    <li>
      {nameOf(test)} : <b>{say(met === null ? 'outcome.notKnown' : met ? 'outcome.met' : 'outcome.notMet')}</b>
      {answer && <Figures figures={answer.figures} />}
    </li>
  )
}

/** Facts of a project as they are called here. */
function useFactWords() {
  const say = usePreCheckWords()
  const factName = (fact: Fact): string => (isAsked(fact) ? say(`facts.${fact}`) : fact)
  const valued = (fact: Fact, value: number) =>
    isMeasured(fact) ? `${fixed(value, 2)}\u00a0${say(`units.${fact}`)}` : plain(value)
  return { factName, valued }
}

const MEASURED = ['heightM', 'commerceHeightM', 'industryHeightM', 'commerceFloorM2', 'industryFloorM2'] as const
const ASKED = [
  ...MEASURED,
  'dwellings',
  'publicOwner',
  'uses',
  'openToPublic',
  'industryClass',
  'inReceivedLotissement',
] as const
const isMeasured = (fact: Fact): fact is (typeof MEASURED)[number] => MEASURED.some((one) => one === fact)
const isAsked = (fact: Fact): fact is (typeof ASKED)[number] => ASKED.some((one) => one === fact)

type FiguresProps = { readonly figures: readonly Figure[]; readonly strong?: boolean }

function Figures({ figures, strong = false }: FiguresProps) {
  const say = usePreCheckWords()
  const { factName, valued } = useFactWords()
  const compared = ({ value, limit }: Figure) => (value > limit ? 'over' : value < limit ? 'under' : 'at')
  return figures.map((figure) => (
    <p key={figure.fact} className={strong && compared(figure) !== 'under' ? classes.deciding : classes.figure}>
      {say(`outcome.${compared(figure)}`, {
        fact: factName(figure.fact),
        value: valued(figure.fact, figure.value),
        limit: valued(figure.fact, figure.limit),
      })}
    </p>
  ))
}
