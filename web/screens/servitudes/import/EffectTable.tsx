import { NativeSelect } from '@mantine/core'
import type { ServitudeBatch } from '../../../../api/contract/servitudeBatches.ts'
import { SERVITUDE_EFFECTS } from '../../../../spatial/conformity/types.ts'
import { fixed } from '../../../text/figures.ts'
import { useBatchWords } from '../../../text/useBatchWords.ts'
import { usePlanWords } from '../../../text/usePlanWords.ts'
import { useServitudeWords } from '../../../text/useServitudeWords.ts'
import table from '../../../ui/table.module.css'
import classes from '../../plans/plans.module.css'
import { type EffectsChosen, withEffect } from './batchForm.ts'

type EffectTableProps = {
  readonly batch: ServitudeBatch
  readonly field: string
  readonly chosen: EffectsChosen
  readonly onChange: (chosen: EffectsChosen) => void
}

/** Which effect each value of the field means. */
export function EffectTable({ batch, field, chosen, onChange }: EffectTableProps) {
  const say = useBatchWords()
  const desk = useServitudeWords()
  const plan = usePlanWords()
  const read = batch.footprints.fields.find(({ name }) => name === field)
  if (!read) return null
  const effects = [
    { value: '', label: say('mapping.unknown') },
    ...SERVITUDE_EFFECTS.map((value) => ({ value, label: desk(`effects.${value}`) })),
    { value: 'left_out', label: say('mapping.leftOut') },
  ]
  return (
    <>
      <h2>{say('mapping.effects')}</h2>
      {read.distinct > read.values.length && (
        <p className={classes.quiet}>{plan('mapping.more', { count: fixed(read.values.length, 0) })}</p>
      )}
      <table className={table.table} aria-label={say('mapping.effects')}>
        <thead>
          <tr>
            <th scope="col">{say('mapping.value')}</th>
            <th scope="col" className={table.number}>
              {say('mapping.times')}
            </th>
            <th scope="col">{desk('effect')}</th>
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
                  aria-label={`${desk('effect')} : ${value}`}
                  value={chosen[value] ?? ''}
                  data={effects}
                  onChange={({ currentTarget }) => onChange(withEffect(chosen, value, currentTarget.value))}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}
