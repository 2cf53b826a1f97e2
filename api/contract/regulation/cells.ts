import { z } from 'zod'
import { LAND_USES, PARAMETERS } from '../../../spatial/conformity/types.ts'

export const LONGEST = { code: 60, article: 200, label: 200, conditions: 2000 } as const

/** Written once, without the blanks around it; an empty text is no text. */
const words = (most: number) =>
  z
    .string()
    .max(most)
    .nullable()
    .transform((text) => text?.replaceAll('\r\n', '\n').trim() || null)

const uses = z.array(z.enum(LAND_USES)).max(LAND_USES.length).nullable()

/** One printed figure; `value` null is the real value "not published", no figure at all is "the règlement has no such rule". */
const figure = z.object({
  parameter: z.enum(PARAMETERS),
  value: z.number().nullable(),
  article: words(LONGEST.article),
  printed: words(LONGEST.label),
})

/** What a règlement says of one zone, or of one sector of it (`sector` empty for the zone itself). */
export const regulationRow = z.object({
  zone: z.string().trim().min(1).max(LONGEST.code),
  sector: z.string().trim().max(LONGEST.code),
  buildable: z.boolean().nullable(),
  permitted: uses,
  forbidden: uses,
  usesArticle: words(LONGEST.article),
  conditionsFr: words(LONGEST.conditions),
  conditionsAr: words(LONGEST.conditions),
  conditionsArticle: words(LONGEST.article),
  figures: z.array(figure),
})
export type RegulationRow = z.infer<typeof regulationRow>

/** Columns of the table, in the order they are read. */
export const REGULATION_COLUMNS = ['buildable', 'uses', ...PARAMETERS, 'conditions'] as const
export type RegulationColumn = (typeof REGULATION_COLUMNS)[number]

export const cell = z.discriminatedUnion('what', [
  z.object({ what: z.literal('buildable'), buildable: z.boolean() }),
  z.object({ what: z.literal('uses'), permitted: uses, forbidden: uses, article: words(LONGEST.article) }),
  figure.omit({ parameter: true }).extend({ what: z.literal('figure') }),
  z.object({
    what: z.literal('conditions'),
    fr: words(LONGEST.conditions),
    ar: words(LONGEST.conditions),
    article: words(LONGEST.article),
  }),
])
export type RegulationCell = z.infer<typeof cell>

/** What one cell becomes; null takes it out of the table. */
export const cellChange = z.object({
  zone: z.string().trim().min(1).max(LONGEST.code),
  sector: z.string().trim().max(LONGEST.code),
  column: z.enum(REGULATION_COLUMNS),
  cell: cell.nullable(),
})
export type CellChange = z.infer<typeof cellChange>

/** A cell that is not the same in two revisions; null where the table does not have it. */
export type CellDifference = {
  readonly zone: string
  readonly sector: string
  readonly column: RegulationColumn
  readonly before: RegulationCell | null
  readonly after: RegulationCell | null
}

export const emptyRow = (zone: string, sector: string): RegulationRow => ({
  ...{ zone, sector, buildable: null, permitted: null, forbidden: null, usesArticle: null },
  ...{ conditionsFr: null, conditionsAr: null, conditionsArticle: null, figures: [] },
})

/** What a row says in one column; null when it says nothing. */
export function cellOf(row: RegulationRow | undefined, column: RegulationColumn): RegulationCell | null {
  if (!row) return null
  if (column === 'buildable') return row.buildable === null ? null : { what: 'buildable', buildable: row.buildable }
  if (column === 'uses') return usesOf(row)
  if (column === 'conditions') return conditionsOf(row)
  const found = row.figures.find(({ parameter }) => parameter === column)
  return found ? { what: 'figure', value: found.value, article: found.article, printed: found.printed } : null
}

const usesOf = ({ permitted, forbidden, usesArticle: article }: RegulationRow): RegulationCell | null =>
  permitted || forbidden ? { what: 'uses', permitted, forbidden, article } : null

const conditionsOf = (row: RegulationRow): RegulationCell | null =>
  row.conditionsFr || row.conditionsAr
    ? { what: 'conditions', fr: row.conditionsFr, ar: row.conditionsAr, article: row.conditionsArticle }
    : null

/** The row with one cell changed. */
export function withCell(row: RegulationRow, column: RegulationColumn, given: RegulationCell | null): RegulationRow {
  if (column === 'buildable') return { ...row, buildable: given?.what === 'buildable' ? given.buildable : null }
  if (column === 'uses') {
    const { permitted = null, forbidden = null, article = null } = given?.what === 'uses' ? given : {}
    return { ...row, permitted, forbidden, usesArticle: article }
  }
  if (column === 'conditions') {
    const { fr = null, ar = null, article = null } = given?.what === 'conditions' ? given : {}
    return { ...row, conditionsFr: fr, conditionsAr: ar, conditionsArticle: article }
  }
  const others = row.figures.filter(({ parameter }) => parameter !== column)
  if (given?.what !== 'figure') return { ...row, figures: others }
  const { value, article, printed } = given
  return { ...row, figures: [...others, { parameter: column, value, article, printed }] }
}

export const sameRow = (one: { zone: string; sector: string }, other: { zone: string; sector: string }): boolean =>
  one.zone === other.zone && one.sector === other.sector

const saysSomething = (row: RegulationRow): boolean => REGULATION_COLUMNS.some((column) => cellOf(row, column) !== null)

/** The table with cells changed, in the order of the changes; a row that says nothing any more goes. */
export function withChanges(rows: readonly RegulationRow[], changes: readonly CellChange[]): RegulationRow[] {
  const table = new Map(rows.map((row) => [keyOf(row), row]))
  for (const { zone, sector, column, cell: given } of changes) {
    const key = keyOf({ zone, sector })
    table.set(key, withCell(table.get(key) ?? emptyRow(zone, sector), column, given))
  }
  return [...table.values()].filter(saysSomething)
}

const keyOf = ({ zone, sector }: { readonly zone: string; readonly sector: string }) => JSON.stringify([zone, sector])

/** Cells that differ from one table to the next, row by row, column by column. */
export function differences(before: readonly RegulationRow[], after: readonly RegulationRow[]): CellDifference[] {
  const [former, later] = [before, after].map((rows) => new Map(rows.map((row) => [keyOf(row), row])))
  const keys = [...new Set([...(former?.keys() ?? []), ...(later?.keys() ?? [])])]
  return keys.flatMap((key) => {
    const [old, now] = [former?.get(key), later?.get(key)]
    const named = now ?? old
    return named ? REGULATION_COLUMNS.flatMap((column) => differenceIn(column, { named, old, now })) : []
  })
}

type Pair = {
  readonly named: RegulationRow
  readonly old: RegulationRow | undefined
  readonly now: RegulationRow | undefined
}

function differenceIn(column: RegulationColumn, { named: { zone, sector }, old, now }: Pair): CellDifference[] {
  const [before, after] = [cellOf(old, column), cellOf(now, column)]
  return sameCell(before, after) ? [] : [{ zone, sector, column, before, after }]
}

/** Two lists of the same uses are the same, whatever their order. */
export const sameCell = (one: RegulationCell | null, other: RegulationCell | null): boolean =>
  JSON.stringify(one && sorted(one)) === JSON.stringify(other && sorted(other))

function sorted(given: RegulationCell): unknown {
  if (given.what === 'buildable') return given.buildable
  if (given.what === 'figure') return [given.value, given.article, given.printed]
  if (given.what === 'conditions') return [given.fr, given.ar, given.article]
  const { permitted, forbidden, article } = given
  return [permitted && [...permitted].sort(), forbidden && [...forbidden].sort(), article]
}
