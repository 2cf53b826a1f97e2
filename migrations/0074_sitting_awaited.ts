import { type Kysely, sql } from 'kysely'

/**
 * The session a dossier goes on with: `minutes` where it concluded it and its minutes are not sealed, `session` where it is, or
 * was put off, on the agenda of one that was not cancelled, since the dossier was last handed over. Of any commission, whoever may
 * read it: a prefecture's keeps the dossiers of communes that see none of its sessions.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create function sitting_awaited(of_dossier uuid) returns jsonb
    language plpgsql stable security definer set search_path = public, pg_temp as $$
    begin
      return (select jsonb_build_object('sessionId', i.session_id,
          'awaits', case i.ended when 'concluded' then 'minutes' else 'session' end)
        from session_item i join commission_session s on s.id = i.session_id
          left join session_minutes m on m.session_id = i.session_id
        where i.dossier_id = of_dossier and s.state in ('planned', 'convened', 'postponed', 'open', 'closed')
          and case when i.ended = 'concluded' then m.state is distinct from 'sealed'
            else i.ended is distinct from 'removed' and i.added_at >= coalesce((select max(e.at) from dossier_event e
              where e.dossier_id = of_dossier and e.event = 'dispatch'), '-infinity') end
        order by i.ended = 'concluded' desc nulls last, i.added_at desc
        limit 1);
    end $$`.execute(db)
  await sql`revoke execute on function sitting_awaited(uuid) from public`.execute(db)
  await sql`grant execute on function sitting_awaited(uuid) to rokhas_application`.execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop function sitting_awaited(uuid)`.execute(db)
}
