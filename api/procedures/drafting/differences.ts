import type { Difference } from '../../contract/procedures/drafting.ts'

type Fields = Readonly<Record<string, unknown>>

/** What names an element of a list: two versions are compared element by element, wherever it stands. */
const NAMES: Readonly<Record<string, readonly string[]>> = {
  stages: ['code', 'track'],
  pieces: ['code'],
  fees: ['code'],
  tests: ['code'],
  avis: ['kind', 'network', 'track'],
  validity: ['owner', 'before'],
}

/** What differs from one version to another, field by field: `stages.total/gp.term`, `pieces.order`. */
export function differencesOf(before: unknown, after: unknown, path = ''): readonly Difference[] {
  if (isSame(before, after)) return []
  const names = NAMES[path]
  if (names && isList(before) && isList(after)) return ofLists(keyed(before, names), keyed(after, names), path)
  if (isFields(before) && isFields(after)) return ofFields(before, after, path)
  return [{ path, ...(before === undefined ? {} : { before }), ...(after === undefined ? {} : { after }) }]
}

const ofFields = (before: Fields, after: Fields, path: string): readonly Difference[] =>
  [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((key) =>
    differencesOf(before[key], after[key], path === '' ? key : `${path}.${key}`),
  )

type Keyed = ReadonlyMap<string, Fields>

function ofLists(before: Keyed, after: Keyed, path: string): readonly Difference[] {
  const changed = ofFields(Object.fromEntries(before), Object.fromEntries(after), path)
  const [was, is] = [
    [...before.keys()].filter((key) => after.has(key)),
    [...after.keys()].filter((key) => before.has(key)),
  ]
  return isSame(was, is) ? changed : [...changed, { path: `${path}.order`, before: was, after: is }]
}

const keyed = (list: readonly Fields[], names: readonly string[]): Keyed =>
  new Map(list.map((element) => [names.flatMap((name) => element[name] ?? []).join('/'), element]))

/** A length of time reads as one value. */
const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !('length' in value && 'unit' in value)

const isList = (value: unknown): value is readonly Fields[] => Array.isArray(value)

/** Keys of an object come in whatever order its writer or the database gave them. */
function isSame(one: unknown, other: unknown): boolean {
  if (one === other) return true
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false
  const [keys, others] = [Object.keys(one), Object.keys(other)]
  return (
    Array.isArray(one) === Array.isArray(other) &&
    keys.length === others.length &&
    keys.every((key) => isSame((one as Fields)[key], (other as Fields)[key]))
  )
}
