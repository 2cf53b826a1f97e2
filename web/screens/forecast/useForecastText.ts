import type { Forecast, ForecastKept } from '../../../api/contract/performance/forecast.ts'
import { addDays, asDay } from '../../../spatial/day.ts'
import { fixed, printedDay, share } from '../../text/figures.ts'
import { useForecastWords } from '../../text/useForecastWords.ts'
import { useWords } from '../../text/words.ts'

type Interval = NonNullable<Forecast['interval']>
type Looked = Forecast['looked'][number]

/** A forecast in words. */
export function useForecastText() {
  const say = useForecastWords()
  const { nameOf, listed } = useWords()
  const placeName = (looked: Looked) => say(`scopes.${looked.scope}`, { name: nameOf(looked) })

  /** « Entre 12 et 48 jours ». */
  const lengthText = ({ low, high }: Interval): string => {
    if (high === 0) return say('sameDay')
    return say(low === high ? 'exactly' : 'between', { count: high, low, high })
  }

  /** The days themselves, of a dossier filed on one; that they are past, once `today` is beyond them. */
  const daysText = ({ low, high }: Interval, filed: string, today: string): string => {
    const [first, last] = [low, high].map((days) => addDays(asDay(filed), days))
    const values = { low: printedDay(first ?? filed), high: printedDay(last ?? filed) }
    if (last !== undefined && today > last) return say('past', values)
    return say(low === high ? 'day' : 'days', values)
  }

  const lookedText = (looked: readonly Looked[]): string =>
    listed(
      looked.map((one) =>
        say(one.waiting ? 'lookedWaiting' : 'looked', { place: placeName(one), decided: fixed(one.decided, 0) }),
      ),
    )

  const keptText = ({ within, dossiers, scope }: ForecastKept): string =>
    say(scope === null ? 'kept' : `keptOf.${scope}`, { dossiers: fixed(dossiers, 0), share: share(within / dossiers) })

  return { lengthText, daysText, lookedText, keptText, placeName }
}
