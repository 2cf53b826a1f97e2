import type { Term } from '../../../../../api/contract/deadlines.ts'
import type { DelayChange } from '../../../../../api/contract/procedures/drafting.ts'
import { useProcedureWords } from '../../../../text/useProcedureWords.ts'
import { useVersionWords } from '../../../../text/useVersionWords.ts'
import tables from '../../../../ui/table.module.css'
import { useTerm } from '../../../procedures/useTerm.ts'

export function DelayChanges({ changes }: { readonly changes: readonly DelayChange[] }) {
  const say = useVersionWords()
  const words = useProcedureWords()
  const length = useLength()
  if (changes.length === 0) return <p>{say('noChange')}</p>
  return (
    <table className={tables.table} data-stacks>
      <thead>
        <tr>
          <th scope="col">{say('stage')}</th>
          <th scope="col">{say('was')}</th>
          <th scope="col">{say('becomes')}</th>
        </tr>
      </thead>
      <tbody>
        {changes.map(({ stage, track, before, after }) => (
          <tr key={`${stage} ${track}`}>
            <th scope="row">
              {words(`stages.${stage}`)} {track && <small>{words(`tracks.${track}`)}</small>}
            </th>
            <td data-label={say('was')}>{length(before)}</td>
            <td data-label={say('becomes')}>{length(after)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** A length, « à confirmer » where nobody could source it, or that the stage is not there. */
function useLength(): (term: Term | null | undefined) => string {
  const say = useVersionWords()
  const words = useProcedureWords()
  const inWords = useTerm()
  return (term) => {
    if (term === undefined) return say('absent')
    return term === null ? words('toConfirm') : inWords(term)
  }
}
