import { type Kysely, sql } from 'kysely'

/**
 * A certificate is public: whoever names one in an inventory has not shown that its key is anybody's there. Of several such
 * rows one is kept until somebody signs with the key, who takes the certificate's place; a key that signed once holds it.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table signing_key drop constraint signing_key_fingerprint_key`.execute(db)
  await sql`create unique index signing_key_fingerprint on signing_key (fingerprint)
    where proved_at is not null or state in ('active', 'suspended')`.execute(db)
  // The row that gives way may be of another body, which whoever proves the key does not see.
  await sql`create function take_over_unproved() returns trigger
    language plpgsql security definer set search_path = public, pg_temp as $$
    begin
      update signing_key set state = 'replaced', changed_at = new.added_at, changed_by = new.added_by, version = version + 1
        where fingerprint = new.fingerprint and proved_at is null and state in ('active', 'suspended');
      return new;
    end $$`.execute(db)
  await sql`revoke execute on function take_over_unproved() from public`.execute(db)
  await sql`create trigger signing_key_proved before insert on signing_key for each row
    when (new.proved_at is not null) execute function take_over_unproved()`.execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop trigger signing_key_proved on signing_key`.execute(db)
  await sql`drop function take_over_unproved`.execute(db)
  await sql`drop index signing_key_fingerprint`.execute(db)
  await sql`alter table signing_key add constraint signing_key_fingerprint_key unique (fingerprint)`.execute(db)
}
