import type { TerritorySeries } from '../../../api/contract/performance/performance.ts'
import { fixed, plain } from '../../text/figures.ts'
import { useCommuneWords } from '../../text/useCommuneWords.ts'
import { useWords } from '../../text/words.ts'
import tables from '../../ui/table.module.css'
import { useFigureWords } from '../territory/useFigureWords.ts'

/** How much each body was asked in the last quarter, how much it answered, and how fast. */
export function BodyLoad({ series: { bodies, periods } }: { readonly series: TerritorySeries }) {
  const say = useCommuneWords()
  const words = useFigureWords()
  const { nameOf } = useWords()
  if (bodies.length === 0) return null
  const period = words.period(periods.at(-1)?.code ?? '')
  return (
    <>
      <h3>{say('load', { period })}</h3>
      <table className={tables.table} data-stacks aria-label={say('load', { period })}>
        <thead>
          <tr>
            <th scope="col">{say('body')}</th>
            <th scope="col">{say('asked')}</th>
            <th scope="col">{say('answered')}</th>
            <th scope="col">{say('medianDays')}</th>
          </tr>
        </thead>
        <tbody>
          {bodies.map(({ id, asked, answered, medianDays, withheld, ...body }) => (
            <tr key={id}>
              <th scope="row">
                <bdi>{nameOf(body)}</bdi>
              </th>
              <td data-label={say('asked')} className="figures">
                {fixed(asked, 0)}
              </td>
              <td data-label={say('answered')} className="figures">
                {fixed(answered, 0)}
              </td>
              <td data-label={say('medianDays')} className="figures">
                {medianDays === null
                  ? withheld
                    ? say('withheld')
                    : '—'
                  : say('workingDays', { n: plain(medianDays) })}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}
