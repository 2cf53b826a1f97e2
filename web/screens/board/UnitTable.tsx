import { Link } from '@tanstack/react-router'
import type { Board, BoardLevel, BoardRow, Horizon } from '../../../api/contract/performance/board.ts'
import type { Holder } from '../../../api/contract/procedures/steps.ts'
import { fixed } from '../../text/figures.ts'
import { useBoardWords } from '../../text/useBoardWords.ts'
import { useWords } from '../../text/words.ts'
import tables from '../../ui/table.module.css'
import { type BoardSearch, HOLDING, HORIZONS } from './boardSearch.ts'
import { FollowButton, useFollowing } from './FollowButton.tsx'
import classes from './unitTables.module.css'

type UnitTableProps = { readonly board: Board; readonly search: BoardSearch }

/** A row a unit: how many at each horizon, in whose hands at the one that is looked at. Every figure leads to its dossiers. */
export function UnitTable({ board, search }: UnitTableProps) {
  const say = useBoardWords()
  const horizon = search.horizon ?? 'late'
  const following = useFollowing()
  return (
    <>
      {following.said}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways is reached by the keyboard */}
      <section className={classes.table} tabIndex={0} aria-label={say('table')}>
        <table className={tables.table}>
          <caption className="unseen">{say('table')}</caption>
          <thead>
            <tr>
              <th scope="col" rowSpan={2}>
                {say(`unit.${board.level}`)}
              </th>
              {HORIZONS.map((one) => (
                <th key={one} scope="col" rowSpan={2} className={classes.figure} data-on={one === horizon || undefined}>
                  {say(`horizons.${one}`)}
                </th>
              ))}
              <th scope="colgroup" colSpan={HOLDING.length} className={classes.group} data-more>
                {say('inHand', { horizon: say(`horizons.${horizon}`) })}
              </th>
              <th scope="col" rowSpan={2} className={classes.figure} title={say('tacitHint')} data-more>
                {say('tacit')}
              </th>
            </tr>
            <tr>
              {HOLDING.map((holder) => (
                <th key={holder} scope="col" className={classes.figure} data-more>
                  {say(`holders.${holder}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {board.rows.map((row) => (
              <Row key={row.unit.code} row={row} board={board} search={search} onFollow={following.follow} />
            ))}
          </tbody>
        </table>
      </section>
    </>
  )
}

type RowProps = UnitTableProps & {
  readonly row: BoardRow
  readonly onFollow: ReturnType<typeof useFollowing>['follow']
}

function Row({ row, board, search, onFollow }: RowProps) {
  const say = useBoardWords()
  const { nameOf } = useWords()
  const horizon = search.horizon ?? 'late'
  const shown = row[search.track ?? 'all']
  const isHere = search.unit === row.unit.code
  return (
    <tr data-here={isHere || undefined}>
      <th scope="row">
        <div className={classes.unit}>
          {board.level === 'communes' && <FollowButton row={row} onFollow={onFollow} />}
          <span>
            {board.level === 'communes' ? (
              nameOf(row.unit)
            ) : (
              <Link
                from="/tableau"
                to="/tableau"
                search={(now) => ({ ...now, within: row.unit.code, unit: undefined, level: 'communes', at: undefined })}
              >
                {nameOf(row.unit)}
              </Link>
            )}
            <About row={row} level={board.level} />
          </span>
        </div>
      </th>
      {HORIZONS.map((one) => (
        <td key={one} className={classes.figure} data-horizon={one} data-on={one === horizon || undefined}>
          <Figure count={shown[one]} row={row} horizon={one} />
          {search.track === undefined && shown[one] > 0 && (
            <small className="figures">{say('gpPp', { gp: row.gp[one], pp: row.pp[one] })}</small>
          )}
        </td>
      ))}
      {HOLDING.map((holder) => (
        <td key={holder} className={classes.figure} data-more>
          <Figure
            count={row.holders.find((one) => one.holder === holder)?.[horizon] ?? 0}
            {...{ row, horizon, holder }}
          />
        </td>
      ))}
      <td className={`${classes.figure} figures`} data-more>
        {row.tacit > 0 ? fixed(row.tacit, 0) : '–'}
      </td>
    </tr>
  )
}

/** Where it is, on the map too, and what is under examination in all. */
function About({
  row: { unit, province, open, standing },
  level,
}: {
  readonly row: BoardRow
  readonly level: BoardLevel
}) {
  const say = useBoardWords()
  const { nameOf } = useWords()
  return (
    <small>
      {province && `${nameOf(province)} · `}
      {say('open', { count: fixed(open, 0) })}
      {standing > 0 && (
        <>
          {' · '}
          <abbr title={say('standingHint')}>{say('standing', { count: fixed(standing, 0) })}</abbr>
        </>
      )}
      {' · '}
      <Link
        to="/territoire"
        search={{ at: unit.code, level, in: province?.code }}
        aria-label={say('onMapOf', { unit: nameOf(unit) })}
      >
        {say('onMap')}
      </Link>
    </small>
  )
}

type FigureProps = {
  readonly count: number
  readonly row: BoardRow
  readonly horizon: Horizon
  readonly holder?: Holder
}

/** A figure that leads to its dossiers; nothing to lead to is a rule. */
function Figure({ count, row, horizon, holder }: FigureProps) {
  const say = useBoardWords()
  const { nameOf } = useWords()
  if (count === 0) return <span className={classes.nought}>–</span>
  const words = { count: fixed(count, 0), horizon: say(`horizons.${horizon}`), unit: nameOf(row.unit) }
  return (
    <Link
      from="/tableau"
      to="/tableau"
      className={`${classes.count} figures`}
      aria-label={holder ? say('figureHeld', { ...words, holder: say(`holders.${holder}`) }) : say('figure', words)}
      search={(now) => ({
        ...now,
        ...{ unit: row.unit.code, horizon: horizon === 'late' ? undefined : horizon },
        ...{ holder, body: undefined, at: undefined, view: undefined },
      })}
    >
      {fixed(count, 0)}
    </Link>
  )
}
