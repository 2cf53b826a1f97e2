import { NativeSelect, TextInput } from '@mantine/core'
import { useState } from 'react'
import { LONGEST } from '../../../api/contract/regulation/cells.ts'
import { FIGURES, type FigureFault, figureFault } from '../../../api/contract/regulation/figures.ts'
import type { Parameter } from '../../../spatial/conformity/types.ts'
import { useRegulationWords } from '../../text/useRegulationWords.ts'
import { ArticleField, CellEntry } from './CellEntry.tsx'
import type { CellFormProps } from './CellPanel.tsx'
import { exact, figureTyped } from './cellText.ts'

const STATES = ['figure', 'not_published', 'none'] as const
type State = (typeof STATES)[number]
type FigureFormProps = CellFormProps<'figure'> & { readonly column: Parameter }

/** A figure with its unit, its article and the words printed for it; or that it is not published; or no rule at all. */
export function FigureForm({ column, cell, onApply }: FigureFormProps) {
  const say = useRegulationWords()
  const [state, setState] = useState<State>(!cell ? 'none' : cell.value === null ? 'not_published' : 'figure')
  const [value, setValue] = useState(cell?.value === null || !cell ? '' : exact(cell.value))
  const [article, setArticle] = useState(cell?.article ?? '')
  const [printed, setPrinted] = useState(cell?.printed ?? '')
  const [fault, setFault] = useState<FigureFault | 'number' | null>(null)
  const apply = () => {
    if (state === 'none') return onApply(null)
    const read = state === 'figure' ? figureTyped(value.trim()) : null
    const wrong = state !== 'figure' ? null : read === null ? 'number' : figureFault(column, read)
    setFault(wrong)
    if (!wrong)
      onApply({ what: 'figure', value: read, article: article.trim() || null, printed: printed.trim() || null })
  }
  return (
    <CellEntry onApply={apply}>
      <NativeSelect
        size="md"
        label={say('cell.states')}
        value={state}
        data={STATES.map((one) => ({
          value: one,
          label: say(one === 'figure' ? 'cell.figure' : one === 'none' ? 'noRule' : 'notPublishedLong'),
        }))}
        onChange={({ currentTarget }) => setState(STATES.find((one) => one === currentTarget.value) ?? 'none')}
      />
      {state === 'figure' && (
        <TextInput
          size="md"
          label={`${say('cell.value')} (${say(`units.${FIGURES[column].unit}`)})`}
          inputMode="decimal"
          autoComplete="off"
          value={value}
          error={fault && say(`faults.${fault}`)}
          onChange={({ currentTarget }) => setValue(currentTarget.value)}
        />
      )}
      {state !== 'none' && (
        <>
          <ArticleField value={article} onChange={setArticle} />
          <TextInput
            size="md"
            dir="auto"
            label={say('cell.printed')}
            description={say('cell.printedHint')}
            autoComplete="off"
            maxLength={LONGEST.label}
            value={printed}
            onChange={({ currentTarget }) => setPrinted(currentTarget.value)}
          />
        </>
      )}
    </CellEntry>
  )
}
