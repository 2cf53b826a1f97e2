import type { MandateAnswer } from '../../../api/contract/mandates.ts'
import { printedDay } from '../../text/figures.ts'
import { useOfficeWords } from '../../text/useOfficeWords.ts'
import { useWords } from '../../text/words.ts'
import { nameIn } from '../../ui/PersonName.tsx'
import { type Moment, momentsOf } from './mandateTerms.ts'
import classes from './office.module.css'

type MandateTimelineProps = { readonly mandate: MandateAnswer; readonly delegations: readonly MandateAnswer[] }

/** The days that made a mandate what it is, in order; it reads in the direction of the language. */
export function MandateTimeline({ mandate, delegations }: MandateTimelineProps) {
  const say = useOfficeWords()
  const { language } = useWords()
  const moments = momentsOf(mandate, delegations)
  const words = (moment: Moment): string => {
    if (moment.kind === 'starts') return say(`reasons.${mandate.reason}`)
    if (moment.kind !== 'delegated') return say(`mandate.${moment.kind}`)
    const { reason, person } = moment.mandate
    return say('mandate.delegated', { reason: say(`reasons.${reason}`), name: nameIn(language, person) })
  }
  return (
    <ol className={classes.timeline} aria-label={say('mandate.timeline')}>
      {moments.map((moment, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: moments have no identity of their own and never move
        <li key={index} data-kind={moment.kind}>
          <span className="figures">
            {printedDay(moment.day)}
            {moment.kind === 'delegated' && moment.to && ` – ${printedDay(moment.to)}`}
          </span>
          <small>{words(moment)}</small>
        </li>
      ))}
      {mandate.validTo === null && mandate.endedAt === null && (
        <li data-kind="open">
          <small>{say('mandate.open')}</small>
        </li>
      )}
    </ol>
  )
}
