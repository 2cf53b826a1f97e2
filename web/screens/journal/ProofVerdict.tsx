import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { JournalProof } from '../../../api/contract/journal.ts'
import { useClient } from '../../api/queries.ts'
import { printedDay } from '../../text/figures.ts'
import { useJournalWords } from '../../text/useJournalWords.ts'
import { StatusBadge, type Tone } from '../../ui/StatusBadge.tsx'
import { Waiting } from '../../ui/Waiting.tsx'
import classes from './journal.module.css'
import { type Checked, checkProof, type Outcome, sealedEvent, stepsOf } from './proofReading.ts'
import { SealedEventFacts } from './SealedEventFacts.tsx'

type ProofVerdictProps = { readonly proof: JournalProof; readonly eventShown?: boolean }

/** What the browser itself finds of a proof: the verdict, every step, and the event the sealed text tells of. */
export function ProofVerdict({ proof, eventShown = true }: ProofVerdictProps) {
  const client = useClient()
  const check = useQuery({
    queryKey: ['checkProof', proof],
    queryFn: () => checkProof(proof, (day) => client.call('getJournalDay', { params: { day } })),
    networkMode: 'always', // the arithmetic needs no network; without one the published root is not compared
    gcTime: 0,
  })
  if (!check.data) return <Waiting lines={[28, 20, 20, 20, 20]} />
  const event = sealedEvent(proof)
  return (
    <div className={classes.verdict}>
      <div role="status">
        <Said checked={check.data} />
      </div>
      {check.data.stands === 'day' && check.data.published === 'not_compared' && (
        <div>
          <Button variant="default" loading={check.isFetching} onClick={() => void check.refetch()}>
            <TryAgain />
          </Button>
        </div>
      )}
      <Steps checked={check.data} />
      {eventShown && event && check.data.stands !== 'broken' && <SealedEventFacts event={event} text={proof.text} />}
    </div>
  )
}

const TryAgain = () => useJournalWords()('journal.tryAgain')

function Said({ checked }: { readonly checked: Checked }) {
  const say = useJournalWords()
  if (checked.stands === 'broken')
    return (
      <Line
        tone="fault"
        title={say('journal.broken')}
        text={say('journal.brokenAt', { step: say(`journal.stepNames.${checked.at}`) })}
      />
    )
  if (checked.stands === 'waiting')
    return <Line tone="attention" title={say('journal.incomplete')} text={say('journal.waits')} />
  if (checked.stands === 'batch')
    return (
      <Line
        tone="attention"
        title={say('journal.incomplete')}
        text={say('journal.holdsBatch', { batch: checked.batch })}
      />
    )
  return <DaySaid {...checked} />
}

function DaySaid({ batch, day, published }: Extract<Checked, { readonly stands: 'day' }>) {
  const say = useJournalWords()
  const on = { day: printedDay(day) }
  if (published === 'differs')
    return <Line tone="fault" title={say('journal.broken')} text={say('journal.rootDiffers', on)} />
  if (published === 'absent')
    return <Line tone="fault" title={say('journal.broken')} text={say('journal.unpublished', on)} />
  const whole = say('journal.holdsWhole', { batch, ...on })
  return published === 'same' ? (
    <Line tone="good" title={say('journal.holds')} text={`${whole} ${say('journal.holdsPublished')}`} />
  ) : (
    <Line tone="attention" title={say('journal.incomplete')} text={`${whole} ${say('journal.notCompared')}`} />
  )
}

type LineProps = { readonly tone: Tone; readonly title: string; readonly text: string }

const Line = ({ tone, title, text }: LineProps) => (
  <>
    <StatusBadge tone={tone}>{title}</StatusBadge>
    <p>{text}</p>
  </>
)

const TONES: Readonly<Record<Outcome, Tone>> = { holds: 'good', broken: 'fault', not_reached: 'waiting' }

function Steps({ checked }: { readonly checked: Checked }) {
  const say = useJournalWords()
  return (
    <section aria-label={say('journal.steps')}>
      <h3>{say('journal.steps')}</h3>
      <ol className={classes.steps}>
        {stepsOf(checked).map(({ step, outcome }) => (
          <li key={step}>
            <span>{say(`journal.stepNames.${step}`)}</span>
            <StatusBadge tone={TONES[outcome]}>{say(`journal.outcomes.${outcome}`)}</StatusBadge>
          </li>
        ))}
      </ol>
    </section>
  )
}
