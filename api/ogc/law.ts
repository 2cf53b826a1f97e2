import { type RawBuilder, sql } from 'kysely'
import type { Day } from '../../spatial/day.ts'
import { addDays } from '../../spatial/day.ts'
import { livingOn, shownOn, type VersionActs, type VersionStanding } from '../plans/standings.ts'

/** Days from one to another, both included; null is without end. */
export type Days = { readonly from: Day | null; readonly to: Day | null }

/** What is law during some days, and whether anybody named the days: what carries no term is there then too. */
export type Law = {
  readonly days: Days
  readonly named: boolean
  /** Versions that live on one of the days, and those of them that are shown; each as on the last such day. */
  readonly living: readonly VersionStanding[]
  readonly shown: readonly VersionStanding[]
}

/**
 * The law of some days. It changes on the day of an act, or when a term runs out: those days, and the day before each
 * act, are all that have to be looked at.
 */
export function lawDuring(versions: readonly VersionActs[], days: Days, named: boolean): Law {
  const plans = [...Map.groupBy(versions, ({ planId }) => planId).values()]
  const law = plans.map((ofPlan) => {
    const looked = daysToLookAt(ofPlan, days)
    return {
      living: lastOf(looked, (day) => livingOn(ofPlan, day)),
      shown: lastOf(looked, (day) => shownOn(ofPlan, day)),
    }
  })
  return { days, named, living: law.flatMap(({ living }) => living), shown: law.flatMap(({ shown }) => shown) }
}

const FIRST = '0001-01-01' as Day // before every act
const LAST = '9999-12-31' as Day // after every term

function daysToLookAt(versions: readonly VersionActs[], { from, to }: Days): readonly Day[] {
  const [first, last] = [from ?? FIRST, to ?? LAST]
  if (first === last) return [first]
  const acts = versions.flatMap(({ events }) => events.map(({ onDay }) => onDay))
  const around = [first, last, ...acts.flatMap((day) => [addDays(day, -1), day])]
  return [...new Set(around)].filter((day) => day >= first && day <= last).sort()
}

function lastOf(days: readonly Day[], standing: (day: Day) => readonly VersionStanding[]): readonly VersionStanding[] {
  const found = new Map<string, VersionStanding>()
  for (const day of days) for (const version of standing(day)) found.set(version.id, version)
  return [...found.values()]
}

/** The versions as a statement's own table: `law (id, state, since, act)`. */
export const lawTable = (versions: readonly VersionStanding[]): RawBuilder<unknown> => sql`
  law as materialized (select * from unnest(
    ${versions.map(({ id }) => id)}::uuid[], ${versions.map(({ state }) => state)}::text[],
    ${versions.map(({ since }) => since)}::date[], ${versions.map(({ act }) => act)}::text[]) as l(id, state, since, act))`

export const idsOf = (versions: readonly VersionStanding[]): readonly string[] => versions.map(({ id }) => id)
