import { HOLDERS, STEPS } from '../../../api/contract/procedures/steps.ts'
import type { QueueFilter, QueueSort, Urgency } from '../../../api/contract/queue.ts'
import { parseDay } from '../../../spatial/day.ts'

/** A filter as the address holds it: what is the usual is left out. */
export type FilterSearch = { readonly [K in keyof QueueFilter]?: QueueFilter[K] | undefined }

/** The filter, its order and the dossier in hand: kept in the address of a dossier too, so that its queue stays. */
export type DeskSearch = FilterSearch & {
  readonly order?: QueueSort | undefined
  /** The dossier the keys and the map are on. */
  readonly at?: string | undefined
  /** On a phone, the map instead of the list. */
  readonly face?: 'map' | undefined
  /** What the map shows. */
  readonly view?: string | undefined
}

// The contract's own lists come with its schemas, which stay out of the first page.
export const URGENCIES = ['late', 'today', 'soon', 'later', 'standing'] as const satisfies readonly Urgency[]
export const ORDERS = ['due', 'filed', 'filedDown', 'since'] as const satisfies readonly QueueSort[]
export const SCOPES = ['open', 'closed', 'all'] as const satisfies readonly QueueFilter['scope'][]
/** What no clock runs for any more is in the order of its filing. */
export const usualOrder = ({ scope }: FilterSearch): QueueSort => (scope === undefined ? 'due' : 'filedDown')
const TRACKS = ['gp', 'pp'] as const
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

const isUuid = (value: unknown): value is string => typeof value === 'string' && UUID.test(value)
const oneOf = <T extends string>(values: readonly T[], value: unknown): T | undefined =>
  values.find((each) => each === value)
const text = (value: unknown, shape: RegExp): string | undefined =>
  typeof value === 'string' && shape.test(value) ? value : undefined
const day = (value: unknown) => (typeof value === 'string' ? (parseDay(value) ?? undefined) : undefined)

/** What is no filter is left out; so is what is the usual. */
export function parseFilter(raw: Record<string, unknown>): FilterSearch {
  const scope = oneOf(SCOPES, raw.scope)
  const assigned = oneOf(['me', 'nobody'], raw.assigned) ?? (isUuid(raw.assigned) ? raw.assigned : undefined)
  const q = text(raw.q, /\S/)?.slice(0, 120)
  return given({
    scope: scope === 'open' ? undefined : scope,
    urgency: oneOf(URGENCIES, raw.urgency),
    step: oneOf(STEPS, raw.step),
    procedure: text(raw.procedure, /^[a-z][a-z0-9_]{1,40}$/),
    track: oneOf(TRACKS, raw.track),
    holder: oneOf(HOLDERS, raw.holder),
    label: isUuid(raw.label) ? raw.label : undefined,
    assigned,
    commune: text(raw.commune, /^[\d.]{2,13}$/),
    from: day(raw.from),
    to: day(raw.to),
    q,
  })
}

export function parseDeskSearch(raw: Record<string, unknown>): DeskSearch {
  const order = oneOf(ORDERS, raw.order)
  return {
    ...parseFilter(raw),
    ...given({
      order: order === usualOrder(parseFilter(raw)) ? undefined : order,
      at: isUuid(raw.at) ? raw.at : undefined,
      face: oneOf(['map'], raw.face),
      view: typeof raw.view === 'string' ? raw.view : undefined,
    }),
  }
}

function given<T extends object>(search: T): T {
  // only keys without a value are dropped: the type stays what it was
  return Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined)) as T
}

/** The filter of an address alone, without what only says where one looks. */
export const filterOf = (search: DeskSearch): FilterSearch => parseFilter({ ...search })

/** How many ways the list is narrowed besides what was typed and the urgency, which have places of their own. */
export const narrowings = (search: DeskSearch): number => {
  const { q, urgency, ...others } = filterOf(search)
  return Object.keys(others).length
}

/** Whether two filters ask the same, whatever the urgency. */
export function sameFilter(one: FilterSearch, other: FilterSearch): boolean {
  const said = (filter: FilterSearch) => {
    const { urgency, ...rest } = parseFilter({ ...filter })
    return JSON.stringify(Object.entries(rest).toSorted(([a], [b]) => a.localeCompare(b)))
  }
  return said(one) === said(other)
}

/** Every key a filter may have, emptied: laid under another filter it leaves nothing of the former. */
export const NO_FILTER: FilterSearch = {
  ...{ scope: undefined, urgency: undefined, step: undefined, procedure: undefined, track: undefined },
  ...{ holder: undefined, label: undefined, assigned: undefined, commune: undefined, from: undefined, to: undefined },
  q: undefined,
}
