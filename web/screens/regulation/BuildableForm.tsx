import { NativeSelect } from '@mantine/core'
import { useRegulationWords } from '../../text/useRegulationWords.ts'
import type { CellFormProps } from './CellPanel.tsx'

/** Whether anything may be built there at all. */
export function BuildableForm({ cell, onApply }: CellFormProps<'buildable'>) {
  const say = useRegulationWords()
  return (
    <NativeSelect
      size="md"
      maw="20rem"
      label={say('columns.buildable')}
      value={cell ? (cell.buildable ? 'yes' : 'no') : ''}
      data={[
        { value: '', label: say('notPublishedLong') },
        { value: 'yes', label: say('yes') },
        { value: 'no', label: say('no') },
      ]}
      onChange={({ currentTarget: { value } }) =>
        onApply(value === '' ? null : { what: 'buildable', buildable: value === 'yes' })
      }
    />
  )
}
