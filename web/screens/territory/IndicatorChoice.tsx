import { NativeSelect } from '@mantine/core'
import { INDICATOR_CODES, type IndicatorCode } from '../../../api/contract/performance/indicators.ts'
import { useTerritoryWords } from '../../text/useTerritoryWords.ts'
import { INDICATOR_GROUPS } from './indicatorGroups.ts'
import { useFigureWords } from './useFigureWords.ts'

type IndicatorChoiceProps = {
  readonly label: string
  readonly value: IndicatorCode
  readonly onChoose: (code: IndicatorCode) => void
}

/** Every indicator under the question it answers. */
export function IndicatorChoice({ label, value, onChoose }: IndicatorChoiceProps) {
  const say = useTerritoryWords()
  const words = useFigureWords()
  return (
    <NativeSelect
      label={label}
      value={value}
      data={INDICATOR_GROUPS.map(({ group, codes }) => ({
        group: say(`groups.${group}`),
        items: codes.map((code) => ({ value: code, label: words.indicator(code) })),
      }))}
      onChange={({ currentTarget }) => {
        const chosen = INDICATOR_CODES.find((code) => code === currentTarget.value)
        if (chosen) onChoose(chosen)
      }}
    />
  )
}
