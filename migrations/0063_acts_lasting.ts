import { type Kysely, sql } from 'kysely'

const LEVELS = `array['B-B', 'B-T', 'B-LT', 'B-LTA']`
const KEPT = (of: string) => `(${of}.state, ${of}.signed_at, ${of}.signed_by, ${of}.move)`
const TAKING_BACK = (of: string) => `(${of}.withdrawn_at, ${of}.withdrawn_by, ${of}.withdrawal_reason)`
const FILE = (of: string) => `(${of}.file_sha256, ${of}.file_bytes, ${of}.level)`

/** Once, and nothing else of it. */
const TAKEN_BACK = `(old.withdrawn_at is null and new.withdrawn_at is not null and ${FILE('new')} = ${FILE('old')})`
/** The same signature with more evidence; or what was found when evidence was asked for. */
const UPGRADED = `(${TAKING_BACK('new')} is not distinct from ${TAKING_BACK('old')}
        and (${FILE('new')} = ${FILE('old')} or array_position(${LEVELS}, new.level) > array_position(${LEVELS}, old.level)))`

/**
 * Of a signed act nothing changes but that it is taken back, once, and that its file gains a timestamp, then what proves that
 * nobody was taken back: 0057 and 0058 each said one half, and the second undid the first.
 */
const keep = (signed: string) =>
  sql`create or replace function keep_act() returns trigger language plpgsql as $$
    begin
      if tg_op = 'DELETE' then
        if old.number is not null then
          raise exception 'a number that was given is accounted for' using errcode = 'check_violation', constraint = 'act_kept';
        end if;
        return old;
      end if;
      if old.state = 'void' or (old.state = 'signed' and not (${sql.raw(`${KEPT('new')} = ${KEPT('old')} and ${signed}`)}))
          or (old.number is not null and (new.unit, new.year, new.number, new.version)
            is distinct from (old.unit, old.year, old.number, old.version))
          or (old.state, new.state) not in (('draft', 'draft'), ('draft', 'signing'), ('signing', 'signing'), ('signing', 'signed'), ('signing', 'void'), ('signed', 'signed'))
          or (new.dossier_id, new.kind, new.transition, new.token) is distinct from (old.dossier_id, old.kind, old.transition, old.token) then
        raise exception 'this of an act does not change any more' using errcode = 'check_violation', constraint = 'act_kept';
      end if;
      return new;
    end $$`

export async function up(db: Kysely<unknown>): Promise<void> {
  // An authority publishes its lists in its own time: it is asked some days in a row, and then no more.
  await sql`alter table act add column evidence_asked integer not null default 0 check (evidence_asked >= 0),
    add column evidence_asked_at timestamptz`.execute(db)
  await sql`create index act_without_evidence on act (evidence_asked_at nulls first) where level = 'B-T'`.execute(db)
  await keep(`(${TAKEN_BACK} or ${UPGRADED})`).execute(db)
  await sql`create policy act_last on act for update to rokhas_worker
    using (state = 'signed' and level = 'B-T') with check (state = 'signed')`.execute(db)
  await sql`grant update (evidence_asked, evidence_asked_at) on act to rokhas_worker`.execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop policy act_last on act`.execute(db)
  await keep(`array_position(${LEVELS}, new.level) > array_position(${LEVELS}, old.level)`).execute(db)
  await sql`alter table act drop column evidence_asked, drop column evidence_asked_at`.execute(db)
}
