import type { Plan, PlanSpanAnswer } from '../../../api/contract/plans/plans.ts'
import { printedDay } from '../../text/figures.ts'
import { usePlanWords } from '../../text/usePlanWords.ts'
import { Notice } from '../../ui/Notice.tsx'
import table from '../../ui/table.module.css'
import classes from './plans.module.css'

type PlanTimelineProps = { readonly plan: Plan }

const DAY_MS = 86_400_000
const days = (from: string, to: string) => Math.max(1, (Date.parse(to) - Date.parse(from)) / DAY_MS)

/** The last span has no end: it is drawn as long as the mean of the others, at least to today. */
function lengths(spans: readonly PlanSpanAnswer[], on: string): readonly number[] {
  const known = spans.flatMap(({ from, to }) => (to ? [days(from, to)] : []))
  const mean = known.length > 0 ? known.reduce((sum, length) => sum + length, 0) / known.length : 1
  return spans.map(({ from, to }) => (to ? days(from, to) : Math.max(mean, days(from, on))))
}

const holds = ({ from, to }: PlanSpanAnswer, on: string) => from <= on && (to === null || on <= to)

/** Which version applies on which day: a line, and the same in words. */
export function PlanTimeline({ plan: { timeline, versions, on } }: PlanTimelineProps) {
  const say = usePlanWords()
  const labelOf = (id: string | null) => versions.find((version) => version.id === id)?.label ?? ''
  const long = lengths(timeline, on)
  if (timeline.length === 0)
    return (
      <section className={classes.part}>
        <h2>{say('onePlan.timeline')}</h2>
        <Notice>{say('onePlan.noAct')}</Notice>
      </section>
    )
  return (
    <section className={classes.part}>
      <h2>{say('onePlan.timeline')}</h2>
      <p>{say('onePlan.timelineText')}</p>
      <div className={classes.timeline} aria-hidden="true">
        {timeline.map((span, nth) => (
          <div
            key={span.from}
            className={classes.span}
            style={{ flexGrow: long[nth], flexBasis: 0 }}
            data-binding={span.bindingId !== null || undefined}
            data-today={holds(span, on) || undefined}
          >
            <bdi>{span.bindingId ? labelOf(span.bindingId) : '–'}</bdi>
            <small className={classes.under}>{span.from.slice(0, 4)}</small>
          </div>
        ))}
      </div>
      <table className={table.table} data-stacks aria-label={say('onePlan.timeline')}>
        <thead>
          <tr>
            <th scope="col">{say('onePlan.from')}</th>
            <th scope="col">{say('onePlan.to')}</th>
            <th scope="col">{say('onePlan.applies')}</th>
            <th scope="col">{say('state')}</th>
          </tr>
        </thead>
        <tbody>
          {timeline.map((span) => (
            <tr key={span.from} aria-current={holds(span, on) ? 'date' : undefined}>
              <th scope="row" className="figures">
                <bdi>{printedDay(span.from)}</bdi>
                {holds(span, on) && <small className={classes.under}>{say('onePlan.today')}</small>}
              </th>
              <td data-label={say('onePlan.to')} className="figures">
                <bdi>{span.to ? printedDay(span.to) : '–'}</bdi>
              </td>
              <td data-label={say('onePlan.applies')}>
                <bdi>{span.bindingId ? labelOf(span.bindingId) : say('onePlan.noneApplies')}</bdi>
                {span.deferred && <small className={classes.under}>{say('onePlan.deferred')}</small>}
              </td>
              <td data-label={say('state')}>
                {span.states.map(({ versionId, state }) => (
                  <p key={versionId}>
                    {say('onePlan.stateOf', { version: labelOf(versionId), state: say(`planStates.${state}`) })}
                  </p>
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
