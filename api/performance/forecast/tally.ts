/** How many dossiers at each number of days; days in order, none twice. */
export type Tally = readonly { readonly days: number; readonly dossiers: number }[]

export const dossiersIn = (tally: Tally): number => tally.reduce((sum, { dossiers }) => sum + dossiers, 0)

/** Of so many days, or fewer. */
export const upTo = (tally: Tally, most: number): number => dossiersIn(tally.filter(({ days }) => days <= most))

export function tallied(all: readonly (readonly number[])[]): Tally {
  const counts = new Map<number, number>()
  for (const some of all) for (const days of some) counts.set(days, (counts.get(days) ?? 0) + 1)
  return [...counts].map(([days, dossiers]) => ({ days, dossiers })).toSorted((one, other) => one.days - other.days)
}
