import { Link } from '@tanstack/react-router'
import type { RankedRow } from '../../../api/contract/performance/rankings.ts'
import { fixed } from '../../text/figures.ts'
import { useBulletinWords } from '../../text/useBulletinWords.ts'
import { useWords } from '../../text/words.ts'
import tables from '../../ui/table.module.css'
import { useQuarterName } from '../statistics/useQuarterName.ts'

type RankingTableProps = { readonly title: string; readonly rows: readonly RankedRow[]; readonly before: string }

/** One list of ranked territories, each with the dossiers its delay is made of. */
export function RankingTable({ title, rows, before }: RankingTableProps) {
  const say = useBulletinWords()
  const { language, nameOf } = useWords()
  const quarterName = useQuarterName()
  const days = (value: number | null, text = value === null ? '' : fixed(value, 1)) =>
    value === null ? say('noFigure') : say('rankings.days', { n: text })
  const earlier = quarterName(before, true)
  return (
    <>
      <h2>{title}</h2>
      <table className={tables.table} data-stacks>
        <caption className="unseen">{title}</caption>
        <thead>
          <tr>
            <th scope="col">{say('rankings.rank')}</th>
            <th scope="col">{say('rankings.territory')}</th>
            <th scope="col" className={tables.number}>
              {say('rankings.mean')}
            </th>
            <th scope="col" className={tables.number}>
              {say('rankings.median')}
            </th>
            <th scope="col" className={tables.number}>
              {say('rankings.n')}
            </th>
            <th scope="col" className={tables.number}>
              {earlier}
            </th>
            <th scope="col" className={tables.number}>
              {say('rankings.change')}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.code}>
              <td data-label={say('rankings.rank')} className="figures">
                {row.rank}
              </td>
              <th scope="row">
                <Link to="/communes/$code" params={{ code: row.code }}>
                  {nameOf(row)}
                </Link>{' '}
                <small>{language === 'ar' ? row.provinceAr : row.provinceFr}</small>
              </th>
              <td data-label={say('rankings.mean')} className={`figures ${tables.number}`}>
                {days(row.mean)}
              </td>
              <td data-label={say('rankings.median')} className={`figures ${tables.number}`}>
                {days(row.median)}
              </td>
              <td data-label={say('rankings.n')} className={`figures ${tables.number}`}>
                {fixed(row.n, 0)}
              </td>
              <td data-label={earlier} className={`figures ${tables.number}`}>
                {days(row.before)}
              </td>
              <td data-label={say('rankings.change')} className={`figures ${tables.number}`}>
                {days(row.change, signed(row.change))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}

/** What moved, with its sign. */
function signed(change: number | null): string {
  if (change === null) return ''
  return `\u2066${change > 0 ? '+' : change < 0 ? '−' : ''}${fixed(Math.abs(change), 1)}\u2069`
}
