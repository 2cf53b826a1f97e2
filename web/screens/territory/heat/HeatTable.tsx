import { useState } from 'react'
import type { Heat, HeatHexagon } from '../../../../api/contract/performance/heat.ts'
import { fixed } from '../../../text/figures.ts'
import { useHeatWords } from '../../../text/useHeatWords.ts'
import { useProcedureWords } from '../../../text/useProcedureWords.ts'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import table from '../../../ui/table.module.css'
import classes from '../placeTable.module.css'
import territory from '../territory.module.css'
import { useHeatNames } from './useHeatNames.ts'
import type { HeatView } from './useHeatView.ts'

const PAGE = 50

/** What the map shows, in words and in order. */
export function HeatTable({ heat, view }: { readonly heat: Heat; readonly view: HeatView }) {
  const say = useHeatWords()
  const [most, setMost] = useState(PAGE)
  const { features, what } = heat
  if (features.length === 0) return <EmptyState level={2} title={say(`none.${what}`)} text={say('noneText')} />
  return (
    <section className={classes.table} aria-label={say('table')} data-stale={view.heat.isPlaceholderData || undefined}>
      <h2>{say('table')}</h2>
      <table className={table.table} data-stacks>
        <caption>{say('caption')}</caption>
        <Heads heat={heat} />
        <tbody>
          {features.slice(0, most).map((hexagon) => (
            <Row key={hexagon.id} hexagon={hexagon} heat={heat} view={view} />
          ))}
        </tbody>
      </table>
      {features.length > most && (
        <button type="button" className={territory.link} onClick={() => setMost(most + PAGE)}>
          {say('more')}
        </button>
      )}
    </section>
  )
}

function Heads({ heat: { view, what } }: { readonly heat: Heat }) {
  const say = useHeatWords()
  return (
    <thead>
      <tr>
        <th scope="col">{say('place')}</th>
        <th scope="col">{say(`dossiers.${what}`)}</th>
        {view === 'territory' && (
          <>
            <th scope="col">{say(`dossiers.${what === 'late' ? 'soon' : 'late'}`)}</th>
            <th scope="col">{say('open')}</th>
          </>
        )}
      </tr>
    </thead>
  )
}

type RowProps = { readonly hexagon: HeatHexagon; readonly heat: Heat; readonly view: HeatView }

function Row({ hexagon, heat, view }: RowProps) {
  const say = useHeatWords()
  const names = useHeatNames()
  const { counts, dossiers } = hexagon.properties
  const other = heat.what === 'late' ? 'soon' : 'late'
  return (
    <tr data-chosen={hexagon.id === view.hexagon || undefined}>
      <th scope="row">
        <button type="button" onClick={() => view.open(hexagon)}>
          {names.place(hexagon)}
        </button>
        <small>{names.what(hexagon)}</small>
        {hexagon.properties.holders.length > 0 && <Holders hexagon={hexagon} />}
      </th>
      <td className="figures" data-label={say(`dossiers.${heat.what}`)}>
        {fixed(dossiers, 0)}
      </td>
      {heat.view === 'territory' && (
        <>
          <td className="figures" data-label={say(`dossiers.${other}`)}>
            {fixed(counts[other] ?? 0, 0)}
          </td>
          <td className="figures" data-label={say('open')}>
            {fixed(counts.open ?? 0, 0)}
          </td>
        </>
      )}
    </tr>
  )
}

function Holders({ hexagon: { properties } }: Pick<RowProps, 'hexagon'>) {
  const say = useHeatWords()
  const sayLaw = useProcedureWords()
  return (
    <small>
      {say('holders')}{' '}
      {properties.holders
        .map(({ holder, dossiers }) => say('count', { name: sayLaw(`holders.${holder}`), count: fixed(dossiers, 0) }))
        .join(' · ')}
    </small>
  )
}
