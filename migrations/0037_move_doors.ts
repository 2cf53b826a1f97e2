import { type Kysely, sql } from 'kysely'

type Door = {
  readonly events: readonly string[]
  readonly states: readonly string[]
  /** Without roles it is a matter of whoever leads the dossier: its owner or its designer. */
  readonly roles?: readonly string[]
}

const UNDER_EXAMINATION = ['filed', 'examined']

const DOORS: readonly Door[] = [
  { events: ['file'], states: ['draft', 'filed'] },
  { events: ['give_complement', 'file_modified', 'withdraw'], states: UNDER_EXAMINATION },
  { events: ['open_works', 'declare_completion'], states: ['decided'] },
  { events: ['refuse_admission', 'dispatch', 'acknowledge'], states: ['filed'], roles: ['guichet'] },
  { events: ['ask_complement'], states: ['filed'], roles: ['guichet', 'examiner', 'president', 'delegate'] },
  {
    events: ['summon', 'inspect', 'hold_session', 'sign_minutes'],
    states: UNDER_EXAMINATION,
    roles: ['guichet'],
  },
  {
    events: ['ask_modification', 'defer', 'resume', 'extend', 'accept', 'sign', 'refuse'],
    states: UNDER_EXAMINATION,
    roles: ['president', 'delegate'],
  },
  { events: ['settle'], states: ['examined'], roles: ['cashier'] },
  { events: ['attest_silence'], states: UNDER_EXAMINATION, roles: ['governor'] },
  { events: ['record_lapse', 'archive'], states: ['decided'], roles: ['guichet'] },
]

const array = (words: readonly string[] | undefined) =>
  words ? sql`array[${sql.join(words.map((word) => sql.lit(word)))}]` : sql`null::text[]`

/**
 * Who may make which move in which state, in one function that is planned once: written out in the policy, each move was planned
 * with the rights of a dossier a dozen times over.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  const rows = DOORS.flatMap(({ events, states, roles }) =>
    events.flatMap((event) => states.map((state) => sql`(${sql.lit(event)}, ${sql.lit(state)}, ${array(roles)})`)),
  )
  await sql`create function actor_may_move(of_dossier uuid, of_event text) returns boolean
    language plpgsql stable security definer set search_path = public, pg_temp as $$
    begin
      return exists (select from dossier d join (values ${sql.join(rows)}) m(event, state, roles)
          on m.event = of_event and m.state = d.state
        where d.id = of_dossier and case when m.roles is null then actor_part(d.id, array['owner', 'designer'])
          else d.territory && actor_territories(m.roles) end);
    end $$`.execute(db)
  await sql`revoke execute on function actor_may_move(uuid, text) from public`.execute(db)
  await sql`grant execute on function actor_may_move(uuid, text) to rokhas_application`.execute(db)
  for (const policy of ['dossier_event_make', 'dossier_event_extend'])
    await sql`drop policy ${sql.id(policy)} on dossier_event`.execute(db)
  await sql`create policy dossier_event_make on dossier_event for insert to rokhas_application with check (
    person_id = (select actor_person()) and actor_may_move(dossier_id, event))`.execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop policy dossier_event_make on dossier_event`.execute(db)
  await sql`drop function actor_may_move(uuid, text)`.execute(db)
  for (const policy of ['dossier_event_make', 'dossier_event_extend'])
    await sql`create policy ${sql.id(policy)} on dossier_event for insert to rokhas_application with check (false)`.execute(
      db,
    )
}
