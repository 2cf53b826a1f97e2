import type { Kysely } from 'kysely'
import type { Bilingual } from '../../../../spatial/bilingual.ts'
import { daysOf, quarterAfter } from '../../../contract/performance/period.ts'
import type { Database } from '../../../db/tables.ts'
import { territoriesOf } from '../../territories.ts'

const UNNAMED: Bilingual = {
  fr: 'Le territoire n’est pas celui du trimestre précédent.',
  ar: 'ليس المجال الترابي هو نفسه في الفصل السابق.',
}

/** Communes whose ground was another at the end of the quarter before: created since, merged, cut. Why, by their code. */
export async function changesOf(db: Kysely<Database>, quarter: string): Promise<ReadonlyMap<string, Bilingual>> {
  const [before, now] = [
    await territoriesOf(db, 'communes', daysOf(quarterAfter(quarter, -1)).last),
    await territoriesOf(db, 'communes', daysOf(quarter).last),
  ]
  const grounds = new Map(before.map(({ code, communes }) => [code, communes.toSorted().join(' ')]))
  const changed = now.filter(({ code, communes }) => grounds.get(code) !== communes.toSorted().join(' '))
  return new Map(changed.map(({ code, note }) => [code, note ?? UNNAMED]))
}
