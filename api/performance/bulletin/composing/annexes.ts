import { dayText } from '../../../../spatial/conformity/figures.ts'
import { asDay } from '../../../../spatial/day.ts'
import type { BulletinTerritory } from '../../../contract/performance/bulletinData.ts'
import { LEAST } from '../../../contract/performance/indicators.ts'
import { RANKED_TRACKS } from '../../../contract/performance/rankings.ts'
import type { BulletinBlock } from '../../../papers/bulletinPaper.ts'
import { delayCells, delayColumns } from './delayColumns.ts'
import { heading, named, text, texts, type Writing, words } from './writing.ts'

/** Every territory, the rule, the definitions and the queries: what it takes to make each figure again. */
export const annexes = (writing: Writing): BulletinBlock[] => [
  ...territories(writing),
  ...incomparable(writing),
  ...rule(writing),
  ...definitions(writing),
  ...queries(writing),
]

/** A table a region: one of a thousand rows takes ten times as long to set. Those without any figure are named under it. */
function territories(writing: Writing): BulletinBlock[] {
  const { data, say, language } = writing
  const decided = Map.groupBy(
    data.territories.filter(({ gp, pp }) => gp.n !== 0 || pp.n !== 0),
    ({ regionCode }) => regionCode,
  )
  return [
    heading(2, say.annex.territories, true),
    texts([[say.annex.territoriesText(LEAST, dayText(asDay(data.period.last)))]], true),
    ...data.regions.flatMap((region) => {
      const own = decided.get(region.code)
      return own ? [heading(3, named(region, language)), ...territoriesOf(writing, named(region, language), own)] : []
    }),
  ]
}

const hasFigure = ({ gp, pp }: BulletinTerritory) => gp.mean !== null || pp.mean !== null

function territoriesOf(writing: Writing, region: string, own: readonly BulletinTerritory[]): BulletinBlock[] {
  const { say, language } = writing
  const [told, few] = [own.filter(hasFigure), own.filter((one) => !hasFigure(one))]
  const names = few.map((one) => named(one, language)).join(say.annex.comma)
  return [
    ...(told.length > 0 ? [territoryTable(writing, region, told)] : []),
    ...(few.length > 0 ? [texts([[{ strong: `${say.annex.fewIn}${say.colon}` }, `${names}.`]], true)] : []),
  ]
}

function territoryTable(writing: Writing, caption: string, own: readonly BulletinTerritory[]): BulletinBlock {
  const { say, language } = writing
  const { columns } = say
  return {
    ...({ kind: 'table', caption, dense: true, headed: true } as const),
    columns: [text(columns.territory, 3), text(columns.province, 2.4), ...delayColumns(writing)],
    rows: own.map((one) => [
      words(named(one, language)),
      words(language === 'ar' ? one.provinceAr : one.provinceFr),
      ...delayCells(writing, one),
    ]),
  }
}

/** Ranked and not compared: many for want of dossiers, named in one line; few for another ground, each with its reason. */
function incomparable(writing: Writing): BulletinBlock[] {
  const { data, say, language } = writing
  const told = RANKED_TRACKS.flatMap((track) => {
    const all = data.rankings[track].all.incomparable
    const names = all.filter(({ why }) => why === 'few_before').map((one) => named(one, language))
    const changed = all.filter(({ why }) => why === 'changed')
    const head = (why: 'few_before' | 'changed') => ({
      strong: `${say.ofTrack(say.annex.why[why], track)}${say.colon}`,
    })
    return [
      ...(names.length > 0 ? [[head('few_before'), `${names.join(say.annex.comma)}.`]] : []),
      ...changed.map((one) => [head('changed'), `${named(one, language)}. ${one.note?.[language] ?? ''}`]),
    ]
  })
  return told.length === 0 ? [] : [heading(3, say.annex.incomparable), texts(told, true)]
}

const rule = ({ data, say, language }: Writing): BulletinBlock[] => [
  heading(2, say.annex.rule, true),
  texts(data.rule.map((sentence) => [sentence[language]])),
]

function definitions(writing: Writing): BulletinBlock[] {
  const { data, say, language } = writing
  const told = data.definitions.map(({ name, from, to, how, excluded, least }) => {
    const between =
      from && to ? ` ${say.annex.from}${say.colon}${from[language]}. ${say.annex.to}${say.colon}${to[language]}.` : ''
    const withheld = least > 0 ? ` ${say.annex.least(least)}` : ''
    return [{ strong: `${name[language]}. ` }, `${how[language]}${between} ${excluded[language]}${withheld}`]
  })
  return [
    heading(2, say.annex.definitions),
    texts(told),
    heading(3, say.annex.legal),
    texts([...RANKED_TRACKS.map((track) => [legalIn(writing, track)]), [say.annex.doubtful(data.doubtful)]]),
  ]
}

function legalIn({ data, say, language }: Writing, track: 'gp' | 'pp'): string {
  const legal = data.legal[track]
  if (!legal) return say.annex.legalUnknown(say.tracks[track])
  return `${say.annex.legalOf(say.tracks[track], legal.days, legal.unit)} ${legal.rule[language]}`
}

const queries = ({ data, say, language }: Writing): BulletinBlock[] => [
  heading(2, say.annex.queries, true),
  texts([[say.annex.queriesText]]),
  ...data.queries.map(({ name, answers, sql, parameters }) => ({
    ...({ kind: 'query', name, answers: answers[language], sql } as const),
    parameters: {
      name: `${say.annex.parameters}${say.colon}`,
      values: parameters.map((value, nth) => `$${nth + 1} = ${JSON.stringify(value)}`).join(', '),
    },
  })),
]
