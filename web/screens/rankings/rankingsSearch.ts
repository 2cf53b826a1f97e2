import { POPULATION_CLASSES, type PopulationClass } from '../../../api/contract/performance/populationClasses.ts'
import { RANKED_TRACKS, type RankedTrack } from '../../../api/contract/performance/rankings.ts'

export type RankingsSearch = {
  readonly quarter?: string | undefined
  readonly track?: RankedTrack | undefined
  readonly class?: PopulationClass | undefined
}

/** What is none of them is dropped: the first one is shown. */
export function parseRankingsSearch(search: Record<string, unknown>): RankingsSearch {
  const track = RANKED_TRACKS.find((one) => one === search.track)
  const among = POPULATION_CLASSES.find((one) => one === search.class)
  return {
    ...(typeof search.quarter === 'string' && /^\d{4}-Q[1-4]$/.test(search.quarter) && { quarter: search.quarter }),
    ...(track && { track }),
    ...(among && { class: among }),
  }
}
