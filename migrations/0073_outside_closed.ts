import { type Kysely, sql } from 'kysely'

/**
 * A link is asked of the plans of its round: once modified plans are filed, or once the decision is past saying anything about,
 * it opens nothing any more. The steps are those where a member may still give an avis.
 */
const OPEN = sql`r.round >= (select count(*) from dossier_event e
          where e.dossier_id = d.id and e.event in ('file', 'file_modified'))
        and d.step in ('filed', 'consulted', 'completing', 'inspected', 'deliberated', 'opined', 'deferred')`

const state = (open: ReturnType<typeof sql>) => sql`
  create or replace function outside_state(r outside_request, at timestamptz) returns text
  language sql stable security definer set search_path = public, pg_temp as $$
    select case
      when exists (select from outside_avis a where a.request_id = r.id) then 'answered'
      when r.revoked_at is not null then 'revoked'
      when r.expires_at <= outside_state.at then 'expired'
      when not exists (select from dossier d where d.id = r.dossier_id and d.state in ('filed', 'examined')
        and ${open}) then 'closed'
      else 'open' end $$`

export async function up(db: Kysely<unknown>): Promise<void> {
  await state(OPEN).execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await state(sql`true`).execute(db)
}
