import type { RawBuilder } from 'kysely'
import { type Day, parseDay } from '../../spatial/day.ts'
import { isUuid } from '../db/uuid.ts'
import { Problem } from '../http/problem.ts'
import { type Boxes, boxesOf } from './box.ts'
import type { Collection } from './collections.ts'
import { conditionOf } from './cql/condition.ts'
import { parseCql } from './cql/parseCql.ts'
import { CRS84, type Crs, systemsOf } from './crs.ts'
import type { Property } from './kinds/kind.ts'
import type { Days } from './law.ts'

export const LIMIT = { least: 1, usual: 100, most: 1_000 } as const

/** Where a page begins: after the feature of this zone and id. */
export type Cursor = { readonly srid: number; readonly id: string }
/** A filter in CQL2, as it was typed and as a condition. */
export type Condition = { readonly text: string; readonly sql: RawBuilder<unknown> }
export type Wanted = { readonly property: Property; readonly value: string }

/** What is asked of a collection's items, read and held to what can be. */
export type Asked = {
  readonly limit: number
  readonly crs: Crs
  readonly boxes: Boxes | null
  /** Absent, today. */
  readonly days: Days | null
  readonly after: Cursor | null
  readonly wanted: readonly Wanted[]
  readonly condition: Condition | null
  readonly countOnly: boolean
}

/** Query parameters as they came, each given once. */
export type Query = ReadonlyMap<string, string>

/** @throws Problem OGC_PARAMETER_INVALID when one is given twice, OGC_PARAMETER_UNKNOWN when it means nothing here */
export function queryOf(search: string, known: (name: string) => boolean): Query {
  const query = new Map<string, string>()
  for (const [name, value] of new URLSearchParams(search)) {
    if (!known(name)) throw new Problem('OGC_PARAMETER_UNKNOWN', { field: name })
    if (query.has(name)) throw refused(name, 'given twice')
    query.set(name, value)
  }
  return query
}

export const refused = (field: string, reason: string): Problem =>
  new Problem('OGC_PARAMETER_INVALID', { field, data: { reason } })

const ITEM_PARAMETERS = ['f', 'crs', 'datetime'] as const
const PAGE_PARAMETERS = [
  ...ITEM_PARAMETERS,
  'limit',
  'bbox',
  'bbox-crs',
  'cursor',
  'resultType',
  'filter',
  'filter-lang',
  'filter-crs',
] as const

/** What a page is asked. @throws Problem OGC_PARAMETER_UNKNOWN, OGC_PARAMETER_INVALID */
export function pageAsked(collection: Collection, search: string): Asked {
  const asked = new Map(collection.kind.properties.filter((property) => property.asked).map((one) => [one.name, one]))
  const query = queryOf(search, (name) => PAGE_PARAMETERS.some((known) => known === name) || asked.has(name))
  formatOf(query)
  return {
    limit: limitOf(query.get('limit')),
    crs: systemOf(collection, 'crs', query.get('crs')),
    boxes: boxOf(collection, query),
    days: daysOf(query.get('datetime')),
    after: cursorOf(query.get('cursor')),
    wanted: [...asked.values()].flatMap((property) => wantedOf(property, query.get(property.name))),
    condition: conditionAsked(collection, query),
    countOnly: resultOf(query.get('resultType')) === 'hits',
  }
}

/** What a single feature is asked. @throws Problem OGC_PARAMETER_UNKNOWN, OGC_PARAMETER_INVALID */
export function itemAsked(collection: Collection, search: string): Pick<Asked, 'crs' | 'days'> {
  const query = queryOf(search, (name) => ITEM_PARAMETERS.some((known) => known === name))
  formatOf(query)
  return { crs: systemOf(collection, 'crs', query.get('crs')), days: daysOf(query.get('datetime')) }
}

/** What a file of all is asked. @throws Problem OGC_PARAMETER_UNKNOWN, OGC_PARAMETER_INVALID */
export const datedAsked = (search: string): Days | null =>
  daysOf(queryOf(search, (name) => name === 'datetime').get('datetime'))

/** @throws Problem OGC_PARAMETER_INVALID for a format other than JSON */
export function formatOf(query: Query): void {
  const format = query.get('f')
  if (format !== undefined && format !== 'json') throw refused('f', 'json is the only format here')
}

/** Beyond the most, the most is answered (OGC 17-069r4, 7.15.3): a client that wants all follows the pages. */
function limitOf(text: string | undefined): number {
  if (text === undefined) return LIMIT.usual
  if (!/^\d{1,15}$/.test(text) || Number(text) < LIMIT.least) throw refused('limit', 'a whole number, 1 or more')
  return Math.min(Number(text), LIMIT.most)
}

function systemOf({ srid }: Collection, name: string, uri: string | undefined): Crs {
  const systems = systemsOf(srid)
  const found = systems.find((crs) => crs.uri === (uri ?? CRS84))
  if (!found) throw refused(name, `one of ${systems.map((crs) => crs.uri).join(', ')}`)
  return found
}

function boxOf(collection: Collection, query: Query): Boxes | null {
  const crs = systemOf(collection, 'bbox-crs', query.get('bbox-crs'))
  const text = query.get('bbox')
  if (text === undefined) return null
  const boxes = boxesOf(text, crs)
  if (!boxes) throw refused('bbox', 'four or six numbers, the lower corner first, in the order of bbox-crs')
  return boxes
}

const INSTANT = /^(\d{4}-\d{2}-\d{2})(T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2}))?$/i

/** RFC 3339 instants or days, alone or as an interval; law is a matter of days, and `..` is without end. */
function daysOf(text: string | undefined): Days | null {
  if (text === undefined) return null
  const ends = text.split('/')
  const read = ends.map((end): Day | null | undefined => {
    if (ends.length === 2 && (end === '..' || end === '')) return null
    return parseDay(INSTANT.exec(end)?.[1] ?? '') ?? undefined
  })
  const [from, to = from] = read
  const wrong = ends.length > 2 || from === undefined || to === undefined
  if (wrong || (from !== null && to !== null && from > to))
    throw refused('datetime', 'a day, an instant, or two with / between them, .. for an open end')
  return { from, to }
}

function cursorOf(text: string | undefined): Cursor | null {
  if (text === undefined) return null
  const [, srid = '', id = ''] = /^(\d{5})\.(.{36})$/.exec(text) ?? []
  if (!isUuid(id)) throw refused('cursor', 'taken from the next link of a page')
  return { srid: Number(srid), id }
}

function wantedOf(property: Property, value: string | undefined): readonly Wanted[] {
  if (value === undefined) return []
  const { name, type } = property
  if (value.includes('\u0000')) throw refused(name, 'a character that no text may hold')
  if (type === 'integer' && !/^-?\d{1,9}$/.test(value)) throw refused(name, 'a whole number')
  if (type === 'date' && !parseDay(value)) throw refused(name, 'a day, YYYY-MM-DD')
  return [{ property, value }]
}

/** No literal of the basic part has a place: `filter-crs` is read, and changes nothing. */
function conditionAsked(collection: Collection, query: Query): Condition | null {
  const [text, lang = 'cql2-text'] = [query.get('filter'), query.get('filter-lang')]
  if (lang !== 'cql2-text') throw refused('filter-lang', 'cql2-text')
  systemOf(collection, 'filter-crs', query.get('filter-crs'))
  if (text === undefined) return null
  const cql = parseCql(text)
  const condition = cql.ok ? conditionOf(cql.value, collection.kind.properties) : cql
  if (!condition.ok) throw refused('filter', condition.error)
  return { text, sql: condition.value }
}

function resultOf(text = 'results'): 'hits' | 'results' {
  if (text === 'hits' || text === 'results') return text
  throw refused('resultType', 'hits or results')
}
