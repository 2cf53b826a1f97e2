import { Button } from '@mantine/core'
import type { Plan, PlanVersion } from '../../../api/contract/plans/plans.ts'
import { fixed, printedDay } from '../../text/figures.ts'
import { usePlanWords } from '../../text/usePlanWords.ts'
import { useWords } from '../../text/words.ts'
import { Figure } from '../../ui/Area.tsx'
import { ButtonLink } from '../../ui/ButtonLink.tsx'
import table from '../../ui/table.module.css'
import { PlanStanding } from './PlanStanding.tsx'
import classes from './plans.module.css'

type VersionTableProps = {
  readonly plan: Plan
  /** The versions whose next act whoever looks may propose. */
  readonly proposable: readonly string[]
  readonly onPropose: (version: PlanVersion) => void
}

/** The versions of a plan, the youngest first, each with its recorded acts and what one may do with it. */
export function VersionTable({ plan: { id, versions }, proposable, onPropose }: VersionTableProps) {
  const say = usePlanWords()
  return (
    <table className={table.table} data-stacks aria-label={say('onePlan.versions')}>
      <thead>
        <tr>
          <th scope="col">{say('version')}</th>
          <th scope="col">{say('state')}</th>
          <th scope="col">{say('onePlan.acts')}</th>
          <th scope="col" className={table.number}>
            {say('onePlan.zones')}
          </th>
          <th scope="col" className={table.number}>
            {say('onePlan.area')}
          </th>
          <td />
        </tr>
      </thead>
      <tbody>
        {versions.map((version, nth) => (
          <VersionRow
            key={version.id}
            planId={id}
            version={version}
            former={versions[nth + 1]}
            onPropose={proposable.includes(version.id) ? () => onPropose(version) : null}
          />
        ))}
      </tbody>
    </table>
  )
}

type VersionRowProps = {
  readonly planId: string
  readonly version: PlanVersion
  /** The one it follows. */
  readonly former: PlanVersion | undefined
  readonly onPropose: (() => void) | null
}

function VersionRow({ planId, version, former, onPropose }: VersionRowProps) {
  const say = usePlanWords()
  const { t } = useWords()
  const { label, source, events, zones, areaM2, codesWithoutRegulation, standing } = version
  return (
    <tr>
      <th scope="row">
        <bdi>{label}</bdi>
        <small className={classes.under}>
          <bdi>{source}</bdi>
        </small>
        {codesWithoutRegulation > 0 && (
          <small className={classes.under}>{say('onePlan.noRule', { count: fixed(codesWithoutRegulation, 0) })}</small>
        )}
      </th>
      <td data-label={say('state')}>
        <PlanStanding standing={standing} />
      </td>
      <td data-label={say('onePlan.acts')}>
        {events.length === 0 && say('onePlan.noActs')}
        {events.map((event) => (
          <Recorded key={`${event.kind} ${event.onDay}`} event={event} />
        ))}
      </td>
      <td data-label={say('onePlan.zones')} className={`figures ${table.number}`}>
        {fixed(zones, 0)}
      </td>
      <td data-label={say('onePlan.area')} className={`figures ${table.number}`}>
        <Figure value={areaM2 / 10_000} unit={t('units.ha')} />
      </td>
      <td>
        <div className={classes.row}>
          {onPropose && (
            <Button size="compact-md" variant="default" onClick={onPropose}>
              {say('acts.propose')}
            </Button>
          )}
          <ButtonLink
            to="/plans/versions/$id/reglement"
            params={{ id: version.id }}
            variant="default"
            size="compact-md"
          >
            {say('onePlan.regulation')}
          </ButtonLink>
          {former && (
            <ButtonLink
              to="/plans/$id/comparer"
              params={{ id: planId }}
              search={{ de: former.id, a: version.id }}
              variant="default"
              size="compact-md"
            >
              {say('onePlan.compareWith', { label: former.label })}
            </ButtonLink>
          )}
        </div>
      </td>
    </tr>
  )
}

function Recorded({ event: { kind, onDay, act, signedOn } }: { readonly event: PlanVersion['events'][number] }) {
  const say = usePlanWords()
  const { language } = useWords()
  return (
    <p>
      {say(`events.${kind}`)}
      {language === 'ar' ? '، ' : ', '}
      <bdi className="figures">{printedDay(onDay)}</bdi>
      {act && (
        <small className={classes.under}>
          <bdi>{act}</bdi>
          {signedOn && ` · ${say('acts.signed', { day: printedDay(signedOn) })}`}
        </small>
      )}
    </p>
  )
}
