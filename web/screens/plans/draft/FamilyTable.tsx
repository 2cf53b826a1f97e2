import { NativeSelect } from '@mantine/core'
import type { PlanDraft } from '../../../../api/contract/plans/drafts.ts'
import { ZONE_FAMILIES } from '../../../../spatial/conformity/types.ts'
import { fixed } from '../../../text/figures.ts'
import { usePlanWords } from '../../../text/usePlanWords.ts'
import table from '../../../ui/table.module.css'
import classes from '../plans.module.css'
import { type FamiliesChosen, withFamily } from './mappingForm.ts'

type FamilyTableProps = {
  readonly draft: PlanDraft
  readonly field: string
  readonly chosen: FamiliesChosen
  readonly onChange: (chosen: FamiliesChosen) => void
}

/** What each value of the field means: the family it is drawn and counted in. */
export function FamilyTable({ draft, field, chosen, onChange }: FamilyTableProps) {
  const say = usePlanWords()
  const read = draft.fields.find(({ name }) => name === field)
  if (!read) return null
  const families = ZONE_FAMILIES.map((value) => ({ value, label: say(`families.${value}`) }))
  return (
    <>
      <h2>{say('mapping.families')}</h2>
      {read.distinct > read.values.length && (
        <p className={classes.quiet}>{say('mapping.more', { count: fixed(read.values.length, 0) })}</p>
      )}
      <table className={table.table} aria-label={say('mapping.families')}>
        <thead>
          <tr>
            <th scope="col">{say('mapping.value')}</th>
            <th scope="col" className={table.number}>
              {say('mapping.times')}
            </th>
            <th scope="col">{say('mapping.family')}</th>
          </tr>
        </thead>
        <tbody>
          {read.values.map(({ value, count }) => (
            <tr key={value}>
              <th scope="row">
                <bdi>{value || '–'}</bdi>
              </th>
              <td className={`figures ${table.number}`}>{fixed(count, 0)}</td>
              <td>
                <NativeSelect
                  size="md"
                  aria-label={`${say('mapping.family')} : ${value}`}
                  value={chosen[value] ?? ''}
                  data={[{ value: '', label: say('mapping.unknown') }, ...families]}
                  onChange={({ currentTarget }) => onChange(withFamily(chosen, value, currentTarget.value))}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}
