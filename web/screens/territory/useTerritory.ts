import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback, useMemo } from 'react'
import { INDICATOR_CODES, INDICATORS, type IndicatorCode } from '../../../api/contract/performance/indicators.ts'
import type { PerformanceAnswer } from '../../../api/contract/performance/performance.ts'
import { periodBefore } from '../../../api/contract/performance/period.ts'
import { useWords } from '../../text/words.ts'
import { type ClassKey, scaleOf } from './classes.ts'
import { keptScale } from './keptScale.ts'
import { quartersBetween, stepsFor } from './periods.ts'
import { isWithin, levelOf, levelShown, type Place, type Places } from './places.ts'
import { byName, type DrawnRow, rowsOf, sorted, withOthers } from './ranking.ts'
import { type Asked, useNeighbours, usePerformance, usePeriods } from './territoryQueries.ts'
import type { MapLevel, TerritorySearch } from './territorySearch.ts'
import { useLand } from './useLand.ts'

const DEFAULT_INDICATOR: IndicatorCode = 'median_working_net'
const NOWHERE: readonly Place[] = []

const known = (code: string | undefined): IndicatorCode | undefined =>
  INDICATOR_CODES.find((one) => one === code && Object.hasOwn(INDICATORS, one))

/** What the address asks for, the usual where it says nothing. */
function useAskedView() {
  const search = useSearch({ from: '/territoire' })
  const indicator = known(search.indicator) ?? DEFAULT_INDICATOR
  const level = levelShown(search)
  const shown = useMemo(
    () => new Set((search.classes?.split(',') ?? []) as ClassKey[]), // the address is parsed by its own shape
    [search.classes],
  )
  return { search, indicator, level, shown, scaleName: search.scale ?? keptScale() ?? ('warm' as const) }
}

/** The quarters there are figures of. */
function useQuarters(): readonly string[] {
  const { data } = usePeriods()
  return useMemo(() => (data?.first && data.last ? quartersBetween(data.first, data.last) : []), [data])
}

function useAnswers({ search, indicator, level }: ReturnType<typeof useAskedView>) {
  const { procedure, track, besidePeriod } = search
  const besideIndicator = besidePeriod === undefined ? known(search.besideIndicator) : undefined
  const asked = useMemo<Asked>(
    () => ({ level, indicator, period: search.period, procedure, track }),
    [level, indicator, search.period, procedure, track],
  )
  const main = usePerformance(asked)
  const period = search.period ?? main.data?.period.code
  const before = usePerformance(
    useMemo(() => (period === undefined ? null : { ...asked, period: periodBefore(period) }), [asked, period]),
  )
  const beside = usePerformance(
    useMemo(() => {
      if (besidePeriod !== undefined) return { ...asked, period: besidePeriod }
      return besideIndicator ? { ...asked, indicator: besideIndicator } : null
    }, [asked, besidePeriod, besideIndicator]),
  )
  return { asked, main, before, beside, period, besidePeriod, besideIndicator }
}

/** Everything the screen shows, from the address and the answers: the map, the legend and the table are views of it. */
export function useTerritory() {
  const view = useAskedView()
  const { search, indicator, level, shown } = view
  const { places, besidePlaces, agenciesOn } = useLand(search)
  const answers = useAnswers(view)
  const { main, before, beside, period, besideIndicator, besidePeriod, asked } = answers
  const isComparing = besideIndicator !== undefined || besidePeriod !== undefined
  const quarters = useQuarters()
  // a quarter that is asked for is a step, though nothing is counted yet
  const steps = useMemo(() => {
    const known = stepsFor(quarters, period ?? '')
    return period === undefined || known.includes(period) ? known : [...known, period].toSorted()
  }, [quarters, period])
  useNeighbours(
    useMemo(() => (period ? { ...asked, period } : null), [asked, period]),
    steps,
  )
  const here = useHere(places.data, { level, around: search.in })
  const besideHere = useHere(besidePlaces, { level, around: search.in })
  const scale = useMemo(() => scaleOf(indicator, level, main.data?.legal ?? null), [indicator, level, main.data?.legal])
  const besideAnswer = isComparing ? beside.data : undefined
  const besideScale = useMemo(
    () => (besideIndicator ? scaleOf(besideIndicator, level, besideAnswer?.legal ?? null) : scale),
    [besideIndicator, level, besideAnswer?.legal, scale],
  )
  // a former answer's territories are another level's: nothing is drawn of them
  const isOfLevel = !main.isPlaceholderData || main.data?.rows.some(({ code }) => levelOf(code) === level)
  const rows = useMemo(
    () => (main.data && isOfLevel ? rowsOf(here, main.data, scale) : []),
    [here, main.data, isOfLevel, scale],
  )
  const besideRows = useMemo(
    () => (besideAnswer ? rowsOf(besideHere, besideAnswer, besideScale) : []),
    [besideHere, besideAnswer, besideScale],
  )
  const listed = useListed(rows, {
    ...{ shown, search, beside: besideAnswer },
    before: before.isPlaceholderData ? undefined : before.data,
  })
  return useSame({
    ...view,
    ...{
      places,
      besidePlaces,
      agenciesOn,
      period,
      quarters,
      steps,
      scale,
      besideScale,
      rows,
      besideRows,
      listed,
      isComparing,
    },
    ...{ besideIndicator, besidePeriod, periodBefore: period === undefined ? undefined : periodBefore(period) },
    ...{ answer: main.data, besideAnswer, main, beside },
    isStale: main.isPlaceholderData,
  })
}

/** The territories that are looked at, by name. */
function useHere(
  places: Places | undefined,
  { level, around }: { readonly level: MapLevel; readonly around: string | undefined },
) {
  const { language } = useWords()
  return useMemo(
    () => byName(places?.at[level].filter((place) => isWithin(place, around)) ?? NOWHERE, language),
    [places, level, around, language],
  )
}

type Listing = {
  readonly shown: ReadonlySet<ClassKey>
  readonly search: TerritorySearch
  readonly before: PerformanceAnswer | undefined
  readonly beside: PerformanceAnswer | undefined
}

/** The rows of the table, filtered as the map is and in the order asked for. */
function useListed(rows: readonly DrawnRow[], { shown, search, before, beside }: Listing) {
  const { sort = 'rank', down } = search
  return useMemo(() => {
    const kept = shown.size === 0 ? rows : rows.filter(({ key }) => shown.has(key))
    return sorted(withOthers(kept, { before, beside }), { sort, down: down === 'yes' })
  }, [rows, shown, sort, down, before, beside])
}

/** The same object as long as nothing in it changed: a pointer over the map then renders a card, not the screen. */
function useSame<T extends object>(value: T): T {
  // biome-ignore lint/correctness/useExhaustiveDependencies: the values are the whole of it, and always as many
  return useMemo(() => value, Object.values(value))
}

export type Territory = ReturnType<typeof useTerritory>

/** Changes what the address says; a step through time or a class leaves no trail behind the Back button. */
export function useChange() {
  const navigate = useNavigate({ from: '/territoire' })
  return useCallback(
    (change: TerritorySearch, { replace = false } = {}) =>
      void navigate({ search: (now) => ({ ...now, ...change }), replace, resetScroll: false }),
    [navigate],
  )
}

export type Change = ReturnType<typeof useChange>
