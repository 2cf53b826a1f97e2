import { type Kysely, sql } from 'kysely'
import type { Database } from '../db/tables.ts'
import type { PaperDossier } from './judging/paperDossier.ts'

/**
 * Numbers of the paper series, in the order of the papers: commune, year of filing, R and the place in that series. The
 * series of the counters says in which order they received, without a hole; a dossier of before can only break that order,
 * so it never enters it.
 */
export async function numbersOf(
  db: Kysely<Database>,
  communeCode: string,
  papers: readonly { readonly paper: PaperDossier }[],
): Promise<string[]> {
  const years = papers.map(({ paper }) => Number(paper.filedOn.slice(0, 4)))
  const next = await takePlaces(db, communeCode, years)
  return years.map((year) => {
    const place = next.get(year) ?? 1
    next.set(year, place + 1)
    return `${communeCode.replaceAll('.', '')}-${year}-R${String(place).padStart(5, '0')}`
  })
}

/** @returns the first free place of each year, once as many as are asked were taken */
async function takePlaces(db: Kysely<Database>, communeCode: string, years: readonly number[]) {
  const { rows } = await sql<{ year: number; first: number }>`
    with asked as (select year, count(*)::integer as many from unnest(${years}::integer[]) y(year) group by year),
    taken as (insert into backlog_number (commune_code, year, last) select ${communeCode}, year, many from asked
      on conflict (commune_code, year) do update set last = backlog_number.last + excluded.last returning year, last)
    select year, last - many + 1 as first from taken join asked using (year)`.execute(db)
  return new Map(rows.map(({ year, first }) => [year, first]))
}
