import type { PlanAct } from '../../../api/contract/plans/acts.ts'
import type { Plan, PlanSpanAnswer } from '../../../api/contract/plans/plans.ts'
import { printedDay } from '../../text/figures.ts'
import { usePlanWords } from '../../text/usePlanWords.ts'
import { Notice } from '../../ui/Notice.tsx'
import table from '../../ui/table.module.css'
import { timelineAfter } from './acts/actsAfter.ts'
import classes from './plans.module.css'

type PlanTimelineProps = {
  readonly plan: Plan
  /** Acts that were proposed and that nobody has examined yet. */
  readonly waiting: readonly PlanAct[]
}

const DAY_MS = 86_400_000
const days = (from: string, to: string) => Math.max(1, (Date.parse(to) - Date.parse(from)) / DAY_MS)

/** The last span has no end: it is drawn as long as the mean of the others, at least to today. */
function lengths(spans: readonly PlanSpanAnswer[], on: string): readonly number[] {
  const known = spans.flatMap(({ from, to }) => (to ? [days(from, to)] : []))
  const mean = known.length > 0 ? known.reduce((sum, length) => sum + length, 0) / known.length : 1
  return spans.map(({ from, to }) => (to ? days(from, to) : Math.max(mean, days(from, on))))
}

const holds = ({ from, to }: PlanSpanAnswer, on: string) => from <= on && (to === null || on <= to)

/** Which version applies on which day: a line, and the same in words; then what an act that waits would make of it. */
export function PlanTimeline({ plan, waiting }: PlanTimelineProps) {
  const say = usePlanWords()
  const { timeline } = plan
  return (
    <section className={classes.part}>
      <h2>{say('onePlan.timeline')}</h2>
      {timeline.length === 0 ? (
        <Notice>{say('onePlan.noAct')}</Notice>
      ) : (
        <>
          <p>{say('onePlan.timelineText')}</p>
          <Line plan={plan} spans={timeline} />
          <Spans plan={plan} spans={timeline} label={say('onePlan.timeline')} />
        </>
      )}
      {waiting.length > 0 && <IfPublished plan={plan} waiting={waiting} />}
    </section>
  )
}

const said = ({ from, bindingId, deferred, states }: PlanSpanAnswer) =>
  JSON.stringify([from, bindingId, deferred, states.map(({ versionId, state }) => [versionId, state])])

/** The spans that would not be what they are. */
function IfPublished({ plan, waiting }: PlanTimelineProps) {
  const say = usePlanWords()
  const then = timelineAfter(plan, waiting)
  const now = new Set(plan.timeline.map(said))
  return (
    <div className={classes.proposed}>
      <h3>{say('acts.ifPublished')}</h3>
      <Line plan={plan} spans={then} />
      <Spans plan={plan} spans={then.filter((span) => !now.has(said(span)))} label={say('acts.ifPublished')} />
    </div>
  )
}

type SpansProps = { readonly plan: Plan; readonly spans: readonly PlanSpanAnswer[] }

const labelIn =
  ({ versions }: Plan) =>
  (id: string | null) =>
    versions.find((version) => version.id === id)?.label ?? ''

function Line({ plan, spans }: SpansProps) {
  const long = lengths(spans, plan.on)
  const labelOf = labelIn(plan)
  return (
    <div className={classes.timeline} aria-hidden="true">
      {spans.map((span, nth) => (
        <div
          key={span.from}
          className={classes.span}
          style={{ flexGrow: long[nth], flexBasis: 0 }}
          data-binding={span.bindingId !== null || undefined}
          data-today={holds(span, plan.on) || undefined}
        >
          <bdi>{span.bindingId ? labelOf(span.bindingId) : '–'}</bdi>
          <small className={classes.under}>{span.from.slice(0, 4)}</small>
        </div>
      ))}
    </div>
  )
}

function Spans({ plan, spans, label }: SpansProps & { readonly label: string }) {
  const say = usePlanWords()
  const labelOf = labelIn(plan)
  return (
    <table className={table.table} data-stacks aria-label={label}>
      <thead>
        <tr>
          <th scope="col">{say('onePlan.from')}</th>
          <th scope="col">{say('onePlan.to')}</th>
          <th scope="col">{say('onePlan.applies')}</th>
          <th scope="col">{say('state')}</th>
        </tr>
      </thead>
      <tbody>
        {spans.map((span) => (
          <tr key={span.from} aria-current={holds(span, plan.on) ? 'date' : undefined}>
            <th scope="row" className="figures">
              <bdi>{printedDay(span.from)}</bdi>
              {holds(span, plan.on) && <small className={classes.under}>{say('onePlan.today')}</small>}
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
  )
}
