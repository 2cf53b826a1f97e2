import { type Kysely, sql } from 'kysely'
import type { Database } from '../db/tables.ts'

/** What `watch_state` counts; moments are ISO 8601 texts, as JSON carries them. */
export type Watched = {
  readonly database: { readonly bytes: number; readonly connections: number; readonly connectionsAtMost: number }
  readonly migrations: { readonly applied: number; readonly last: string | null }
  readonly jobs: {
    readonly waiting: number
    readonly running: number
    readonly retrying: number
    readonly dead: number
    readonly oldestDueSeconds: number | null
  }
  readonly runners: number
  readonly messages: {
    readonly waiting: number
    readonly failed: number
    readonly bounced: number
    readonly lastSent: string | null
    readonly oldestWaitingSeconds: number | null
  }
  readonly journal: { readonly unsealed: number; readonly oldestUnsealedSeconds: number | null }
  readonly lastSealed: string | null
  readonly days: {
    readonly last: string | null
    readonly lastTimestamped: string | null
    readonly untimestamped: number
  }
  readonly documents: {
    readonly at: string
    readonly checked: number
    readonly missing: number
    readonly altered: number
    readonly orphaned: number
  } | null
  readonly scans: { readonly waiting: number; readonly infected: number; readonly last: string | null }
  readonly retention: { readonly at: string; readonly outcome: Readonly<Record<string, number>> } | null
  readonly peopleDue: number
}

type Moments = {
  readonly at: Date
  readonly today: string
  readonly forgetBefore: Date | null
  readonly neverCameBefore: Date | null
}

/** One look at everything that is counted; null for whoever is no operator. */
export async function watchedState(
  db: Kysely<Database>,
  { at, today, forgetBefore, neverCameBefore }: Moments,
): Promise<Watched | null> {
  const { rows } = await sql<{ state: Watched | null }>`
    select watch_state(${at}::timestamptz, ${forgetBefore}::timestamptz, ${neverCameBefore}::timestamptz,
      ${today}::date) as state`.execute(db)
  return rows[0]?.state ?? null
}

export type Engine = {
  readonly postgres: string
  readonly postgis: string
  readonly role: string
  /** Whoever signed in to the database may take rights back that the role does not have. */
  readonly ownLogin: boolean
  readonly superuser: boolean
  readonly bypasses: boolean
  readonly owns: number
}

/** Versions, and whether the role requests run under is as small as it must be. */
export async function engine(db: Kysely<Database>): Promise<Engine> {
  const { rows } = await sql<Engine>`
    select current_setting('server_version') as postgres, PostGIS_Lib_Version() as postgis, current_user::text as role,
      session_user = current_user as "ownLogin", r.rolsuper as superuser, r.rolbypassrls as bypasses,
      (select count(*) from pg_class c where c.relowner = r.oid and c.relnamespace = 'public'::regnamespace) as owns
    from pg_roles r where r.rolname = current_user`.execute(db)
  const [row] = rows
  if (!row) throw new Error('the database does not say who we are')
  return row
}
