import { useEffect, useState } from 'react'
import { useTerritoryWords } from '../../text/useTerritoryWords.ts'
import { comparableLegal } from './classes.ts'
import { PlaceFigure } from './PlaceFigure.tsx'
import { PlaceNames } from './PlaceNames.tsx'
import { lastQuarterOf } from './periods.ts'
import classes from './place.module.css'
import type { Place } from './places.ts'
import { Trend } from './Trend.tsx'
import screen from './territory.module.css'
import { useSeries } from './territoryQueries.ts'
import type { Territory } from './useTerritory.ts'

type PlaceCardProps = { readonly place: Place; readonly territory: Territory }

/** A pointer that only passes asks nothing. */
const REST_MS = 140
const TREND_QUARTERS = 8

function useRested(code: string): boolean {
  const [rested, setRested] = useState('')
  useEffect(() => {
    const timer = setTimeout(() => setRested(code), REST_MS)
    return () => clearTimeout(timer)
  }, [code])
  return rested === code
}

/** What is pointed at on the map or focused in the table: in a corner of its own, where it covers nothing pointed at. */
export function PlaceCard({ place, territory }: PlaceCardProps) {
  const say = useTerritoryWords()
  const { search, period, indicator, answer } = territory
  const rested = useRested(place.code)
  const { procedure, track } = search
  const asked = period !== undefined &&
    rested &&
    !place.unknown && {
      ...{ level: place.level, code: place.code, quarters: TREND_QUARTERS },
      ...{ period: lastQuarterOf(period), procedure, track },
    }
  const { data } = useSeries(asked || null)
  return (
    <aside className={classes.card} aria-label={say('card')}>
      <PlaceNames place={place} />
      <PlaceFigure place={place} territory={territory} />
      {territory.level === 'agencies' && place.level === 'communes' && (
        <p>{say(place.agencies.length === 0 ? 'agency.unknownHere' : 'agency.severalHere')}</p>
      )}
      {answer && !place.unknown && (
        <div className={classes.cardTrend}>
          {data ? (
            <Trend
              series={data}
              indicator={indicator}
              unit={answer.unit}
              legal={comparableLegal(indicator, answer.legal)}
            />
          ) : (
            <p className={screen.quiet}>{say('trend.loading')}</p>
          )}
        </div>
      )}
    </aside>
  )
}
