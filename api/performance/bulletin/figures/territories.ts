import type { Kysely } from 'kysely'
import type { BulletinTerritory } from '../../../contract/performance/bulletinData.ts'
import { daysOf, quarterAfter } from '../../../contract/performance/period.ts'
import { classOf } from '../../../contract/performance/populationClasses.ts'
import type { RankedTrack } from '../../../contract/performance/rankings.ts'
import type { Database } from '../../../db/tables.ts'
import type { Candidate } from '../../ranking/rank.ts'
import type { Asking } from './asking.ts'
import { changesOf } from './changes.ts'
import { namesOfTerritories } from './names.ts'
import { territoryDelays } from './questions.ts'
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

/** Every commune and arrondissement with its delays of a quarter and of the one before. */
export async function measuredTerritories(
  db: Kysely<Database>,
  asking: Asking,
  quarter: string,
): Promise<MeasuredTerritory[]> {
  const pair = pairOf(quarter)
  const known = keyed(await territoryDelays(asking, pair), ({ quarter: first, code, track }) =>
    placeOf(first, code, track),
  )
  const changes = await changesOf(db, quarter)
  const of = (first: string, code: string, track: RankedTrack) => {
    const row = known.get(placeOf(first, code, track))
    return delaysOf(row, row)
  }
  const tracks = (first: string, code: string) => ({ gp: of(first, code, 'gp'), pp: of(first, code, 'pp') })
  return (await namesOfTerritories(db, pair.last)).map((name) => ({
    ...name,
    class: classOf(name),
    ...tracks(pair.first, name.code),
    before: tracks(pair.before, name.code),
    note: changes.get(name.code) ?? null,
  }))
}

/** As everybody is told of it. */
export const publicOf = ({ gp, pp, before, ...one }: MeasuredTerritory): BulletinTerritory => ({
  ...one,
  ...{ gp: told(gp), pp: told(pp), before: { gp: told(before.gp), pp: told(before.pp) } },
})

export const candidatesOf = (territories: readonly MeasuredTerritory[], track: RankedTrack): Candidate[] =>
  territories.map(({ before, note, ...one }) => ({ ...one, now: one[track], before: before[track], changed: note }))
