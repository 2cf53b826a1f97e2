import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import type { Tracked } from '../../../api/contract/tracking.ts'
import { civilDay, printedDay, printedInstant } from '../../text/figures.ts'
import { COMMA } from '../../text/listed.ts'
import { useCourseWords } from '../../text/useCourseWords.ts'
import { useProcedureWords } from '../../text/useProcedureWords.ts'
import { useTrackingWords } from '../../text/useTrackingWords.ts'
import { useWords } from '../../text/words.ts'
import { type Fact, FactList } from '../../ui/FactList.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { StatusBadge } from '../../ui/StatusBadge.tsx'
import { AVIS_TONES } from '../course/avisTones.ts'
import { DueDay } from '../course/DueDay.tsx'
import { ForecastSection } from '../forecast/ForecastSection.tsx'
import { TrackedReceipt } from './TrackedReceipt.tsx'
import type { TrackingAsked } from './TrackingForm.tsx'
import classes from './tracking.module.css'

type TrackedDossierProps = {
  readonly tracked: Tracked
  readonly asked: TrackingAsked
  readonly onAgain: () => void
}

/** The step first, then how it came there. */
export function TrackedDossier({ tracked, asked, onAgain }: TrackedDossierProps) {
  const say = useTrackingWords()
  const sayCourse = useCourseWords()
  const sayLaw = useProcedureWords()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  return (
    <>
      <h2 ref={heading} tabIndex={-1} className="figures">
        <bdi>{tracked.number}</bdi>
      </h2>
      <FactList facts={useFacts(tracked)} />
      {tracked.takenBack && (
        <Notice tone="warning">{sayCourse('takenBack', { day: printedInstant(tracked.takenBack) })}</Notice>
      )}
      <DueNotice tracked={tracked} />
      {tracked.total && (
        <DueDay counted={tracked.total} event="file" label={sayCourse('explain', { stage: sayLaw('stages.total') })} />
      )}
      {tracked.holder !== 'nobody' && (
        <ForecastSection
          level="h3"
          procedure={tracked.procedure.code}
          commune={tracked.commune}
          track={tracked.track ?? undefined}
          filed={civilDay(tracked.filedAt)}
        />
      )}
      {tracked.avis.length > 0 && <AvisGiven avis={tracked.avis} />}
      <h3>{say('history')}</h3>
      <Steps tracked={tracked} />
      <TrackedReceipt asked={asked} />
      <Button variant="subtle" size="md" className={classes.again ?? ''} onClick={onAgain}>
        {say('again')}
      </Button>
    </>
  )
}

function useFacts({
  procedure,
  commune,
  filedAt,
  step,
  holder,
  since,
  due,
  track,
  paperNumber,
  history,
}: Tracked): Fact[] {
  const say = useTrackingWords()
  const sayLaw = useProcedureWords()
  const { nameOf, language } = useWords()
  const name = (
    <Link to="/demarches/$code" params={{ code: procedure.code }} search={{}}>
      {nameOf(procedure)}
    </Link>
  )
  return [
    {
      term: say('procedure'),
      value: track ? (
        <>
          {name}
          {COMMA[language]}
          {sayLaw(`tracks.${track}`)}
        </>
      ) : (
        name
      ),
    },
    ...(paperNumber ? [{ term: say('paperNumber'), value: <bdi className="figures">{paperNumber}</bdi> }] : []),
    { term: say('commune'), value: nameOf(commune) },
    { term: say('filed'), value: <When at={filedAt} brought={paperNumber !== null} /> },
    { term: say('step'), value: <b>{sayLaw(`steps.${step}`)}</b> },
    ...(holder === 'nobody' ? [] : [{ term: say('holder'), value: sayLaw(`holders.${holder}`) }]),
    {
      term: say('since'),
      value: <When at={since} brought={history.find(({ at }) => at === since)?.brought ?? false} />,
    },
    ...(due && holder !== 'nobody' ? [{ term: say('due'), value: <b className="figures">{printedDay(due)}</b> }] : []),
  ]
}

/** Paper gives a day and no hour. */
const When = ({ at, brought }: { readonly at: string; readonly brought: boolean }) => (
  <span className="figures">{brought ? printedDay(at) : printedInstant(at)}</span>
)

/** What the clock says beyond its last day; nothing once the dossier is decided. */
function DueNotice({ tracked: { due, holder, late, procedure } }: Pick<TrackedDossierProps, 'tracked'>) {
  const say = useTrackingWords()
  if (holder === 'nobody') return null
  if (due === null) return <Notice>{say('standing')}</Notice>
  return late && procedure.silence === 'granted' ? <Notice tone="warning">{say('over')}</Notice> : null
}

/** What each body said and when: the body's name and nobody else's. */
function AvisGiven({ avis }: Pick<Tracked, 'avis'>) {
  const sayCourse = useCourseWords()
  const { nameOf } = useWords()
  return (
    <>
      <h3>{sayCourse('avis')}</h3>
      <ul className={classes.avis}>
        {avis.map(({ body, opinion, at }) => (
          <li key={`${body.nameFr} ${at}`}>
            <bdi>{nameOf(body)}</bdi>
            <StatusBadge tone={AVIS_TONES[opinion]}>{sayCourse(`opinions.${opinion}`)}</StatusBadge>
            <small className="figures">{sayCourse('given', { at: printedInstant(at) })}</small>
          </li>
        ))}
      </ul>
    </>
  )
}

function Steps({ tracked: { history } }: Pick<TrackedDossierProps, 'tracked'>) {
  const say = useTrackingWords()
  const sayLaw = useProcedureWords()
  const last = history.length - 1
  return (
    <ol className={classes.steps}>
      {history.map(({ event, step, at, brought }, index) => (
        <li key={`${step} ${at}`} aria-current={index === last ? 'step' : undefined}>
          <b>{sayLaw(`steps.${step}`)}</b>
          {history[index - 1]?.step === step && <span>{sayLaw(`events.${event}`)}</span>}
          <When at={at} brought={brought} />
          {index === last && <small>{say('current')}</small>}
        </li>
      ))}
    </ol>
  )
}
