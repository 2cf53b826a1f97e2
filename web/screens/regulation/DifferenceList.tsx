import type { CellDifference } from '../../../api/contract/regulation/cells.ts'
import { useRegulationWords } from '../../text/useRegulationWords.ts'
import { useWords } from '../../text/words.ts'
import { cellInFull } from './cellText.ts'
import classes from './regulation.module.css'
import { useZoneName } from './useZoneName.ts'

export type DifferenceListProps = {
  readonly differences: readonly CellDifference[]
  /** What is said beside some of them. */
  readonly remark?: (one: CellDifference) => string | null
}

/** Cells that changed, each as what it was and what it became. */
export function DifferenceList({ differences, remark }: DifferenceListProps) {
  const say = useRegulationWords()
  const { language } = useWords()
  const zoneName = useZoneName()
  if (differences.length === 0) return <p className={classes.hint}>{say('noDifferences')}</p>
  return (
    <ul className={classes.differences}>
      {differences.map((one) => {
        const [before, after] = [one.before, one.after].map((cell) => cellInFull(cell, say, language))
        const said = remark?.(one)
        return (
          <li key={`${one.zone} ${one.sector} ${one.column}`}>
            <b>{say('cell.title', { zone: zoneName(one), column: say(`columns.${one.column}`) })}</b>{' '}
            {say('became', { before: before ?? '', after: after ?? '' })}
            {said && <strong> {said}</strong>}
          </li>
        )
      })}
    </ul>
  )
}
