import { type Kysely, sql } from 'kysely'

const WRITE = 'write_servitude(uuid, integer, jsonb, geometry, geometry, jsonb)'

/** A distance is kept as it was said, also of a footprint whose generator nobody gave. */
const CHANGES = [
  ['case when generator is null then null else r."bufferM" end', 'r."bufferM"'],
  ['case when generator is null then null else r."bufferSource" end', 'r."bufferSource"'],
] as const

async function rewrite(db: Kysely<unknown>, changes: readonly (readonly [from: string, to: string])[]): Promise<void> {
  const { rows } = await sql<{ body: string }>`select pg_get_functiondef(${WRITE}::regprocedure) as body`.execute(db)
  let body = rows[0]?.body ?? ''
  for (const [from, to] of changes) {
    if (body.split(from).length !== 2) throw new Error(`the writing of a servitude does not say once: ${from}`)
    body = body.replace(from, () => to)
  }
  await sql.raw(body).execute(db)
}

export const up = (db: Kysely<unknown>): Promise<void> => rewrite(db, CHANGES)

export const down = (db: Kysely<unknown>): Promise<void> =>
  rewrite(db, [
    ['r."bufferM",', `${CHANGES[0][0]},`],
    ['r."bufferSource",', `${CHANGES[1][0]},`],
  ])
