import { createHash, randomUUID } from 'node:crypto'
import { type Kysely, sql } from 'kysely'
import type { CourseAnswer } from '../../../api/contract/filing.ts'
import { project } from '../../../api/contract/procedures/project.ts'
import type { Database } from '../../../api/db/tables.ts'
import type { asking } from '../../build/asking.ts'

const AIN_CHOCK = '06.141.01.41'

type Headers = Record<string, string>
type Needs = { readonly db: Kysely<Database>; readonly ask: ReturnType<typeof asking> }
export type Filer = { readonly person: string; readonly headers: Headers }
type Wanted = { readonly code?: string; readonly title?: string; readonly facts?: object }

/** A draft on 240 m² of Aïn-Chock, described and with every piece, ready to be filed by its owner. */
export async function readyDraft({ db, ask }: Needs, { person, headers }: Filer, wanted: Wanted = {}) {
  const { code = 'refection', title = 'Ravalement', facts = {} } = wanted
  const opened = await ask<{ id: string; version: number }>('POST', '/api/dossiers', {
    headers,
    body: { title, communeCode: AIN_CHOCK },
  })
  const { id, version } = opened.answer
  await sql`insert into dossier_site (dossier_id, srid, state, territory, geom, geom_3857)
    select ${id}::uuid, 26191, 'draft', '{}', g, display_3857(g)
    from (select ST_Multi(ST_MakeEnvelope(294000, 331000, 294020, 331012, 26191)) as g) s`.execute(db)
  const chosen = await ask<CourseAnswer>('PUT', `/api/dossiers/${id}/procedure`, { headers, body: { version, code } })
  const described = await ask<CourseAnswer>('PUT', `/api/dossiers/${id}/project`, {
    headers,
    body: {
      version: chosen.answer.version,
      project: project.parse({ applicantOwns: true, landTitle: 'titled', titleNumber: '12345/C', ...facts }),
    },
  })
  for (const { piece, needed } of described.answer.pieces)
    if (needed && piece.kind === 'principal') await givePiece(db, { person, dossier: id, piece: piece.code })
  return described.answer
}

/** The hash a piece's file has, wherever it is given. */
export const contentOf = (piece: string) => createHash('sha256').update(piece).digest('hex')

async function givePiece(
  db: Kysely<Database>,
  { person, dossier, piece }: { readonly person: string; readonly dossier: string; readonly piece: string },
): Promise<void> {
  const sha256 = contentOf(piece)
  await sql`insert into blob (sha256, bytes, media_type, stored_at) values (${sha256}, 1, 'application/pdf', now())
    on conflict do nothing`.execute(db)
  await db
    .insertInto('document')
    .values({
      ...{ id: randomUUID(), dossier_id: dossier, sha256, file_name: `${piece}.pdf`, piece, pages: 3 },
      ...{ deposited_by: person, deposited_at: new Date('2026-11-24T08:30:00Z') },
    })
    .execute()
}

export const file = ({ ask }: Pick<Needs, 'ask'>, { headers }: Pick<Filer, 'headers'>, { id, moves }: CourseAnswer) =>
  ask<CourseAnswer>('POST', `/api/dossiers/${id}/moves`, { headers, body: { transition: 'file', seen: moves } })
