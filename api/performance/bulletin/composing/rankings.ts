import { LEAST } from '../../../contract/performance/indicators.ts'
import { POPULATION_CLASSES } from '../../../contract/performance/populationClasses.ts'
import {
  RANKED_TRACKS,
  type RankedRow,
  type RankedTrack,
  type Ranking,
} from '../../../contract/performance/rankings.ts'
import type { BulletinBlock, BulletinTable } from '../../../papers/bulletinPaper.ts'
import {
  count,
  figures,
  heading,
  moved,
  number,
  oneDecimal,
  text,
  texts,
  type Writing,
  whole,
  words,
} from './writing.ts'

/** Shortest delays, and what moved most in each direction: all territories, then each class among itself. */
export const rankings = (writing: Writing): BulletinBlock[] => RANKED_TRACKS.flatMap((track) => ofTrack(writing, track))

function ofTrack(writing: Writing, track: RankedTrack): BulletinBlock[] {
  const { data, say } = writing
  return [
    heading(2, say.rankings.title(say.tracks[track]), track === RANKED_TRACKS[0]),
    ...POPULATION_CLASSES.flatMap((among) => [
      heading(3, say.rankings.among[among]),
      ...listsOf(writing, data.rankings[track][among], among === 'all' ? null : data.rankings[track].all),
    ]),
  ]
}

/** Lists of a class, unless all that are ranked are of it: then they are those of `all`. */
function listsOf(writing: Writing, ranking: Ranking, all: Ranking | null): BulletinBlock[] {
  const { say } = writing
  const { ranked, compared, few, none } = ranking
  if (ranked === 0) return [texts([[say.rankings.nobody(LEAST, few.length, none)]], true)]
  const counted = texts([[say.rankings.counted(ranked, compared, few.length, none)]], true)
  if (ranked === all?.ranked) return [counted, texts([[say.rankings.sameAsAll]], true)]
  const lists = (['best', 'improved', 'degraded'] as const).filter((list) => ranking[list].length > 0)
  return [counted, ...lists.map((list) => listOf(writing, say.rankings[list], ranking[list]))]
}

function listOf(writing: Writing, caption: string, rows: readonly RankedRow[]): BulletinTable {
  const { say, language } = writing
  const { columns } = say
  return {
    kind: 'table',
    caption,
    columns: [
      number(columns.rank, 0.7),
      text(columns.territory, 3.4),
      text(columns.province, 2.6),
      ...[columns.population, columns.mean, columns.median, columns.n, columns.was, columns.change].map((head) =>
        number(head, 1.35),
      ),
    ],
    rows: rows.map((row) => [
      count(row.rank),
      words(language === 'ar' ? row.nameAr || row.nameFr : row.nameFr),
      words(language === 'ar' ? row.provinceAr : row.provinceFr),
      figures(whole(row.population)),
      figures(oneDecimal(row.mean)),
      figures(oneDecimal(row.median)),
      count(row.n),
      row.before === null ? words(say.noFigure) : figures(oneDecimal(row.before)),
      row.change === null ? words(say.noFigure) : figures(moved(row.change)),
    ]),
    ...{ dense: true, headed: false },
  }
}
