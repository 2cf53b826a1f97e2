import { type Kysely, sql } from 'kysely'

/** Replaces the outlines of communes and nothing else of them: by an operator of the platform, or from its command line. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create function replace_outlines(codes text[], outlines geometry[], zones jsonb, credit text, on_day date)
    returns setof text language plpgsql security definer set search_path = public, pg_temp as $$
    begin
      -- A server signs in as its role, or takes it: either way it acts for somebody.
      if (case current_setting('role') when 'none' then session_user::text else current_setting('role') end)
          in ('rokhas_application', 'rokhas_worker') and not actor_has(array['operator']) then
        raise exception 'outlines are replaced by an operator' using errcode = 'insufficient_privilege';
      end if;
      update commune c set outline = g.outline, outline_3857 = ST_Transform(g.outline, 3857),
          outline_kind = 'imported', outline_source = credit, outline_date = on_day
        from unnest(codes, outlines) as g(code, outline) where g.code = c.code;
      update layer_version set version = version + 1, changed_at = now() where layer = 'communes';
      return query update commune c set legal_srid = z.srid
        from jsonb_to_recordset(zones) as z(srid integer, south double precision, north double precision)
        where c.code = any (codes) and c.legal_srid <> z.srid
          and ST_Y(ST_PointOnSurface(c.outline)) >= z.south and ST_Y(ST_PointOnSurface(c.outline)) < z.north
        returning c.code;
    end $$`.execute(db)
  const name = sql.raw('replace_outlines(text[], geometry[], jsonb, text, date)')
  await sql`revoke execute on function ${name} from public`.execute(db)
  await sql`grant execute on function ${name} to rokhas_application`.execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop function replace_outlines(text[], geometry[], jsonb, text, date)`.execute(db)
}
