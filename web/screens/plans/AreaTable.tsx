import { Button } from '@mantine/core'
import type { AreaChange } from '../../../api/contract/plans/plans.ts'
import { fixed, plain } from '../../text/figures.ts'
import { usePlanWords } from '../../text/usePlanWords.ts'
import { useWords } from '../../text/words.ts'
import { DegreesPosition } from '../../ui/Coordinates.tsx'
import table from '../../ui/table.module.css'
import { FurtherRows } from './FurtherRows.tsx'
import classes from './plans.module.css'
import { useFirstRows } from './useFirstRows.ts'

type AreaTableProps = { readonly areas: readonly AreaChange[]; readonly onShow: (area: AreaChange) => void }

/** Ground by its zone before and after, with its places: the map's twin in words. */
export function AreaTable({ areas, onShow }: AreaTableProps) {
  const say = usePlanWords()
  const { t } = useWords()
  const rows = useFirstRows(areas)
  const code = (zone: string | null) =>
    zone === null ? <i>{say('compare.outside')}</i> : <bdi className={classes.code}>{zone}</bdi>
  return (
    <>
      <table className={table.table} data-stacks aria-label={say('compare.areas')}>
        <thead>
          <tr>
            <th scope="col">{say('compare.before')}</th>
            <th scope="col">{say('compare.after')}</th>
            <th scope="col" className={table.number}>
              {say('compare.area')}
            </th>
            <td />
          </tr>
        </thead>
        <tbody>
          {rows.shown.map((one) => (
            <tr key={`${one.from} ${one.to}`}>
              <th scope="row">{code(one.from)}</th>
              <td data-label={say('compare.after')}>{code(one.to)}</td>
              <td data-label={say('compare.area')} className={`figures ${table.number}`}>
                <bdi>
                  {plain(one.areaM2)} {t('units.m2')}
                </bdi>
                <small className={classes.under}>{say('compare.places', { n: fixed(one.places, 0) })}</small>
              </td>
              <td>
                {one.at && (
                  <Button size="compact-md" variant="default" onClick={() => onShow(one)}>
                    {say('compare.show')}
                  </Button>
                )}
                <Spots area={one} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <FurtherRows rows={rows} />
    </>
  )
}

/** The largest place as it is, the others when they are asked for. */
function Spots({ area: { spots, places } }: { readonly area: AreaChange }) {
  const say = usePlanWords()
  const { t } = useWords()
  const [first, ...others] = spots
  if (!first) return null
  return (
    <>
      <small className={classes.under}>
        <DegreesPosition lon={first.at[0] ?? 0} lat={first.at[1] ?? 0} />
      </small>
      {others.length > 0 && (
        <details>
          <summary>{say('compare.spots', { shown: fixed(spots.length, 0), total: fixed(places, 0) })}</summary>
          <ul className={classes.list}>
            {spots.map(({ areaM2, at: [lon = 0, lat = 0] }) => (
              <li key={`${lon} ${lat}`}>
                <bdi className="figures">
                  {plain(areaM2)} {t('units.m2')}
                </bdi>{' '}
                · <DegreesPosition lon={lon} lat={lat} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  )
}
