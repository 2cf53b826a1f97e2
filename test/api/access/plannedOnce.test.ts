import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '../../build/database.ts'

let database: TestDatabase

beforeAll(async () => {
  database = await testDatabase()
})

afterAll(() => database.close())

/** What no policy asks itself: one is asked by `actor_part`, the other by what keeps the words of a dossier. */
const ASKED_BY_THOSE = ['leads_by_trade', 'dossier_words']

/** A function in SQL that runs with its owner's rights, or reads a table, is never inlined: each statement plans it again. */
test('what policies ask about dossiers and their documents is planned once a connection', async () => {
  const { rows } = await sql<{ name: string; language: string }>`
    select p.proname as name, l.lanname as language from pg_proc p join pg_language l on l.oid = p.prolang
    where p.pronamespace = 'public'::regnamespace and (p.prosecdef or p.prosrc ~* '\\mfrom\\M') and (
      p.proname = any (${ASKED_BY_THOSE}) or exists (
        select from pg_policies o where (o.tablename like 'dossier%' or o.tablename in ('document', 'blob'))
          and concat_ws(' ', o.qual, o.with_check) ~ ('\\m' || p.proname || '\\(')))`.execute(database.db)
  expect(rows.map(({ name }) => name)).toEqual(expect.arrayContaining(['actor_part', ...ASKED_BY_THOSE]))
  expect(rows.filter(({ language }) => language === 'sql')).toEqual([])
})
