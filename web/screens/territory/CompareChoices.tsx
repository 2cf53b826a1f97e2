import { NativeSelect } from '@mantine/core'
import { periodBefore } from '../../../api/contract/performance/period.ts'
import { useTerritoryWords } from '../../text/useTerritoryWords.ts'
import { IndicatorChoice } from './IndicatorChoice.tsx'
import type { TerritorySearch } from './territorySearch.ts'
import { useFigureWords } from './useFigureWords.ts'
import type { Change, Territory } from './useTerritory.ts'

type CompareChoicesProps = { readonly territory: Territory; readonly onChange: Change }

const NOTHING_BESIDE: TerritorySearch = { besidePeriod: undefined, besideIndicator: undefined, split: undefined }

/** What stands beyond the swipe line: nothing, the same at another time, or something else at the same time. */
export function CompareChoices({ territory, onChange }: CompareChoicesProps) {
  const say = useTerritoryWords()
  const words = useFigureWords()
  const { period, besidePeriod, besideIndicator, indicator, steps } = territory
  const kind = besidePeriod === undefined ? (besideIndicator ? 'indicator' : '') : 'period'
  const choose = (chosen: string) => {
    if (chosen === 'period' && period) return onChange({ ...NOTHING_BESIDE, besidePeriod: periodBefore(period) })
    const other = indicator === 'filed' ? 'in_time' : 'filed'
    return onChange({ ...NOTHING_BESIDE, ...(chosen === 'indicator' && { besideIndicator: other }) })
  }
  const periods = besidePeriod === undefined || steps.includes(besidePeriod) ? steps : [besidePeriod, ...steps]
  return (
    <>
      <NativeSelect
        label={say('compare.title')}
        value={kind}
        data={[
          { value: '', label: say('compare.none') },
          { value: 'period', label: say('compare.period') },
          { value: 'indicator', label: say('compare.indicator') },
        ]}
        onChange={({ currentTarget }) => choose(currentTarget.value)}
      />
      {besidePeriod !== undefined && (
        <NativeSelect
          label={say('compare.withPeriod')}
          value={besidePeriod}
          data={periods.map((value) => ({ value, label: words.period(value) }))}
          onChange={({ currentTarget }) => onChange({ besidePeriod: currentTarget.value }, { replace: true })}
        />
      )}
      {besideIndicator && (
        <IndicatorChoice
          label={say('compare.withIndicator')}
          value={besideIndicator}
          onChoose={(code) => onChange({ besideIndicator: code })}
        />
      )}
    </>
  )
}
