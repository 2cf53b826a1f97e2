import type { Movement } from '../../../api/contract/performance/bulletinData.ts'
import { fixed } from '../../text/figures.ts'
import { useBulletinWords } from '../../text/useBulletinWords.ts'
import { useWords } from '../../text/words.ts'
import { Notice } from '../../ui/Notice.tsx'
import tables from '../../ui/table.module.css'
import { useMovement } from './bulletinQueries.ts'

type MovedProps = { readonly bulletin: { readonly quarter: string; readonly edition: number } }

/** Whether the figures are still those of the bulletin; by how much they moved. */
export function Moved({ bulletin }: MovedProps) {
  const say = useBulletinWords()
  const { data, error } = useMovement(bulletin)
  if (error) return <p>{say('page.movedUnknown')}</p>
  return data ? <Told moved={data} /> : <p role="status">{say('page.comparing')}</p>
}

function Told({ moved: { figures, territories } }: { readonly moved: Movement }) {
  const say = useBulletinWords()
  const { say: told } = useWords()
  if (figures.length === 0 && territories === 0) return <p>{say('page.still')}</p>
  const printed = (unit: Movement['figures'][number]['unit'], value: number | null) => {
    if (value === null) return say('noFigure')
    return unit === 'dossiers' ? fixed(value, 0) : `${fixed(value, 1)} ${say(`units.${unit}`)}`
  }
  return (
    <Notice tone="warning">
      <p>{say('page.moved')}</p>
      {territories > 0 && <p>{say('page.movedTerritories', { n: territories })}</p>}
      {figures.length > 0 && (
        <table className={tables.table}>
          <caption className="unseen">{say('page.moved')}</caption>
          <thead>
            <tr>
              <th scope="col">{say('page.figure')}</th>
              <th scope="col">{say('page.was')}</th>
              <th scope="col">{say('page.is')}</th>
            </tr>
          </thead>
          <tbody>
            {figures.map(({ code, name, unit, was, is }) => (
              <tr key={code}>
                <th scope="row">{told(name)}</th>
                <td className="figures">{printed(unit, was)}</td>
                <td className="figures">{printed(unit, is)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Notice>
  )
}
