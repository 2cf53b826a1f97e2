import type { ReactNode } from 'react'
import type { BodyAnswer } from '../../../../api/contract/bodies.ts'
import { printedDay } from '../../../text/figures.ts'
import { useAdministrationWords } from '../../../text/useAdministrationWords.ts'
import { useWords } from '../../../text/words.ts'
import { StatusBadge, type Tone } from '../../../ui/StatusBadge.tsx'
import tables from '../../../ui/table.module.css'
import classes from '../administration.module.css'
import { today } from '../today.ts'
import { inReadingOrder, type When, whenOf } from './units.ts'

type DatedTerritoriesProps = {
  readonly body: BodyAnswer
  /** The way to change them, for whoever may. */
  readonly children: ReactNode
}

const TONES: Readonly<Record<When, Tone>> = { now: 'good', coming: 'waiting', past: 'attention' }

/** What a body is in charge of, was and will be, each with its days and the act that decided it. */
export function DatedTerritories({ body, children }: DatedTerritoriesProps) {
  const say = useAdministrationWords()
  const assignments = inReadingOrder(body.assignments, today())
  return (
    <section className={classes.section} aria-labelledby="territories">
      <div className={classes.head}>
        <h2 id="territories">{say('bodies.assignments')}</h2>
        {children}
      </div>
      {assignments.length === 0 ? (
        <p className={classes.hint}>{say('bodies.noAssignment')}</p>
      ) : (
        <TerritoryTable assignments={assignments} />
      )}
    </section>
  )
}

function TerritoryTable({ assignments }: { readonly assignments: readonly BodyAnswer['assignments'][number][] }) {
  const say = useAdministrationWords()
  return (
    <table className={tables.table} data-stacks>
      <caption className="unseen">{say('bodies.assignments')}</caption>
      <thead>
        <tr>
          <th scope="col">{say('bodies.territory')}</th>
          <th scope="col">{say('bodies.from')}</th>
          <th scope="col">{say('bodies.to')}</th>
          <th scope="col">{say('bodies.act')}</th>
          <th scope="col">{say('bodies.when')}</th>
        </tr>
      </thead>
      <tbody>
        {assignments.map((assignment) => (
          <TerritoryRow key={`${assignment.code} ${assignment.validFrom}`} assignment={assignment} />
        ))}
      </tbody>
    </table>
  )
}

function TerritoryRow({ assignment }: { readonly assignment: BodyAnswer['assignments'][number] }) {
  const say = useAdministrationWords()
  const { nameOf } = useWords()
  const { code, validFrom, validTo, actReference } = assignment
  const when = whenOf(assignment, today())
  return (
    <tr data-past={when === 'past' || undefined}>
      <th scope="row">
        <bdi>{nameOf(assignment)}</bdi>{' '}
        <small>
          <bdi className="figures">{code}</bdi>
        </small>
      </th>
      <td data-label={say('bodies.from')} className="figures">
        <bdi>{printedDay(validFrom)}</bdi>
      </td>
      <td data-label={say('bodies.to')} className="figures">
        <bdi>{validTo ? printedDay(validTo) : say('bodies.open')}</bdi>
      </td>
      <td data-label={say('bodies.act')}>{actReference && <bdi>{actReference}</bdi>}</td>
      <td>
        <StatusBadge tone={TONES[when]}>{say(`bodies.whens.${when}`)}</StatusBadge>
      </td>
    </tr>
  )
}
