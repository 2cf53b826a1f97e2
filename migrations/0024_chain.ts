import { type Kysely, sql } from 'kysely'

const READERS = `array['president', 'delegate', 'guichet', 'cashier', 'examiner', 'member', 'governor', 'wali', 'supervisor']`

/** Whether the actor may see a dossier, as its own policy says. */
const seen = (dossier: string) =>
  sql.raw(`((${dossier}.state <> 'draft' and ${dossier}.territory && (select actor_territories(${READERS})))
    or ${dossier}.id in (select actor_dossiers()))`)

/** From a dossier to what it goes on from: whoever leads its draft, or the guichet that examines it. */
async function linking(db: Kysely<unknown>): Promise<void> {
  await sql`create index dossier_follows on dossier (follows) where follows is not null`.execute(db)
  await sql`create function link_dossier(of_dossier uuid, seen_version integer, to_dossier uuid) returns boolean
    language plpgsql security definer set search_path = public, pg_temp as $$
    begin
      if to_dossier is not null and not exists (select from dossier o where o.id = to_dossier and o.id <> of_dossier
          and ${seen('o')}) then return false; end if;
      update dossier d set follows = to_dossier, version = d.version + 1
        where d.id = of_dossier and d.version = seen_version
          and ((d.state = 'draft' and actor_part(d.id, array['owner', 'designer']))
            or (d.state in ('filed', 'examined') and d.territory && (select actor_territories(array['guichet']))));
      return found;
    end $$`.execute(db)
}

/** Everything that is linked to a dossier, from the first of its chain on. Of what the actor may not see: its steps and days. */
async function reading(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function chain_of(of_dossier uuid)
    returns table (id uuid, visible boolean, follows uuid, number text, title text, procedure jsonb, step text,
      filed_at timestamptz, since timestamptz, delivered_on date)
    language plpgsql stable security definer set search_path = public, pg_temp as $$
    #variable_conflict use_column
    begin
      return query
        with recursive up as (
          select d.id, d.follows, 0 as height from dossier d where d.id = of_dossier and ${seen('d')}
          union select d.id, d.follows, up.height + 1 from dossier d join up on d.id = up.follows where up.height < 100
        ), chain as (
          (select up.id from up order by up.height desc limit 1)
          union select d.id from dossier d join chain on d.follows = chain.id
        )
        select d.id, ${seen('d')}, d.follows, d.number, d.title,
          case when v.id is not null then
            jsonb_build_object('code', v.code, 'nameFr', v.definition ->> 'nameFr', 'nameAr', v.definition ->> 'nameAr') end,
          d.step, d.filed_at, d.step_since,
          (select max(e.day) from dossier_event e where e.dossier_id = d.id and e.event in ('sign', 'attest_silence', 'acknowledge'))
        from chain join dossier d on d.id = chain.id left join procedure_version v on v.id = d.procedure_version_id
        where d.state <> 'draft' or d.id in (select actor_dossiers())
        order by d.filed_at nulls last, d.id limit 200;
    end $$`.execute(db)
}

export async function up(db: Kysely<unknown>): Promise<void> {
  await linking(db)
  await reading(db)
  for (const name of ['link_dossier(uuid, integer, uuid)', 'chain_of(uuid)']) {
    await sql`revoke execute on function ${sql.raw(name)} from public`.execute(db)
    await sql`grant execute on function ${sql.raw(name)} to rokhas_application`.execute(db)
  }
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop function chain_of(uuid), link_dossier(uuid, integer, uuid)`.execute(db)
  await sql`drop index dossier_follows`.execute(db)
}
