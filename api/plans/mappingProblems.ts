import type { ReadParcel } from '../../spatial/intake/types.ts'

/** Why a file and its mapping do not go together; nothing is written while there is one. */
export type MappingProblem =
  | { readonly code: 'FIELD_ABSENT'; readonly field: string; readonly found: readonly string[] }
  | { readonly code: 'VALUE_EMPTY'; readonly field: string; readonly shapes: readonly string[] }
  | { readonly code: 'VALUE_UNMAPPED'; readonly field: string; readonly values: readonly Counted[] }
  | { readonly code: 'VALUE_NOT_A_NUMBER'; readonly field: string; readonly values: readonly Counted[] }
  | { readonly code: 'NO_RULE'; readonly shapes: readonly string[] }

export type Counted = { readonly value: string; readonly count: number }

/** How often each value comes, the most frequent first. */
export function countValues(values: readonly string[]): readonly Counted[] {
  const counts = new Map<string, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return [...counts].map(([value, count]) => ({ value, count })).sort((a, b) => b.count - a.count)
}

/** The fields a mapping names and the file does not have. */
export function absentFields(
  features: readonly Pick<ReadParcel, 'attributes'>[],
  fields: readonly (string | undefined)[],
): readonly MappingProblem[] {
  const found = [...new Set(features.flatMap(({ attributes }) => Object.keys(attributes)))]
  return fields
    .filter((field) => field !== undefined && !found.includes(field))
    .map((field) => ({ code: 'FIELD_ABSENT', field: field ?? '', found }))
}
