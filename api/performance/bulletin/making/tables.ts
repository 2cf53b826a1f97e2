import type { BulletinData } from '../../../contract/performance/bulletinData.ts'
import { POPULATION_CLASSES } from '../../../contract/performance/populationClasses.ts'
import { RANKED_TRACKS } from '../../../contract/performance/rankings.ts'
import { csv } from '../../../privacy/exports/csv.ts'

/** The figures of a bulletin as tables for a spreadsheet, by file name. Headings are the keys of the data. */
export const tablesOf = (data: BulletinData): Readonly<Record<string, Buffer>> => ({
  'territories.csv': territories(data),
  'provinces.csv': provinces(data),
  'rankings.csv': rankings(data),
  'trend.csv': trend(data),
  'regions.csv': regions(data),
})

const DELAYS = ['n', 'mean', 'median', 'ninth', 'inTime', 'withheld'] as const

const delays = ({ n, mean, median, ninth, inTime, withheld }: BulletinData['tracks']['gp']) => [
  n,
  ...[mean, median, ninth, inTime],
  withheld ? 'true' : 'false',
]

function territories({ territories: all, period, before }: BulletinData): Buffer {
  const headings = [
    'quarter',
    'code',
    'nameFr',
    'nameAr',
    'provinceFr',
    'regionCode',
    'kind',
    'population',
    'class',
    'track',
  ]
  const rows = all.flatMap((one) =>
    [
      { quarter: before.code, tracks: one.before },
      { quarter: period.code, tracks: one },
    ].flatMap(({ quarter, tracks }) =>
      RANKED_TRACKS.map((track) => [
        ...[
          quarter,
          one.code,
          one.nameFr,
          one.nameAr,
          one.provinceFr,
          one.regionCode,
          one.kind,
          one.population,
          one.class,
        ],
        ...[track, ...delays(tracks[track])],
      ]),
    ),
  )
  return csv([...headings, ...DELAYS], rows)
}

function provinces({ provinces: all, period, before }: BulletinData): Buffer {
  const rows = all.flatMap((one) =>
    [
      { quarter: before.code, tracks: one.before },
      { quarter: period.code, tracks: one },
    ].flatMap(({ quarter, tracks }) =>
      RANKED_TRACKS.map((track) => [
        ...[quarter, one.code, one.nameFr, one.nameAr, one.regionCode, track],
        ...delays(tracks[track]),
      ]),
    ),
  )
  return csv(['quarter', 'code', 'nameFr', 'nameAr', 'regionCode', 'track', ...DELAYS], rows)
}

const LISTS = ['best', 'improved', 'degraded'] as const

function rankings({ rankings: all, period }: BulletinData): Buffer {
  const headings = [
    'quarter',
    'track',
    'class',
    'list',
    'rank',
    'code',
    'nameFr',
    'nameAr',
    'mean',
    'median',
    'n',
    'before',
    'change',
  ]
  const rows = RANKED_TRACKS.flatMap((track) =>
    POPULATION_CLASSES.flatMap((among) =>
      LISTS.flatMap((list) =>
        all[track][among][list].map(({ rank, code, nameFr, nameAr, mean, median, n, before, change }) => [
          ...[period.code, track, among, list, rank, code, nameFr, nameAr, mean, median, n, before, change],
        ]),
      ),
    ),
  )
  return csv(headings, rows)
}

const COUNTS = ['filed', 'decided', 'refused', 'silence', 'backlog'] as const
const BOTH = RANKED_TRACKS.flatMap((track) => DELAYS.map((of) => `${track}.${of}`))

const trend = ({ trend: all }: BulletinData): Buffer =>
  csv(
    ['quarter', ...COUNTS, ...BOTH],
    all.map((one) => [one.quarter, ...COUNTS.map((of) => one[of]), ...delays(one.gp), ...delays(one.pp)]),
  )

const regions = ({ regions: all, period }: BulletinData): Buffer =>
  csv(
    ['quarter', 'code', 'nameFr', 'nameAr', ...COUNTS, ...BOTH],
    all.map((one) => [
      ...[period.code, one.code, one.nameFr, one.nameAr],
      ...COUNTS.map((of) => one[of]),
      ...[...delays(one.gp), ...delays(one.pp)],
    ]),
  )
