import type { PlanThere, TerritorySheet } from '../../../api/contract/territorySheet.ts'
import { printedDay, share } from '../../text/figures.ts'
import { useCommuneWords } from '../../text/useCommuneWords.ts'
import { useWords } from '../../text/words.ts'
import { Notice } from '../../ui/Notice.tsx'
import tables from '../../ui/table.module.css'
import classes from './commune.module.css'

type PlansPartProps = {
  readonly sheet: Pick<TerritorySheet, 'plans' | 'covered'>
  readonly approximate: boolean
}

/** What plans say of the ground, and how much of it: the map's twin. */
export function PlansPart({ sheet: { plans, covered }, approximate }: PlansPartProps) {
  const say = useCommuneWords()
  return (
    <section className={classes.part}>
      <h2>{say('plans')}</h2>
      {plans.length === 0 ? (
        <Notice>
          <b>{say('noPlan')}</b>
          <p>{say('noPlanText')}</p>
        </Notice>
      ) : (
        <>
          <p>{covered === null ? say('coveredUnknown') : say('covered', { share: share(covered) })}</p>
          {covered !== null && approximate && <p className={classes.quiet}>{say('coveredApproximate')}</p>}
          <PlanTable plans={plans} />
          <p className={classes.quiet}>{say('elsewhere')}</p>
        </>
      )}
    </section>
  )
}

function PlanTable({ plans }: Pick<TerritorySheet, 'plans'>) {
  const say = useCommuneWords()
  return (
    <table className={tables.table} data-stacks aria-label={say('plans')}>
      <thead>
        <tr>
          <th scope="col">{say('plan')}</th>
          <th scope="col">{say('state')}</th>
          <th scope="col">{say('share')}</th>
        </tr>
      </thead>
      <tbody>
        {plans.map((plan) => (
          <PlanRow key={`${plan.code} ${plan.version}`} plan={plan} />
        ))}
      </tbody>
    </table>
  )
}

function PlanRow({ plan: { kind, version, state, since, act, dataDate, ...plan } }: { readonly plan: PlanThere }) {
  const say = useCommuneWords()
  const { nameOf } = useWords()
  return (
    <tr>
      <th scope="row">
        {say(`kinds.${kind}`)}
        <small className={classes.under}>
          <bdi>{nameOf(plan)}</bdi> · <bdi>{version}</bdi>
        </small>
        {dataDate && <small className={classes.under}>{say('dataDate', { day: printedDay(dataDate) })}</small>}
      </th>
      <td data-label={say('state')}>
        <span>
          {say(`states.${state ?? 'unknown'}`)} {since && say('since', { day: printedDay(since) })}
        </span>
        {act && (
          <small className={classes.under}>
            <bdi>{act}</bdi>
          </small>
        )}
      </td>
      <td data-label={say('share')}>
        <bdi dir="ltr" className="figures">
          {share(plan.share)}
        </bdi>
      </td>
    </tr>
  )
}
