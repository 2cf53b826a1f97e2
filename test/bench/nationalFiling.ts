import { type Kysely, sql } from 'kysely'
import type { Database } from '../../api/db/tables.ts'
import { People } from '../build/people.ts'
import { type Line, median, percentile } from './measure.ts'
import { answered, type Country } from './national.ts'

const AT_ONCE = 100
const ROUNDS = 3
const MOST_MS = 300

type Ready = { readonly id: string; readonly cookie: string }

/** A hundred people of as many communes file at once, each a dossier that is ready; then each prints their receipt. */
export async function filingLines({ owner }: Country, url: string): Promise<readonly Line[]> {
  const rounds: { readonly filing: number; readonly receipt: number }[] = []
  for (let round = 0; round <= ROUNDS; round += 1) {
    const ready = await readyDrafts(owner)
    const filing = await p95Of(ready.map((draft) => file(url, draft)))
    const receipt = await p95Of(ready.map((draft) => printed(url, draft)))
    // The first is warm-up.
    if (round > 0) rounds.push({ filing, receipt })
  }
  const filing = median(rounds.map((round) => round.filing))
  const receipt = median(rounds.map((round) => round.receipt))
  return [
    {
      what: `filing to the numbered receipt, ${AT_ONCE} at once in as many communes`,
      ours: `p95 ${filing.toFixed(0)} ms`,
      against: `${(filing / AT_ONCE).toFixed(1)} ms each on this machine`,
      ratio: null,
      bar: `< ${MOST_MS} ms`,
      held: filing < MOST_MS,
    },
    {
      what: `the receipt's PDF made for the first time, ${AT_ONCE} at once`,
      ours: `p95 ${receipt.toFixed(0)} ms`,
      against: `${(receipt / AT_ONCE).toFixed(1)} ms each on this machine`,
      ratio: null,
      bar: '',
      held: null,
    },
  ]
}

async function p95Of(asked: readonly Promise<number>[]): Promise<number> {
  return percentile(await Promise.all(asked), 0.95)
}

async function file(url: string, { id, cookie }: Ready): Promise<number> {
  const from = performance.now()
  const headers = { cookie, 'content-type': 'application/json', 'idempotency-key': `file ${id}` }
  const body = JSON.stringify({ transition: 'file', seen: 0 })
  await answered(fetch(`${url}/api/dossiers/${id}/moves`, { method: 'POST', headers, body }))
  return performance.now() - from
}

async function printed(url: string, { id, cookie }: Ready): Promise<number> {
  const from = performance.now()
  await answered(fetch(`${url}/api/dossiers/${id}/receipt`, { headers: { cookie } }))
  return performance.now() - from
}

/** Days on the public domain asked for by their owners, with ground and both pieces: nothing is missing but the filing. */
async function readyDrafts(owner: Kysely<Database>): Promise<readonly Ready[]> {
  const people = new People(owner)
  const ready: Ready[] = []
  const sha256 = 'ab'.repeat(32)
  await sql`insert into blob (sha256, bytes, media_type, stored_at) values (${sha256}, 1, 'application/pdf', now())
    on conflict do nothing`.execute(owner)
  for (let rank = 0; rank < AT_ONCE; rank += 1) {
    const person = await people.person()
    const { rows } = await sql<{ id: string }>`
      insert into dossier (id, title, commune_code, created_by, created_at, procedure_version_id, project)
      select gen_random_uuid(), 'Tournage', c.code, ${person}::uuid, now(), v.id, '{"works": "event", "applicantOwns": true}'
      from procedure_version v join bench_commune c on c.rank = ${rank}::integer * 11 where v.code = 'evenement' and v.valid_to is null returning id`.execute(
      owner,
    )
    const id = rows[0]?.id ?? ''
    await sql`insert into dossier_participant (id, dossier_id, person_id, part, added_by, added_at)
      values (gen_random_uuid(), ${id}::uuid, ${person}::uuid, 'owner', ${person}::uuid, now())`.execute(owner)
    await sql`insert into dossier_site (dossier_id, srid, state, territory, geom, geom_3857)
      select ${id}::uuid, 26191, 'draft', '{}', g, display_3857(g)
      from (select ST_Multi(ST_MakeEnvelope(294000, 331000, 294020, 331012, 26191)) as g) s`.execute(owner)
    await sql`insert into document (id, dossier_id, sha256, file_name, piece, deposited_by, deposited_at)
      select gen_random_uuid(), ${id}::uuid, ${sha256}, p || '.pdf', p, ${person}::uuid, now()
      from unnest(array['demande', 'plan_emprise']) p`.execute(owner)
    ready.push({ id, cookie: (await people.signIn(person, { now: new Date() })).cookie })
  }
  return ready
}
