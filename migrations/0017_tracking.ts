import { type Kysely, sql } from 'kysely'

/** Spaces, dots and dashes are how people write numbers, not what they are. */
const PLAIN = `regexp_replace(upper($1), '[^A-Z0-9]', '', 'g')`

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create function plain_number(text) returns text language sql immutable parallel safe
    return ${sql.raw(PLAIN)}`.execute(db)
  await sql`create unique index dossier_plain_number on dossier (plain_number(number)) where number is not null`.execute(
    db,
  )
  // Whoever holds the number and the identity of an owner follows their dossier without an account: where it stands and
  // until when, never who anybody is. A wrong pair and an unknown number answer alike.
  await sql`
    create function tracked_dossier(of_number text, identity text) returns uuid
    language sql stable security definer set search_path = public, pg_temp as $$
      select d.id from dossier d
      where plain_number(d.number) = plain_number(of_number) and plain_number(identity) <> '' and exists (
        select from dossier_participant p left join person n on n.id = p.person_id left join body b on b.id = p.body_id
        where p.dossier_id = d.id and p.part = 'owner' and p.ended_at is null and plain_number(identity) in (
          plain_number(n.national_id), plain_number(b.ice), plain_number(b.register_number))) $$`.execute(db)
  await sql`
    create function tracking_of(of_number text, identity text) returns jsonb
    language sql stable security definer set search_path = public, pg_temp as $$
      select jsonb_build_object(
        'number', d.number, 'step', d.step, 'since', d.step_since, 'filedAt', d.filed_at, 'due', d.due_day, 'track', d.track,
        'commune', jsonb_build_object('code', c.code, 'nameFr', c.name_fr, 'nameAr', c.name_ar),
        'procedure', jsonb_build_object('code', v.code, 'nameFr', v.definition ->> 'nameFr', 'nameAr', v.definition ->> 'nameAr',
          'flow', v.definition ->> 'flow', 'silence', v.definition -> 'silence' ->> 'effect'),
        'history', (select jsonb_agg(jsonb_build_object('event', e.event, 'step', e.step, 'at', e.at) order by e.move)
          from dossier_event e where e.dossier_id = d.id))
      from dossier d join commune c on c.code = d.commune_code join procedure_version v on v.id = d.procedure_version_id
      where d.id = tracked_dossier(of_number, identity) $$`.execute(db)
  for (const name of ['tracked_dossier(text, text)', 'tracking_of(text, text)'])
    await sql`revoke execute on function ${sql.raw(name)} from public`.execute(db)
  await sql`grant execute on function tracking_of(text, text) to rokhas_application`.execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop function tracking_of(text, text), tracked_dossier(text, text)`.execute(db)
  await sql`drop index dossier_plain_number`.execute(db)
  await sql`drop function plain_number(text)`.execute(db)
}
