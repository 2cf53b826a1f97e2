import type { Kysely, RawBuilder } from 'kysely'
import type { Bilingual } from '../../../../spatial/bilingual.ts'
import type { PrintedQuery } from '../../../contract/performance/bulletinData.ts'
import type { Database } from '../../../db/tables.ts'

type Question<Row> = { readonly name: string; readonly answers: Bilingual; readonly query: RawBuilder<Row> }

/** Asks the database, and keeps what was asked word for word: whoever doubts a figure asks it again. */
export class Asking {
  readonly printed: PrintedQuery[] = []
  private readonly db: Kysely<Database>

  constructor(db: Kysely<Database>) {
    this.db = db
  }

  async rows<Row>({ name, answers, query }: Question<Row>): Promise<readonly Row[]> {
    const { sql, parameters } = query.compile(this.db)
    const { rows } = await query.execute(this.db)
    this.printed.push({ name, answers, sql: sql.trim(), parameters: [...parameters] })
    return rows
  }
}
