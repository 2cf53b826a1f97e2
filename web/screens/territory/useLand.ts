import { useMemo } from 'react'
import { isAgency, levelShown, withAgencies } from './places.ts'
import { useAgencyGrounds, usePlaces } from './territoryQueries.ts'
import type { TerritorySearch } from './territorySearch.ts'

/** Territories with their names and places; agencies with their communes, of both periods of a comparison, where they are asked for. */
export function useLand(search: TerritorySearch) {
  const { period, besidePeriod } = search
  const byAgency = levelShown(search) === 'agencies' || isAgency(search.in) || isAgency(search.at)
  const { data: places, error, refetch } = usePlaces()
  const now = useAgencyGrounds(useMemo(() => (byAgency ? { period } : null), [byAgency, period]))
  const then = useAgencyGrounds(
    useMemo(() => (byAgency && besidePeriod !== undefined ? { period: besidePeriod } : null), [byAgency, besidePeriod]),
  )
  const data = useMemo(() => {
    if (!byAgency) return places
    return places && now.data && withAgencies(places, now.data)
  }, [byAgency, places, now.data])
  const beside = useMemo(() => {
    if (!byAgency || besidePeriod === undefined) return data
    return places && then.data && withAgencies(places, then.data)
  }, [byAgency, besidePeriod, data, places, then.data])
  const fault = error ?? (byAgency ? (now.error ?? then.error) : null)
  const [{ refetch: nowAgain }, { refetch: thenAgain }] = [now, then]
  return {
    places: useMemo(
      () => ({
        data,
        error: fault,
        refetch: () =>
          Promise.all([
            refetch(),
            ...(byAgency ? [nowAgain(), ...(besidePeriod === undefined ? [] : [thenAgain()])] : []),
          ]),
      }),
      [data, fault, refetch, byAgency, besidePeriod, nowAgain, thenAgain],
    ),
    besidePlaces: beside,
    /** The day of the territories of agencies. */
    agenciesOn: byAgency ? now.data?.on : undefined,
  }
}
