import { type Kysely, sql } from 'kysely'

const STAMPED = sql.raw(`array['file_sha256', 'file_bytes', 'level', 'stamp_fault']`)

/** An act does not change any more once it is signed, but for the timestamp its signature left room for. */
const keep = (stamping: ReturnType<typeof sql>) => sql`
  create or replace function keep_act() returns trigger language plpgsql as $$
  begin
    if tg_op = 'DELETE' then
      if old.number is not null then
        raise exception 'a number that was given is accounted for' using errcode = 'check_violation', constraint = 'act_kept';
      end if;
      return old;
    end if;
    ${stamping}
    if old.state in ('signed', 'void') or (old.number is not null and (new.unit, new.year, new.number, new.version)
        is distinct from (old.unit, old.year, old.number, old.version))
        or (old.state, new.state) not in (('draft', 'draft'), ('draft', 'signing'), ('signing', 'signing'), ('signing', 'signed'), ('signing', 'void'))
        or (new.dossier_id, new.kind, new.transition, new.token) is distinct from (old.dossier_id, old.kind, old.transition, old.token) then
      raise exception 'this of an act does not change any more' using errcode = 'check_violation', constraint = 'act_kept';
    end if;
    return new;
  end $$`

export async function up(db: Kysely<unknown>): Promise<void> {
  // Why a signature will never have one: a code, so that nobody asks for ever.
  await sql`alter table act add column stamp_fault text`.execute(db)
  await sql`create index act_unstamped on act (signed_at) where level = 'B-B' and stamp_fault is null`.execute(db)
  await keep(sql`if old.state = 'signed' and old.level = 'B-B' and new.level in ('B-B', 'B-T')
        and to_jsonb(new) - ${STAMPED} = to_jsonb(old) - ${STAMPED} then
      return new;
    end if;`).execute(db)
  await sql`create policy act_stamp on act for update to rokhas_worker
    using (state = 'signed' and level = 'B-B') with check (state = 'signed')`.execute(db)
  await sql`grant update (file_sha256, file_bytes, level, stamp_fault) on act to rokhas_worker`.execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop policy act_stamp on act`.execute(db)
  await sql`revoke update on act from rokhas_worker`.execute(db)
  await keep(sql``).execute(db)
  await sql`alter table act drop column stamp_fault`.execute(db)
}
