import { Button } from '@mantine/core'
import type { Outcome } from '../../../../api/contract/procedures/preCheck/preCheck.ts'
import type { ProcedureSummary } from '../../../../api/contract/procedures/versions.ts'
import { problemOf } from '../../../api/problem.ts'
import { usePreCheckWords } from '../../../text/usePreCheckWords.ts'
import { useWords } from '../../../text/words.ts'
import { ButtonLink } from '../../../ui/ButtonLink.tsx'
import { Answers } from '../../../ui/Dialog.tsx'
import { Waiting } from '../../../ui/Waiting.tsx'
import { ProblemReport } from '../../frame/ProblemReport.tsx'
import { useProcedures } from '../procedureQueries.ts'
import classes from './choose.module.css'
import { Heading } from './Heading.tsx'
import { ProcedureAnswer } from './ProcedureAnswer.tsx'
import { Reasons } from './Reasons.tsx'
import { TrackAnswer } from './TrackAnswer.tsx'
import type { Asked } from './usePreCheck.ts'

type OutcomePageProps = {
  readonly outcome: Outcome
  readonly asked: Asked
  readonly moved: boolean
}

/** The answer: what is due and why, on which track, how long, and what will be asked. */
export function OutcomePage({ outcome, asked, moved }: OutcomePageProps) {
  const say = usePreCheckWords()
  const { data, error, refetch } = useProcedures()
  if (error) return <ProblemReport problem={problemOf(error)} onRetry={() => void refetch()} />
  if (!data) return <Waiting lines={[24, 40, 80, 120, 120]} />
  const named = outcome.procedures.flatMap((code) => data.procedures.filter((one) => one.code === code))
  const shared = { track: outcome.track?.outcome ?? null, place: asked.answers.place }
  const located = outcome.track !== null || asked.answers.want === 'divide' || asked.answers.want === 'learn'
  return (
    <article className={classes.outcome}>
      <p className={classes.need} data-need={outcome.need}>
        {say(`outcome.${outcome.need}`)}
      </p>
      <Headline outcome={outcome} procedures={named} moved={moved} />
      <Reasons reasons={outcome.reasons} />
      {outcome.track && outcome.project && <TrackAnswer found={outcome.track} code={outcome.procedures[0] ?? ''} />}
      {outcome.need === 'nothing' && <h2>{say('outcome.nothingOther')}</h2>}
      {outcome.procedures.map((code, index) => (
        <ProcedureAnswer
          key={code}
          code={code}
          {...shared}
          alone={outcome.procedures.length === 1}
          first={index === 0}
        />
      ))}
      {outcome.besides.length > 0 && <h2>{say('outcome.besides')}</h2>}
      {outcome.besides.map((code) => (
        <ProcedureAnswer key={code} code={code} {...shared} alone={false} first={false} />
      ))}
      <Answers>
        {located && (
          <ButtonLink to="/verifier" search={{}} variant="default" size="md">
            {say('outcome.locate')}
          </ButtonLink>
        )}
        <Button variant="default" size="md" onClick={() => window.print()}>
          {say('outcome.print')}
        </Button>
      </Answers>
    </article>
  )
}

type HeadlineProps = Pick<OutcomePageProps, 'outcome' | 'moved'> & {
  readonly procedures: readonly ProcedureSummary[]
}

function Headline({ outcome: { need, procedures: codes }, procedures, moved }: HeadlineProps) {
  const say = usePreCheckWords()
  const { nameOf } = useWords()
  const [first] = procedures
  const name = first ? nameOf(first) : ''
  const title = () => {
    if (need === 'nothing') return say('outcome.nothingTitle')
    if (need === 'undecided')
      return codes.length === 1 ? say('outcome.placeTitle', { name }) : say('outcome.undecidedTitle')
    return name
  }
  return <Heading moved={moved}>{title()}</Heading>
}
