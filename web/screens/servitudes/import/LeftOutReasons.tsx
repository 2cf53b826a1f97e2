import type { ServitudeBatch } from '../../../../api/contract/servitudeBatches.ts'
import { fixed } from '../../../text/figures.ts'
import { useBatchWords } from '../../../text/useBatchWords.ts'
import table from '../../../ui/table.module.css'

/** Why footprints of the file are not imported, and how many and how wide under each reason. */
export function LeftOutReasons({ batch: { leftOutFor } }: { readonly batch: ServitudeBatch }) {
  const say = useBatchWords()
  if (leftOutFor.length === 0) return null
  return (
    <table className={table.table} aria-label={say('leftOut.title')}>
      <thead>
        <tr>
          <th scope="col">{say('leftOut.why')}</th>
          <th scope="col" className={table.number}>
            {say('leftOut.count')}
          </th>
          <th scope="col" className={table.number}>
            {say('leftOut.area')}
          </th>
        </tr>
      </thead>
      <tbody>
        {leftOutFor.map(({ why, count, areaM2 }) => (
          <tr key={why ?? ''}>
            <th scope="row">{why === null ? say('leftOut.described') : <bdi>{why}</bdi>}</th>
            <td className={`figures ${table.number}`}>{fixed(count, 0)}</td>
            <td className={`figures ${table.number}`}>{fixed(areaM2 / 10_000, 2)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
