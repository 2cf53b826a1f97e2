import { type Kysely, sql } from 'kysely'
import type { Database } from '../../../api/db/tables.ts'

/** Ids and hashes: what alone differs between two statements of one shape. */
const VALUE = /'([0-9a-f]{8}-[0-9a-f-]{27}|[0-9a-f]{64})'/g

/** A statement's shape, by its number, and the values it is attempted with. */
type Attempt = readonly [shape: number, given: readonly string[]]

/**
 * Runs statements with the caller's rights, undoes each, and says whether it reached a row. A shape is planned once a
 * connection and serves one actor after another, as the prepared statements of the server do.
 */
export class Attempts {
  private readonly shapes = new Map<string, Promise<number>>()
  private readonly owner: Kysely<Database>

  private constructor(owner: Kysely<Database>) {
    this.owner = owner
  }

  /** @param owner of the database in which they will be made */
  static async in(owner: Kysely<Database>): Promise<Attempts> {
    await sql`
      create function attempt(shape integer, given text[]) returns boolean language plpgsql as $$
      declare reached boolean;
      begin
        execute format('select attempt_%s($1)', shape) into reached using given;
        return reached;
      end $$`.execute(owner)
    return new Attempts(owner)
  }

  /** @param db whose rights the statements are run with @returns for each statement whether it reached a row */
  async reach(db: Kysely<Database>, statements: readonly string[]): Promise<readonly boolean[]> {
    const attempts = JSON.stringify(await Promise.all(statements.map((statement) => this.attemptOf(statement))))
    const { rows } = await sql<{ reached: boolean }>`
      select attempt((a -> 0)::integer, array(select jsonb_array_elements_text(a -> 1))) as reached
      from jsonb_array_elements(${attempts}::jsonb) with ordinality as made(a, nth) order by nth`.execute(db)
    return rows.map(({ reached }) => reached)
  }

  private async attemptOf(statement: string): Promise<Attempt> {
    const given: string[] = []
    const shape = statement.replaceAll(VALUE, (_, value: string) => `$${given.push(value)}`)
    const known = this.shapes.get(shape) ?? this.learn(shape, this.shapes.size)
    this.shapes.set(shape, known)
    return [await known, given]
  }

  /** A function for this shape alone: what it runs stands in it, so that PostgreSQL keeps the plan. */
  private async learn(shape: string, nth: number): Promise<number> {
    const types = await this.typesIn(shape)
    const body = shape.replaceAll(/\$(\d+)/g, (_, index) => `given[${index}]::${types[Number(index) - 1]}`)
    await sql
      .raw(`
      create function attempt_${nth}(given text[]) returns boolean language plpgsql as $body$
      declare rows_reached bigint;
      begin
        ${body.replace(/^select\b/, 'perform')};
        get diagnostics rows_reached = row_count;
        raise exception '%', rows_reached > 0 using errcode = 'UNDO0';
      exception
        when sqlstate 'UNDO0' then return sqlerrm::boolean;
        when insufficient_privilege then return false;
      end $body$`)
      .execute(this.owner)
    return nth
  }

  /** What PostgreSQL takes each value of a shape for. */
  private typesIn(shape: string): Promise<readonly string[]> {
    return this.owner.connection().execute(async (one) => {
      await sql.raw(`prepare shape as ${shape}`).execute(one)
      const { rows } = await sql<{ types: string[] }>`
        select parameter_types::text[] as types from pg_prepared_statements where name = 'shape'`.execute(one)
      await sql`deallocate shape`.execute(one)
      return rows[0]?.types ?? []
    })
  }
}
