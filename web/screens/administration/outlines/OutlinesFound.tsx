import type { ReactNode } from 'react'
import { MATCHED_BY, type OutlinesReport } from '../../../../api/contract/outlines.ts'
import { fixed } from '../../../text/figures.ts'
import { useOutlineWords } from '../../../text/useOutlineWords.ts'
import { useWords } from '../../../text/words.ts'
import table from '../../../ui/table.module.css'
import work from '../work.module.css'

type FoundProps = { readonly report: OutlinesReport }

/** Matched, unmatched, refused, overlapping: one line a fact. */
export function OutlinesFound({ report }: FoundProps) {
  const say = useOutlineWords()
  const { nameOf, listed } = useWords()
  const { unmatched, invalid, overlaps, rezoned } = report
  return (
    <>
      <Matched report={report} />
      <Facts title={say('unmatched', { count: fixed(unmatched.length, 0) })}>
        {unmatched.map(({ label, reason, nearest }) => (
          <li key={label}>
            <bdi>{label}</bdi> : {say(`reasons.${reason}`)}
            {nearest && ` · ${say('nearest', { name: nameOf(nearest) })}`}
          </li>
        ))}
      </Facts>
      <Facts title={say('invalid', { count: fixed(invalid.length, 0) })}>
        {invalid.map(({ label, reason, at: [lon = 0, lat = 0] }) => (
          <li key={label}>
            <bdi>{label}</bdi> : {say('invalidAt', { reason, at: `${lat.toFixed(5)} ; ${lon.toFixed(5)}` })}
          </li>
        ))}
      </Facts>
      <Facts title={say('overlaps', { count: fixed(overlaps.length, 0) })}>
        {overlaps.map(({ one, other, hectares }) => (
          <li key={`${one} ${other}`}>{say('overlap', { one, other, hectares: fixed(hectares, 1) })}</li>
        ))}
      </Facts>
      {rezoned.length > 0 && <p>{say('rezoned', { names: listed(rezoned.map(nameOf)) })}</p>}
    </>
  )
}

function Facts({ title, children }: { readonly title: string; readonly children: readonly ReactNode[] }) {
  return (
    <div>
      <h3>{title}</h3>
      {children.length > 0 && <ul>{children}</ul>}
    </div>
  )
}

function Matched({ report: { matched } }: FoundProps) {
  const say = useOutlineWords()
  const { nameOf } = useWords()
  const count = (of: (one: (typeof matched)[number]) => boolean) => matched.filter(of).length
  const [first, repaired] = [count((one) => one.first), count((one) => one.repaired)]
  const ways = MATCHED_BY.filter((by) => matched.some((one) => one.by === by))
  return (
    <div>
      <h3>{say('matched', { count: fixed(matched.length, 0) })}</h3>
      <ul>
        {ways.map((by) => (
          <li key={by}>
            {say(`by.${by}`, {
              count: fixed(
                count((one) => one.by === by),
                0,
              ),
            })}
          </li>
        ))}
        {first > 0 && <li>{say('first', { count: fixed(first, 0) })}</li>}
        {repaired > 0 && <li>{say('repaired', { count: fixed(repaired, 0) })}</li>}
      </ul>
      {matched.length > 0 && (
        <details className={work.said}>
          <summary>{say('all')}</summary>
          <table className={table.table} data-stacks>
            <thead>
              <tr>
                <th scope="col">{say('commune')}</th>
                <th scope="col">{say('asWritten')}</th>
                <th scope="col">{say('how')}</th>
              </tr>
            </thead>
            <tbody>
              {matched.map((one) => (
                <tr key={one.code}>
                  <th scope="row">{nameOf(one)}</th>
                  <td data-label={say('asWritten')}>
                    <bdi>{one.label}</bdi>
                  </td>
                  <td data-label={say('how')}>{say(`hows.${one.by}`)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </details>
      )}
    </div>
  )
}
