import type { BodyThere, TerritorySheet } from '../../../api/contract/territorySheet.ts'
import { printedDay } from '../../text/figures.ts'
import { useCommuneWords } from '../../text/useCommuneWords.ts'
import { useTradeWords } from '../../text/useTradeWords.ts'
import { useWords } from '../../text/words.ts'
import { Notice } from '../../ui/Notice.tsx'
import tables from '../../ui/table.module.css'
import { agencyInCharge } from './agencyInCharge.ts'
import classes from './commune.module.css'

/** Of what a body is in charge, from its territory's code. */
function unitOf(territory: string): 'country' | 'region' | 'province' | 'commune' {
  if (territory === 'MA') return 'country'
  const parts = territory.split('.').length
  return parts === 1 ? 'region' : parts === 2 ? 'province' : 'commune'
}

/** Whoever is in charge there today, the nearest first. */
export function BodiesPart({ bodies }: Pick<TerritorySheet, 'bodies'>) {
  const say = useCommuneWords()
  const { nameOf } = useWords()
  const agencies = bodies.filter(({ kind }) => kind === 'urban_agency')
  const inCharge = agencyInCharge(bodies)
  return (
    <section className={classes.part}>
      <h2>{say('bodies')}</h2>
      {agencies.length === 0 && <p>{say('noAgency')}</p>}
      {inCharge && inCharge.equals.length > 0 && (
        <Notice tone="warning">
          {say('agenciesEqual', { name: nameOf(inCharge.agency), others: inCharge.equals.map(nameOf).join(', ') })}
        </Notice>
      )}
      <table className={tables.table} data-stacks aria-label={say('bodies')}>
        <thead>
          <tr>
            <th scope="col">{say('body')}</th>
            <th scope="col">{say('charge')}</th>
          </tr>
        </thead>
        <tbody>
          {[...agencies, ...bodies.filter((body) => !agencies.includes(body))].map((body) => (
            <BodyRow key={body.id} body={body} />
          ))}
        </tbody>
      </table>
    </section>
  )
}

function BodyRow({ body: { kind, demonstration, charge, ...body } }: { readonly body: BodyThere }) {
  const say = useCommuneWords()
  const trade = useTradeWords()
  const { nameOf } = useWords()
  return (
    <tr>
      <th scope="row">
        <bdi>{nameOf(body)}</bdi>
        <small className={classes.under}>
          {kind === 'urban_agency' ? say('agency') : trade(`bodyKinds.${kind}`)}
          {demonstration && ` · ${say('demonstration')}`}
        </small>
      </th>
      <td data-label={say('charge')}>
        {say(`chargeOf.${unitOf(charge.territory)}`)}
        <small className={classes.under}>
          {say('chargeSince', { day: printedDay(charge.since) })}{' '}
          {charge.until && say('chargeUntil', { day: printedDay(charge.until) })}
        </small>
        {charge.act && (
          <small className={classes.under}>
            <bdi>{charge.act}</bdi>
          </small>
        )}
      </td>
    </tr>
  )
}
