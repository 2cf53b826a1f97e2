import { Link } from '@tanstack/react-router'
import { type RefObject, useEffect, useRef } from 'react'
import { indicatorOf } from '../../../api/contract/performance/indicators.ts'
import type { TerritorySeries } from '../../../api/contract/performance/performance.ts'
import { problemOf } from '../../api/problem.ts'
import { useTerritoryWords } from '../../text/useTerritoryWords.ts'
import { useWords } from '../../text/words.ts'
import { type Fact, FactList } from '../../ui/FactList.tsx'
import { Waiting } from '../../ui/Waiting.tsx'
import { CommuneWays } from '../commune/CommuneWays.tsx'
import { LastQuarter } from '../commune/LastQuarter.tsx'
import { ProblemReport } from '../frame/ProblemReport.tsx'
import { comparableLegal } from './classes.ts'
import { PlaceFigure } from './PlaceFigure.tsx'
import { PlaceNames } from './PlaceNames.tsx'
import { lastQuarterOf } from './periods.ts'
import classes from './place.module.css'
import { levelUnder, type Place, parentOf } from './places.ts'
import { Trend } from './Trend.tsx'
import screen from './territory.module.css'
import { useSeries } from './territoryQueries.ts'
import { useFigureWords } from './useFigureWords.ts'
import { useGoDown } from './useGoDown.ts'
import type { Change, Territory } from './useTerritory.ts'

type PlaceSheetProps = { readonly place: Place; readonly territory: Territory; readonly onChange: Change }

const QUARTERS = 12

/** Whoever opened it is brought to it and back; an address that opens it leaves the focus where a page begins. */
function useFocusWhileOpen(target: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const from = document.activeElement
    if (!(from instanceof HTMLElement) || from === document.body) return
    target.current?.focus()
    return () => {
      if (from.isConnected) from.focus()
    }
  }, [target])
}

/** One territory: its figures, their course, and the ways on, down to its dossiers for whoever may read them. */
export function PlaceSheet({ place, territory, onChange }: PlaceSheetProps) {
  const say = useTerritoryWords()
  const { nameOf } = useWords()
  const { search, period, indicator, answer } = territory
  const { procedure, track } = search
  const close = useRef<HTMLButtonElement>(null)
  useFocusWhileOpen(close)
  const series = useSeries(
    period === undefined || place.unknown
      ? null
      : { level: place.level, code: place.code, quarters: QUARTERS, period: lastQuarterOf(period), procedure, track },
  )
  return (
    <section className={classes.sheet} aria-label={say('sheet.label', { name: nameOf(place) })}>
      <button ref={close} type="button" className={classes.close} onClick={() => onChange({ at: undefined })}>
        <span aria-hidden="true">×</span>
        <span className="unseen">{say('sheet.close')}</span>
      </button>
      <h2>
        <PlaceNames place={place} />
      </h2>
      <PlaceFigure place={place} territory={territory} />
      {series.error && <ProblemReport problem={problemOf(series.error)} onRetry={() => void series.refetch()} />}
      {series.isPending && !place.unknown && <Waiting lines={[48, 24, 24, 24]} />}
      {series.data && answer && (
        <>
          <Trend
            series={series.data}
            indicator={indicator}
            unit={answer.unit}
            legal={comparableLegal(indicator, answer.legal)}
          />
          <PlaceFacts series={series.data} />
          <LastQuarter series={series.data} />
        </>
      )}
      <Ways place={place} territory={territory} onChange={onChange} />
    </section>
  )
}

const TOLD = [
  ...(['filed', 'decided', 'in_time', 'median_working_net', 'right_first_time', 'backlog'] as const),
  ...(['time_guichet', 'time_members', 'time_president', 'time_applicant'] as const),
] as const

function PlaceFacts({ series: { series, periods } }: { readonly series: TerritorySeries }) {
  const say = useTerritoryWords()
  const words = useFigureWords()
  const facts = TOLD.flatMap((code): Fact[] => {
    const { unit, least } = indicatorOf(code)
    const figure = series[code]?.at(-1)
    return figure ? [{ term: words.indicator(code), value: words.figure(figure, { unit, least }) }] : []
  })
  return (
    <>
      <h3>{say('sheet.figures', { period: words.period(periods.at(-1)?.code ?? '') })}</h3>
      <FactList facts={facts} />
    </>
  )
}

function Ways({ place, territory, onChange }: PlaceSheetProps) {
  const say = useTerritoryWords()
  const { nameOf } = useWords()
  const goDown = useGoDown(onChange)
  const around = parentOf(place)
  const parent = around === undefined ? undefined : territory.places.data?.byCode.get(around)
  return (
    <ul className={classes.ways}>
      {levelUnder(place.level) && (
        <li>
          <button type="button" className={screen.link} onClick={() => goDown(place.code)}>
            {say('sheet.down')}
          </button>
        </li>
      )}
      {place.level === 'communes' && (
        <>
          <li>
            <Link to="/communes/$code" params={{ code: place.code }}>
              {say('sheet.commune')}
            </Link>
          </li>
          <CommuneWays code={place.code} path={['MA', ...place.path, ...(place.city === null ? [] : [place.city])]} />
        </>
      )}
      {parent && parent.code !== territory.search.in && (
        <li>
          <button
            type="button"
            className={screen.link}
            onClick={() => onChange({ in: parent.code, level: undefined, view: undefined })}
          >
            {say('sheet.around', { name: nameOf(parent) })}
          </button>
        </li>
      )}
    </ul>
  )
}
