import { type CompiledQuery, Kysely, PostgresDialect, sql } from 'kysely'
import pg from 'pg'
import type { Asker } from '../../api/access/asker.ts'
import { systemClock } from '../../api/clock.ts'
import { openDatabase, TYPES } from '../../api/db/database.ts'
import type { Database } from '../../api/db/tables.ts'
import { isUuid } from '../../api/db/uuid.ts'
import { moveDossier } from '../../api/dossiers/course/moveDossier.ts'
import { People } from '../build/people.ts'
import { interleaved, type Line, rateLine, rateOf } from './measure.ts'
import type { Country } from './national.ts'
import { BUSY } from './nationalDatabase.ts'
import { pgbench, scriptOf } from './pgbench.ts'

const CLIENTS = 8
/** So many moves that no other number of a statement is the same. */
const MANY = 700_001

/** An inspection is said again and again: a move that leads where one was, and writes everything a move writes. */
const inspection = () => ({ transition: 'summon', inspectionDay: systemClock.today() }) as const

/** A move beside its own statements under pgbench, with commits that wait for the disk in both. */
export async function transitionLine({ url, owner, effort }: Country): Promise<Line> {
  const application = openDatabase(url, { max: CLIENTS, role: 'rokhas_application' })
  try {
    const asker = await guichetAsker(owner)
    const ours = await filedDossiers(owner, CLIENTS)
    const [captured, ...theirs] = await filedDossiers(owner, CLIENTS + 1, CLIENTS)
    const moving = movers(application, asker, ours)
    // The first of them asks the bodies for their avis, once for each dossier.
    await moveDossier({ db: application, clock: systemClock }, asker, { id: captured ?? '', ...inspection(), seen: 1 })
    for (const [nth] of ours.entries()) await moving(nth)
    const script = await scriptOfMove(url, owner, { asker, dossier: captured ?? '', dossiers: theirs })
    const measured = await interleaved(
      effort.pairs,
      () => rateOf(moving, CLIENTS, effort.seconds),
      () => pgbench([script], { url, clients: CLIENTS, seconds: effort.seconds, role: 'rokhas_application' }),
    )
    return rateLine('a move: state, journal, last days and notices in one commit, 8 at once', measured, {
      bar: 0.5,
      against: 'its statements under pgbench',
    })
  } finally {
    await application.destroy()
  }
}

async function guichetAsker(owner: Kysely<Database>): Promise<Asker> {
  const people = new People(owner)
  const body = await owner
    .selectFrom('body')
    .select(['id', 'kind'])
    .where('unit_code', '=', BUSY)
    .executeTakeFirstOrThrow()
  const person = await people.person()
  const mandate = await people.mandate({ person, body: body.id, role: 'guichet' })
  const held = { id: mandate, bodyId: body.id, bodyKind: body.kind, official: true, role: 'guichet' } as const
  const mandates = [{ ...held, territories: [BUSY], delegatedFrom: null }]
  return {
    actor: { personId: person, sessionId: null, state: 'active', secondFactor: true, mandates },
    requestId: 'bench',
  }
}

const filedDossiers = async (owner: Kysely<Database>, count: number, skip = 0): Promise<readonly string[]> =>
  (
    await owner
      .selectFrom('dossier')
      .select('id')
      .where('commune_code', '=', BUSY)
      .where('step', '=', 'filed')
      .orderBy('id')
      .offset(skip)
      .limit(count)
      .execute()
  ).map(({ id }) => id)

function movers(db: Kysely<Database>, asker: Asker, dossiers: readonly string[]): (turn: number) => Promise<unknown> {
  const free = dossiers.map((id) => ({ id, seen: 1 }))
  return async () => {
    const one = free.shift()
    if (!one) throw new Error('more at once than dossiers')
    await moveDossier({ db, clock: systemClock }, asker, { id: one.id, ...inspection(), seen: one.seen })
    free.push({ id: one.id, seen: one.seen + 1 })
  }
}

type Scene = { readonly asker: Asker; readonly dossier: string; readonly dossiers: readonly string[] }

/** What one move sends to the database, caught on its way and written as a script, each client for a dossier of its own. */
async function scriptOfMove(
  url: string,
  owner: Kysely<Database>,
  { asker, dossier, dossiers }: Scene,
): Promise<string> {
  await sql`update dossier set moves = ${MANY}::integer where id = ${dossier}::uuid`.execute(owner)
  const sent: CompiledQuery[] = []
  const pool = new pg.Pool({ connectionString: url, max: 1, types: TYPES, options: '-c role=rokhas_application' })
  const db = new Kysely<Database>({ dialect: new PostgresDialect({ pool }), log: ({ query }) => void sent.push(query) })
  const move = { id: dossier, ...inspection(), seen: MANY }
  await moveDossier({ db, clock: systemClock }, asker, move).finally(() => db.destroy())
  const told = await owner
    .selectFrom('dossier_participant')
    .select('person_id')
    .where('dossier_id', '=', dossier)
    .execute()
  const known = [
    ...[asker.actor.personId, ...asker.actor.mandates.flatMap(({ id, bodyId }) => [id, bodyId])],
    ...told.flatMap(({ person_id }) => person_id ?? []),
  ]
  const own = `(array[${dossiers.map((id) => `'${id}'`).join(',')}]::uuid[])[1 + :client_id]`
  const texts = sent.filter(({ sql: text }) => !/^(begin|commit)/.test(text))
  const lines = texts.map((query) => scriptOf(query, variablesOf(query, { dossier, own, known })))
  return ['begin;\n', ...lines, 'commit;\n'].join('')
}

const NEW_ID = `(lpad(to_hex((extract(epoch from clock_timestamp()) * 1000)::bigint), 12, '0') || '7' || substr(md5(random()::text), 1, 19))::uuid`

type Own = { readonly dossier: string; readonly own: string; readonly known: readonly string[] }

/** Whose dossier, after which move, new ids and instants change with each run. */
function variablesOf({ parameters }: CompiledQuery, { dossier, own, known }: Own): Record<number, string> {
  const moves = `(select moves from dossier where id = ${own})`
  const expressions = parameters.map((value) => {
    if (value === dossier) return own
    if (value instanceof Date) return 'clock_timestamp()'
    if (value === MANY) return moves
    if (value === MANY + 1) return `(${moves} + 1)`
    if (typeof value !== 'string' || known.includes(value)) return null
    if (isUuid(value)) return NEW_ID
    // A notice is told once for each move: its key names the move.
    return value.includes(dossier)
      ? `replace('${value.replaceAll("'", "''")}', '${dossier}', ${own}::text || random())`
      : null
  })
  return Object.fromEntries(expressions.flatMap((text, index) => (text === null ? [] : [[index + 1, text]])))
}
