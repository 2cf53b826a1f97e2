import { runMigrations } from 'graphile-worker'
import { sql } from 'kysely'
import { openDatabase } from '../db/database.ts'

/**
 * Brings the queue's own schema up to date, as the database's owner, and opens it to `rokhas_worker` alone: the
 * application adds jobs through `enqueue_job`. Safe to run twice.
 */
export async function prepareQueue(url: string): Promise<void> {
  await runMigrations({ connectionString: url })
  const db = openDatabase(url, { max: 1 })
  try {
    await openToWorker.execute(db)
  } finally {
    await db.destroy()
  }
}

const openToWorker = sql`
  do $$
  declare t record;
  begin
    perform pg_advisory_xact_lock(hashtext('prepare_queue'));
    grant usage on schema graphile_worker to rokhas_worker;
    grant select, insert, update, delete on all tables in schema graphile_worker to rokhas_worker;
    grant usage, select on all sequences in schema graphile_worker to rokhas_worker;
    grant execute on all functions in schema graphile_worker to rokhas_worker;
    for t in select c.relname from pg_class c
      where c.relnamespace = 'graphile_worker'::regnamespace and c.relkind = 'r' and c.relrowsecurity
        and not exists (select from pg_policy p where p.polrelid = c.oid and p.polname = 'worker')
    loop
      execute format('create policy worker on graphile_worker.%I to rokhas_worker using (true)', t.relname);
    end loop;
  end $$`
