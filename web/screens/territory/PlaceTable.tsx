import { memo, useMemo } from 'react'
import { useSession } from '../../session/session.ts'
import { useTerritoryWords } from '../../text/useTerritoryWords.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import table from '../../ui/table.module.css'
import { PlaceTableRow } from './PlaceTableRow.tsx'
import classes from './placeTable.module.css'
import screen from './territory.module.css'
import type { RowSort } from './territorySearch.ts'
import { useFigureWords } from './useFigureWords.ts'
import { useGoDown } from './useGoDown.ts'
import type { Pointing } from './usePointed.ts'
import { PAGE, useRowFocus } from './useRowFocus.ts'
import type { Change, Territory } from './useTerritory.ts'
import { useViewName } from './useViewName.ts'

type PlaceTableProps = { readonly territory: Territory; readonly pointing: Pointing; readonly onChange: Change }

/** What the map shows, in words and in order: same territories, same filter, same one in hand. */
export const PlaceTable = memo(function PlaceTable({ territory, pointing, onChange }: PlaceTableProps) {
  const say = useTerritoryWords()
  const { listed, search, shown } = territory
  const names = useViewName(territory)
  const goDown = useGoDown(onChange)
  const own = useOwnBodies()
  const view = [search.sort, search.down, search.classes, search.in, territory.level].join()
  const focus = useRowFocus(listed, { view, chosen: search.at ?? null })
  if (shown.size > 0 && listed.length === 0)
    return <EmptyState level={2} title={say('table.nothing')} text={say('table.nothingText')} />
  return (
    <section
      className={classes.table}
      aria-label={say('table.title')}
      aria-busy={territory.isStale}
      data-stale={territory.isStale || undefined}
    >
      <h2>{say('table.title')}</h2>
      <table className={table.table} aria-rowcount={listed.length + 1} aria-describedby="territory-keys">
        <caption>
          <span className="unseen">{names.whole}. </span>
          {say('table.caption', { count: listed.length })}
        </caption>
        <Heads territory={territory} onChange={onChange} />
        <tbody ref={focus.body} onKeyDown={focus.keys}>
          {focus.rows.map((row, index) => (
            <PlaceTableRow
              key={row.place.code}
              row={row}
              index={focus.from + index}
              territory={territory}
              isOwn={own.has(row.place.code)}
              isPointed={row.place.code === pointing.code}
              isChosen={row.place.code === search.at}
              isReached={focus.from + index === focus.at}
              onReach={focus.reach}
              onPoint={pointing.point}
              onGoDown={goDown}
            />
          ))}
        </tbody>
      </table>
      <p id="territory-keys" className={screen.quiet}>
        {say('table.keys')}
      </p>
      {listed.length > PAGE && <Pages from={focus.from} count={listed.length} onTurn={focus.turn} />}
    </section>
  )
})

/** The bodies somebody acts for: a director finds their own agency among the others. */
function useOwnBodies(): ReadonlySet<string> {
  const { data } = useSession()
  return useMemo(() => new Set(data?.actor.mandates.map(({ bodyId }) => bodyId)), [data])
}

type HeadProps = { readonly territory: Territory; readonly onChange: Change }

function Heads({ territory, onChange }: HeadProps) {
  const say = useTerritoryWords()
  const words = useFigureWords()
  const { answer, search, isComparing, besidePeriod, besideIndicator, period, periodBefore } = territory
  const sort = search.sort ?? 'rank'
  const press = (by: RowSort) =>
    onChange({ sort: by, down: sort === by && search.down !== 'yes' ? 'yes' : undefined }, { replace: true })
  const head = (by: RowSort, text: string) => (
    <th
      scope="col"
      className={by === 'rank' || by === 'name' ? undefined : table.number}
      aria-sort={sort === by ? (search.down === 'yes' ? 'descending' : 'ascending') : undefined}
    >
      <button type="button" className={table.sort} onClick={() => press(by)}>
        {text}
      </button>
    </th>
  )
  const beside = besideIndicator ? words.indicator(besideIndicator) : words.period(besidePeriod ?? '')
  return (
    <thead>
      <tr>
        {head('rank', say('table.rank'))}
        {head('name', say('table.name'))}
        {head(
          'value',
          isComparing && besidePeriod
            ? words.period(period ?? '')
            : say('table.value', { unit: answer ? say(`units.${answer.unit}`) : '' }),
        )}
        {isComparing && (
          <th scope="col" className={table.number}>
            {beside}
          </th>
        )}
        {isComparing && !besideIndicator && (
          <th scope="col" className={table.number}>
            {say('table.besideDifference')}
          </th>
        )}
        {head('n', say('table.n'))}
        {!isComparing && head('difference', say('table.difference', { period: words.period(periodBefore ?? '') }))}
      </tr>
    </thead>
  )
}

type PagesProps = { readonly from: number; readonly count: number; readonly onTurn: (by: 1 | -1) => void }

function Pages({ from, count, onTurn }: PagesProps) {
  const say = useTerritoryWords()
  const to = Math.min(count, from + PAGE)
  return (
    <p className={classes.pages}>
      <button type="button" className={screen.link} aria-disabled={from === 0} onClick={() => onTurn(-1)}>
        {say('table.previous')}
      </button>
      <span className="figures" role="status">
        {say('table.page', { from: from + 1, to, count })}
      </span>
      <button type="button" className={screen.link} aria-disabled={to === count} onClick={() => onTurn(1)}>
        {say('table.next')}
      </button>
    </p>
  )
}
