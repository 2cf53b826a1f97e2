import type { Kysely } from 'kysely'
import type { Day } from '../../../spatial/day.ts'
import { quarterAfter } from '../../contract/performance/period.ts'
import type { Statistics } from '../../contract/performance/statistics.ts'
import type { Database } from '../../db/tables.ts'
import { Asking } from '../bulletin/figures/asking.ts'
import { periodOf, readSums } from '../bulletin/figures/gather.ts'
import { KEY_CODES, keptBack, keyFigures } from '../bulletin/figures/keyFigures.ts'
import { openByAge } from '../bulletin/figures/questions.ts'
import { agesOf } from '../bulletin/figures/shape.ts'
import { definitionOf } from '../definitions/definitions.ts'
import { lastQuarter } from '../queries.ts'
import { stateOfFigures } from '../stateOfFigures.ts'

/** The country as its last quarter that ended left it, and twelve quarters of it: the figures of a bulletin, as of now. */
export async function readStatistics(db: Kysely<Database>, today: Day): Promise<Statistics> {
  const quarter = lastQuarter(today)
  const asking = new Asking(db)
  const { sums, span, trend } = await readSums(asking, quarter)
  return {
    period: periodOf(quarter),
    before: periodOf(quarterAfter(quarter, -1)),
    asOf: (await stateOfFigures(db))?.asOf ?? null,
    key: keyFigures(sums, span).map((figure) => {
      const withheldIn = (first: string) => keptBack(sums, first, figure.code)
      return { ...figure, withheld: withheldIn(span.first), withheldBefore: withheldIn(span.before) }
    }),
    definitions: KEY_CODES.map(definitionOf),
    trend,
    ages: agesOf(await openByAge(asking, span)),
  }
}
