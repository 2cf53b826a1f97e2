import { type Kysely, sql } from 'kysely'

/**
 * A look at the map in somebody's name in one journey to the database: a statement is a transaction of its own, so that
 * who acts is forgotten with it. Said in a transaction around the question, four journeys cost more than every policy.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function sites_near(who uuid, on_day date, second_factor boolean, west double precision, south double precision,
      east double precision, north double precision, most integer)
    returns table (id uuid, title text, state text, geometry json) language plpgsql as $$
    begin
      perform say_actor(who, on_day, second_factor);
      return query
        select d.id, d.title, d.state, ST_AsGeoJSON(wgs84_from_legal(s.geom), 7, 0)::json
        from dossier_site s join dossier d on d.id = s.dossier_id
        where s.geom_3857 && ST_Transform(ST_MakeEnvelope(west, south, east, north, 4326), 3857)
        order by d.id desc limit most;
    end $$`.execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop function sites_near(uuid, date, boolean, double precision, double precision, double precision,
    double precision, integer)`.execute(db)
}
