import { type Kysely, sql } from 'kysely'
import { systemClock } from '../../api/clock.ts'
import { openDatabase } from '../../api/db/database.ts'
import type { Database } from '../../api/db/tables.ts'
import { gatherNote } from '../../api/notes/gather.ts'
import { landOf } from '../../api/notes/land.ts'
import { makeNote, paperOf } from '../../api/notes/paper/print.ts'
import type { NoteRow } from '../../api/notes/queries.ts'
import { PaperCompiler } from '../../api/papers/compiler.ts'
import { PaperPress } from '../../api/papers/press.ts'
import type { PaperJob } from '../../api/papers/protocol.ts'
import type { BenchGround } from './benchDatabase.ts'
import { type Line, median, percentile } from './measure.ts'

const SAMPLE = 60
const MOST_MS = 1_000
const BASE = 'https://rokhas.example'

/** An agency over the whole country: the made ground has none. */
const withAgency = (db: Kysely<Database>) =>
  sql`
  with added as (
    insert into body (id, kind, name_fr, name_ar, unit_code, valid_from)
    values (gen_random_uuid(), 'urban_agency', 'Agence du banc', 'وكالة القياس', 'au.bench', '2020-01-01')
    on conflict (kind, unit_code) where unit_code is not null do nothing returning id)
  insert into body_territory (body_id, territory, valid_from) select id, 'MA', '2020-01-01' from added`.execute(db)

/** Of the lots that lie in a commune that is known: nobody answers for the others, whose note is refused. */
async function titles(db: Kysely<Database>): Promise<readonly string[]> {
  const { rows } = await sql<{ title: string }>`
    select p.title from (select title_number as title, wgs84_from_legal(ST_PointOnSurface(geom)) as inside
      from (select * from parcel order by md5(title_number) limit ${10 * SAMPLE}) drawn) p
    where exists (select from commune c where c.outline && p.inside and ST_Covers(c.outline, p.inside))
    limit ${SAMPLE}`.execute(db)
  return rows.map(({ title }) => title)
}

/** Everything from the question to the paper: the land, the facts, the two plans, the PDF in both languages. */
async function noteOf(db: Kysely<Database>, title: string): Promise<NoteRow> {
  const land = await landOf(db, { parcel: title })
  const facts = await gatherNote(db, land, systemClock.today())
  const at = systemClock.now().toISOString()
  return {
    ...{
      id: title,
      number: `BENCH-2026-00001-${title}`,
      state: 'released',
      bodyId: facts.agency.id,
      territory: ['MA'],
    },
    ...{ srid: land.srid, outline: land.outline, askedAt: at, due: null, fee: null, facts, receipt: null },
    ...{ releasedAt: at, refusedAt: null, refusal: null, files: {} },
  }
}

function jobOf(note: NoteRow): PaperJob {
  const { template, data, madeAt } = paperOf({ note, language: 'both', base: BASE })
  return { template, data: JSON.stringify(data), madeAtS: Math.floor(madeAt.getTime() / 1000) }
}

/** Notes one after the other on the large ground, beside the bare compiler setting the same papers. */
export async function benchNote({ url }: BenchGround): Promise<readonly Line[]> {
  const db = openDatabase(url, { max: 2 })
  const press = new PaperPress({ most: 1 })
  const compiler = new PaperCompiler()
  const [ours, bare]: [number[], number[]] = [[], []]
  try {
    await withAgency(db)
    const [warm = '', ...asked] = await titles(db)
    const print = (note: NoteRow) => makeNote({ press }, { note, language: 'both', base: BASE })
    const first = await noteOf(db, warm)
    await print(first)
    compiler.compile(jobOf(first))
    for (const title of asked) {
      const from = performance.now()
      const note = await noteOf(db, title)
      await print(note)
      const done = performance.now()
      compiler.compile(jobOf(note))
      ours.push(done - from)
      bare.push(performance.now() - done)
    }
  } finally {
    press.close()
    await db.destroy()
  }
  const worst = percentile(ours, 0.95)
  const ms = (value: number) => `${Math.round(value)} ms`
  return [
    {
      what: 'a note: land, facts, plans and paper in both languages',
      ours: `${ms(median(ours))}, 95 %: ${ms(worst)}`,
      against: `${ms(median(bare))}, the compiler alone`,
      ratio: median(bare) / median(ours),
      bar: '95 % < 1 s',
      held: worst < MOST_MS,
    },
  ]
}
