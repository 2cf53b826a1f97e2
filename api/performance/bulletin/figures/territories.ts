import type { Kysely } from 'kysely'
import type { BulletinProvince, BulletinTerritory } from '../../../contract/performance/bulletinData.ts'
import { daysOf, quarterAfter } from '../../../contract/performance/period.ts'
import { classOf } from '../../../contract/performance/populationClasses.ts'
import type { RankedTrack } from '../../../contract/performance/rankings.ts'
import type { Database } from '../../../db/tables.ts'
import type { Candidate } from '../../ranking/rank.ts'
import type { Asking } from './asking.ts'
import { changesOf } from './changes.ts'
import { namesOfProvinces, namesOfTerritories } from './names.ts'
import { provinceDelays, territoryDelays } from './questions.ts'
import { type CountedDelays, delaysOf, keyed, placeOf, told } from './shape.ts'

type CountedTracks = { readonly gp: CountedDelays; readonly pp: CountedDelays }

/** A territory with the number of its dossiers, few as they may be: what ranks it reads them. */
export type MeasuredTerritory = Omit<BulletinTerritory, 'gp' | 'pp' | 'before'> &
  CountedTracks & { readonly before: CountedTracks }

/** A quarter and the one before, by their first days. */
export const pairOf = (quarter: string) => ({
  first: daysOf(quarter).first,
  last: daysOf(quarter).last,
  before: daysOf(quarterAfter(quarter, -1)).first,
})

type Known = Awaited<ReturnType<typeof territoryDelays>>

/** Delays of a place in a quarter given by its first day, both tracks, from the rows of all places. */
function tracksIn(rows: Known): (first: string, code: string) => CountedTracks {
  const known = keyed(rows, ({ quarter, code, track }) => placeOf(quarter, code, track))
  const of = (first: string, code: string, track: RankedTrack) => {
    const row = known.get(placeOf(first, code, track))
    return delaysOf(row, row)
  }
  return (first, code) => ({ gp: of(first, code, 'gp'), pp: of(first, code, 'pp') })
}

/** Every commune and arrondissement with its delays of a quarter and of the one before. */
export async function measuredTerritories(
  db: Kysely<Database>,
  asking: Asking,
  quarter: string,
): Promise<MeasuredTerritory[]> {
  const pair = pairOf(quarter)
  const tracks = tracksIn(await territoryDelays(asking, pair))
  const changes = await changesOf(db, quarter)
  return (await namesOfTerritories(db, pair.last)).map((name) => ({
    ...name,
    class: classOf(name),
    ...tracks(pair.first, name.code),
    before: tracks(pair.before, name.code),
    note: changes.get(name.code) ?? null,
  }))
}

/** Every prefecture and province, made of the communes it had on the last day. */
export async function measuredProvinces(
  db: Kysely<Database>,
  asking: Asking,
  quarter: string,
): Promise<BulletinProvince[]> {
  const pair = pairOf(quarter)
  const tracks = tracksIn(await provinceDelays(asking, pair))
  return (await namesOfProvinces(db)).map((name) => ({
    ...name,
    ...toldTracks(tracks(pair.first, name.code)),
    before: toldTracks(tracks(pair.before, name.code)),
  }))
}

const toldTracks = ({ gp, pp }: CountedTracks) => ({ gp: told(gp), pp: told(pp) })

/** As everybody is told of it. */
export const publicOf = ({ before, ...one }: MeasuredTerritory): BulletinTerritory => ({
  ...one,
  ...toldTracks(one),
  before: toldTracks(before),
})

export const candidatesOf = (territories: readonly MeasuredTerritory[], track: RankedTrack): Candidate[] =>
  territories.map(({ before, note, ...one }) => ({ ...one, now: one[track], before: before[track], changed: note }))
