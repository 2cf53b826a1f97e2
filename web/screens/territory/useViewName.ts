import { useTerritoryWords } from '../../text/useTerritoryWords.ts'
import { useWords } from '../../text/words.ts'
import { useProcedures } from '../procedures/procedureQueries.ts'
import { useFigureWords } from './useFigureWords.ts'
import type { Territory } from './useTerritory.ts'

/** What is looked at, in one line: on the map, over the table, in the picture and in the file. */
export function useViewName({
  indicator,
  search,
  level,
  period,
  answer,
  besidePeriod,
  besideIndicator,
  places,
}: Territory) {
  const say = useTerritoryWords()
  const words = useFigureWords()
  const { nameOf } = useWords()
  const procedures = useProcedures()
  const procedure = procedures.data?.procedures.find(({ code }) => code === search.procedure)
  const around = search.in === undefined ? undefined : places.data?.byCode.get(search.in)
  const when = (code: string | undefined, running = false) => (code === undefined ? '' : words.period(code, running))
  const now = when(period, answer?.period.running)
  const of = [
    procedure ? nameOf(procedure) : say('anyProcedure'),
    say(`tracks.${search.track ?? 'all'}`),
    around ? nameOf(around) : say('country'),
    say(`levels.${level}`),
  ]
  const measured = words.indicator(indicator)
  const beside = besideIndicator
    ? say('measuredAt', { measured: words.indicator(besideIndicator), period: now })
    : besidePeriod === undefined
      ? ''
      : say('measuredAt', { measured, period: when(besidePeriod) })
  return {
    measured,
    period: now,
    of: of.join(' · '),
    whole: [measured, now, ...of].filter(Boolean).join(' · '),
    left: say('measuredAt', { measured, period: now }),
    right: beside,
  }
}
