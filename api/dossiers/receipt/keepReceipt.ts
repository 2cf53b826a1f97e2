import { type Kysely, sql } from 'kysely'
import type { LegalSrid } from '../../../spatial/crs/legalZones.ts'
import { personNamed } from '../../access/personNamed.ts'
import type { PersonName } from '../../contract/people.ts'
import { type PieceNeed, piecesNeeded } from '../../contract/procedures/checklist.ts'
import type { ProcedureDefinition, Track } from '../../contract/procedures/definition.ts'
import { type Project, project } from '../../contract/procedures/project.ts'
import type { Database } from '../../db/tables.ts'
import { deadlinesOf } from '../course/deadlines.ts'
import { partyOf, personParty } from '../party.ts'
import { dossierById } from '../queries.ts'
import type { ReceiptFacts } from './facts.ts'

type Filing = { readonly id: string; readonly move: number }

/**
 * Keeps what the receipt of a filing says, in the filing's transaction: the applicant can always be given it again, as
 * it was that day.
 * @returns what was kept
 */
export async function keepReceipt(transaction: Kysely<Database>, { id, move }: Filing): Promise<ReceiptFacts> {
  const facts = await factsOf(transaction, { id, move })
  await transaction
    .insertInto('receipt')
    .values({ dossier_id: id, move, facts: JSON.stringify(facts) })
    .execute()
  return facts
}

type FiledRow = {
  readonly number: string
  readonly filedAt: Date
  readonly day: string
  readonly title: string
  readonly by: PersonName | null
  readonly track: Track | null
  readonly project: unknown
  readonly commune: ReceiptFacts['commune']
  readonly definition: ProcedureDefinition
  readonly validFrom: string
  readonly areaM2: number | null
  readonly trace: ReceiptFacts['land']['trace']
  readonly srid: LegalSrid | null
  readonly documents: readonly DocumentFact[]
  /** Of the commune's own guichet, after the day of filing; null while none is set. */
  readonly nextMeeting: string | null
}

type DocumentFact = {
  readonly piece: string
  readonly fileName: string
  readonly pages: number | null
  readonly sha256: string
}

async function factsOf(db: Kysely<Database>, filing: Filing): Promise<ReceiptFacts> {
  const row = await filedRow(db, filing)
  const parties = (await dossierById(db, filing.id))?.participants ?? []
  const described = project.parse(row.project)
  const needs = piecesNeeded(row.definition, { track: row.track, project: described })
  return {
    number: row.number,
    filedAt: row.filedAt.toISOString(),
    day: row.day,
    title: row.title,
    filedBy: row.by && personParty(row.by),
    applicants: parties.filter(({ part }) => part === 'owner').map(partyOf),
    designers: parties.filter(({ part }) => part === 'designer').map(partyOf),
    commune: row.commune,
    procedure: procedureOf(row),
    track: row.track,
    land: landOf(row, described),
    pieces: piecesOf(row, needs),
    awaited: awaited(row, needs),
    deadlines: await datedStages(db, filing.id, row),
    commissionDay: row.definition.flow === 'commission' ? row.nextMeeting : null,
    meetingSought: true,
  }
}

async function filedRow(db: Kysely<Database>, { id, move }: Filing): Promise<FiledRow> {
  const { rows } = await sql<FiledRow>`
    select d.number, e.at as "filedAt", to_char(e.day, 'YYYY-MM-DD') as day, d.title, d.track, d.project, v.definition,
      to_char(v.valid_from, 'YYYY-MM-DD') as "validFrom", case when ST_Dimension(s.geom) = 2 then ST_Area(s.geom) end as "areaM2", s.srid,
      (select json_build_object('kind', t.kind, 'lengthM', case when t.kind = 'line' then ST_Length(t.drawn) end,
        'widthM', t.width_m) from dossier_trace t where t.dossier_id = d.id) as trace,
      json_build_object('code', c.code, 'nameFr', c.name_fr, 'nameAr', c.name_ar, 'kind', c.kind, 'filing', c.filing,
        'provinceFr', p.name_fr, 'provinceAr', p.name_ar, 'provinceKind', p.kind) as commune,
      ${personNamed('e.person_id')} as by,
      to_char(next_meeting_of(c.code, e.day), 'YYYY-MM-DD') as "nextMeeting",
      coalesce((select json_agg(json_build_object('piece', o.piece, 'fileName', o.file_name, 'pages', o.pages,
        'sha256', o.sha256) order by o.deposited_at, o.id)
        from document o where o.dossier_id = d.id and o.withdrawn_at is null and o.piece is not null
          and not exists (select from document l where l.dossier_id = d.id and l.piece = o.piece
            and l.piece_version > o.piece_version and l.withdrawn_at is null)), '[]') as documents
    from dossier d join dossier_event e on e.dossier_id = d.id and e.move = ${move}
      join procedure_version v on v.id = d.procedure_version_id
      join commune c on c.code = d.commune_code join province p on p.code = c.province_code
      left join dossier_site s on s.dossier_id = d.id
    where d.id = ${id}::uuid`.execute(db)
  const [row] = rows
  if (!row) throw new Error(`the filing of dossier ${id} cannot be read by whoever made it`)
  return row
}

const procedureOf = ({ definition, validFrom }: FiledRow): ReceiptFacts['procedure'] => {
  const { code, number, family, flow, nameFr, nameAr, silence } = definition
  return { code, number, family, flow, nameFr, nameAr, validFrom, silence }
}

const landOf = ({ areaM2, srid, trace }: FiledRow, { landTitle, titleNumber }: Project): ReceiptFacts['land'] => ({
  title: landTitle,
  titleNumber,
  areaM2,
  srid,
  trace,
})

/** In the order of the procedure's list. */
const piecesOf = ({ documents }: FiledRow, needs: readonly PieceNeed[]): ReceiptFacts['pieces'] => {
  const known = new Set(needs.map(({ piece }) => piece.code))
  const named = needs.flatMap(({ piece: { code, nameFr, nameAr, kind } }) =>
    documents
      .filter(({ piece }) => piece === code)
      .map(({ piece: _, ...document }) => ({ nameFr, nameAr, kind, ...document })),
  )
  const others = documents
    .filter(({ piece }) => !known.has(piece))
    .map(({ piece, ...document }) => ({ nameFr: piece, nameAr: piece, kind: null, ...document }))
  return [...named, ...others]
}

const awaited = ({ documents }: FiledRow, needs: readonly PieceNeed[]): ReceiptFacts['awaited'] =>
  needs
    .filter(({ piece, needed }) => piece.kind === 'information' && needed === true)
    .filter(({ piece: { code } }) => !documents.some(({ piece }) => piece === code))
    .map(({ piece: { nameFr, nameAr } }) => ({ nameFr, nameAr }))

async function datedStages(
  db: Kysely<Database>,
  id: string,
  { definition, track }: FiledRow,
): Promise<ReceiptFacts['deadlines']> {
  const stages = await deadlinesOf(db, id)
  const known = definition.stages.filter((stage) => stage.track === null || stage.track === track)
  return stages.flatMap(({ stage, from, assumed, due, rule }) => {
    const found = known.find(({ code }) => code === stage)
    return found ? [{ stage: found.code, fromEvent: found.from, from, assumed, term: found.term, due, rule }] : []
  })
}
