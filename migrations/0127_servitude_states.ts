import { type Kysely, sql } from 'kysely'

const WRITE = 'write_servitude(uuid, integer, jsonb, geometry, geometry, jsonb)'
const SNAPSHOT = 'servitude_snapshot(uuid)'
type Change = readonly [from: string, to: string]

/**
 * A change that holds from a day on leaves the former state beside the new one, with its pieces and the days it held; one that
 * names no day corrects the state that is there. A former state is nobody's to write.
 */
const WRITING: readonly Change[] = [
  ['    former servitude;\n', "    former servitude;\n    since date := (said ->> 'since')::date;\n    begun date;\n"],
  [
    '    delete from servitude s where s.id = of_id;',
    `    if former.former_of is not null then
      raise exception 'a former state is not written' using errcode = 'check_violation';
    end if;
    begun := former.state_from;
    if former.id is not null and since > coalesce(greatest(former.state_from, former.in_force_from), '-infinity') then
      insert into servitude (id, former_of, state_from, state_to, srid, kind, effect, name_fr, name_ar, act, manager, body, height_limit_m,
          forbidden_uses, generator, buffer_m, buffer_source, source, data_date, in_force_from, in_force_to, tolerance_m, geom, geom_3857)
        values ((said ->> 'former')::uuid, of_id, former.state_from, since - 1, former.srid, former.kind, former.effect,
          former.name_fr, former.name_ar, former.act, former.manager, former.body, former.height_limit_m, former.forbidden_uses,
          former.generator, former.buffer_m, former.buffer_source, former.source, former.data_date, former.in_force_from,
          former.in_force_to, former.tolerance_m, former.geom, former.geom_3857);
      insert into servitude_piece (servitude_id, srid, geom) select (said ->> 'former')::uuid, p.srid, p.geom
        from servitude_piece p where p.srid = former.srid and p.servitude_id = of_id;
      begun := since;
    end if;
    delete from servitude s where s.id = of_id;`,
  ],
  [
    'in_force_from, in_force_to, tolerance_m, geom, geom_3857)\n      select of_id',
    'in_force_from, in_force_to, tolerance_m, geom, geom_3857, state_from)\n      select of_id',
  ],
  ['display_3857(ST_Multi(ground))\n      from jsonb', 'display_3857(ST_Multi(ground)), begun\n      from jsonb'],
]
const KEEPING: readonly Change[] = [
  ["'toleranceM', s.tolerance_m,", "'toleranceM', s.tolerance_m, 'stateFrom', s.state_from,"],
]

async function rewrite(db: Kysely<unknown>, name: string, changes: readonly Change[]): Promise<void> {
  const { rows } = await sql<{ body: string }>`select pg_get_functiondef(${name}::regprocedure) as body`.execute(db)
  let body = rows[0]?.body ?? ''
  for (const [from, to] of changes) {
    if (body.split(from).length !== 2) throw new Error(`${name} does not say once: ${from}`)
    body = body.replace(from, () => to)
  }
  await sql.raw(body).execute(db)
}

const back = (changes: readonly Change[]): readonly Change[] =>
  changes.map(([from, to]) => [to, from] as const).reverse()

/** A servitude as it is now, and each state it had, with the days it held: a check of a past day reads the state of that day. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table servitude add column former_of uuid, add column state_from date, add column state_to date,
    add constraint servitude_former check ((former_of is null) = (state_to is null) and coalesce(state_from <= state_to, true))`.execute(
    db,
  )
  await sql`create index servitude_former on servitude (former_of) where former_of is not null`.execute(db)
  await rewrite(db, WRITE, WRITING)
  await rewrite(db, SNAPSHOT, KEEPING)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await rewrite(db, SNAPSHOT, back(KEEPING))
  await rewrite(db, WRITE, back(WRITING))
  await sql`delete from servitude where former_of is not null`.execute(db)
  await sql`alter table servitude drop column former_of, drop column state_from, drop column state_to`.execute(db)
}
