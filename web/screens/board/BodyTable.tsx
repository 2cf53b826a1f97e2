import { Link } from '@tanstack/react-router'
import type { Board } from '../../../api/contract/performance/board.ts'
import { fixed } from '../../text/figures.ts'
import { useBoardWords } from '../../text/useBoardWords.ts'
import { useWords } from '../../text/words.ts'
import tables from '../../ui/table.module.css'
import screen from './board.module.css'
import { type BoardSearch, HORIZONS } from './boardSearch.ts'
import classes from './unitTables.module.css'

/** The bodies that keep dossiers waiting, each figure leading to them. */
export function BodyTable({ board, search }: { readonly board: Board; readonly search: BoardSearch }) {
  const say = useBoardWords()
  const { nameOf } = useWords()
  const shown = search.horizon ?? 'late'
  return (
    <section className={classes.bodies} aria-labelledby="silent-bodies">
      <h2 id="silent-bodies">{say('bodies')}</h2>
      <p className={screen.quiet}>{say('bodiesHint')}</p>
      <table className={tables.table}>
        <thead>
          <tr>
            <th scope="col">{say('body')}</th>
            {HORIZONS.map((one) => (
              <th key={one} scope="col" className={classes.figure} data-on={one === shown || undefined}>
                {say(`horizons.${one}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {board.bodies.map(({ body, ...figures }) => (
            <tr key={body.id} data-here={search.body === body.id || undefined}>
              <th scope="row">{nameOf(body)}</th>
              {HORIZONS.map((one) => (
                <td key={one} className={classes.figure} data-horizon={one} data-on={one === shown || undefined}>
                  {figures[one] === 0 ? (
                    <span className={classes.nought}>–</span>
                  ) : (
                    <Link
                      from="/tableau"
                      to="/tableau"
                      className={`${classes.count} figures`}
                      aria-label={say('figure', {
                        ...{ count: fixed(figures[one], 0), horizon: say(`horizons.${one}`), unit: nameOf(body) },
                      })}
                      search={(now) => ({
                        ...now,
                        ...{ body: body.id, holder: undefined, at: undefined, view: undefined },
                        horizon: one === 'late' ? undefined : one,
                      })}
                    >
                      {fixed(figures[one], 0)}
                    </Link>
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
