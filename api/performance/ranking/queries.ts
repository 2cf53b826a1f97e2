import type { Kysely } from 'kysely'
import type { Day } from '../../../spatial/day.ts'
import { quarterAfter } from '../../contract/performance/period.ts'
import { CLASS_NAMES, POPULATION_CLASSES, type PopulationClass } from '../../contract/performance/populationClasses.ts'
import type { RankedTrack, RankingsAnswer } from '../../contract/performance/rankings.ts'
import type { Database } from '../../db/tables.ts'
import { Asking } from '../bulletin/figures/asking.ts'
import { mustBeOver, periodOf, settledState } from '../bulletin/figures/gather.ts'
import { candidatesOf, measuredTerritories } from '../bulletin/figures/territories.ts'
import { rank } from './rank.ts'
import { RULE } from './rule.ts'

type Asked = {
  readonly quarter: string
  readonly track: RankedTrack
  readonly class: PopulationClass
  readonly today: Day
}

/** The ranking of a quarter that is over, as its bulletin prints it. @throws Problem QUARTER_NOT_OVER, FIGURES_BEHIND */
export async function readRankings(db: Kysely<Database>, asked: Asked): Promise<RankingsAnswer> {
  const { quarter, track, class: among } = asked
  mustBeOver(asked)
  await settledState(db, quarter)
  const territories = await measuredTerritories(db, new Asking(db), quarter)
  return {
    period: periodOf(quarter),
    before: periodOf(quarterAfter(quarter, -1)),
    ...{ track, class: among },
    classes: POPULATION_CLASSES.map((code) => ({
      ...{ code, name: CLASS_NAMES[code] },
      territories: territories.filter((one) => code === 'all' || one.class === code).length,
    })),
    rule: [...RULE],
    ranking: rank(candidatesOf(territories, track), among),
  }
}
