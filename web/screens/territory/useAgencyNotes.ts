import { printedDay } from '../../text/figures.ts'
import { useTerritoryWords } from '../../text/useTerritoryWords.ts'
import { agencyOf } from './places.ts'
import type { Territory } from './useTerritory.ts'

/** What must be known to read a map by agency: of which day their territories are, and of how many communes nobody told. */
export function useAgencyNotes({ level, places, agenciesOn }: Territory): readonly string[] {
  const say = useTerritoryWords()
  if (level !== 'agencies' || !places.data || agenciesOn === undefined) return []
  const apart = places.data.at.communes.filter((place) => !place.ended && agencyOf(place) === null)
  return [
    say('agency.on', { day: printedDay(agenciesOn) }),
    ...(apart.length > 0 ? [say('agency.communesApart', { count: apart.length })] : []),
  ]
}
