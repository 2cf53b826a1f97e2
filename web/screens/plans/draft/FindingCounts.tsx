import type { FindingSeverity } from '../../../../api/contract/plans/drafts.ts'
import { fixed } from '../../../text/figures.ts'
import { usePlanWords } from '../../../text/usePlanWords.ts'
import forms from '../../../ui/form.module.css'
import table from '../../../ui/table.module.css'
import classes from '../plans.module.css'

type Counted<K> = {
  readonly kind: K
  readonly severity: FindingSeverity
  readonly count: number
  readonly open: number
}
type FindingCountsProps<K> = {
  readonly counts: readonly Counted<K>[]
  readonly kind: K | null
  readonly nameOf: (kind: K) => string
  readonly onKind: (kind: K | null) => void
}

/** How many findings of each kind there are and what is left to settle; a kind that is pressed narrows the list. */
export function FindingCounts<K extends string>({ counts, kind, nameOf, onKind }: FindingCountsProps<K>) {
  const say = usePlanWords()
  return (
    <table className={table.table} aria-label={say('control.list')}>
      <thead>
        <tr>
          <th scope="col">{say('control.kind')}</th>
          <th scope="col" className={table.number}>
            {say('control.count')}
          </th>
          <th scope="col" className={table.number}>
            {say('control.left')}
          </th>
        </tr>
      </thead>
      <tbody>
        {counts.map((one) => (
          <tr key={`${one.kind} ${one.severity}`}>
            <th scope="row">
              <button
                type="button"
                className={forms.link}
                aria-pressed={kind === one.kind}
                onClick={() => onKind(kind === one.kind ? null : one.kind)}
              >
                {kind === one.kind && '✓ '}
                {nameOf(one.kind)}
              </button>
              <small className={classes.under}>{say(`control.severities.${one.severity}`)}</small>
            </th>
            <td className={`figures ${table.number}`}>{fixed(one.count, 0)}</td>
            <td className={`figures ${table.number}`}>{one.severity === 'note' ? '–' : fixed(one.open, 0)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
