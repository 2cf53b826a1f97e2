import { sql } from 'kysely'
import type { ZoneFamily } from '../../../spatial/conformity/types.ts'
import type { ActorTransaction } from '../../access/asActor.ts'
import type { CodeMapping, FieldsMapping, PlanMapping } from '../../contract/plans/mapping.ts'
import { inBatches } from '../inBatches.ts'

type Shape = { readonly ordinal: number; readonly attributes: Readonly<Record<string, string>> }

type Mapped = FieldsMapping & Pick<PlanMapping, 'perimeter'>

type Edit = {
  readonly id: string
  readonly kind: 'left_out' | 'outline' | 'recode'
  readonly ordinals: readonly number[]
  readonly code: CodeMapping | null
}

type Read = {
  readonly code: string | null
  readonly sector: string | null
  readonly family: ZoneFamily | null
  readonly labelFr: string | null
  readonly labelAr: string | null
}

/** How a shape stands: what its attributes mean, then what the edits that were not undone say, in their order. */
export type ZoneStanding = Read & {
  readonly ordinal: number
  readonly leftOut: boolean
  readonly outlineOf: string | null
}

/** What the attributes of a shape mean by a mapping; nothing is guessed, a code or a family that is not known is null. */
export function readByMapping({ attributes }: Shape, { fields, families, codes }: FieldsMapping): Read {
  const textOf = (field: string | undefined) => (field === undefined ? '' : (attributes[field] ?? '').trim())
  const filed = textOf(fields.code)
  const known = codes[filed]
  const code = known?.code ?? filed
  return {
    code: code || null,
    sector: known?.sector ?? (textOf(fields.sector) || null),
    family: known?.family ?? families[textOf(fields.family)] ?? null,
    labelFr: known?.labelFr ?? (textOf(fields.labelFr) || code || null),
    labelAr: known?.labelAr ?? (textOf(fields.labelAr) || code || null),
  }
}

/** The shapes of a plan's perimeter are no zones of it. */
const isPerimeter = ({ attributes }: Shape, { perimeter }: Mapped) =>
  perimeter !== undefined && (attributes[perimeter.field] ?? '').trim() === perimeter.value

/** @param edits those that were not undone, in their order */
export function standingOf(shape: Shape, mapping: Mapped, edits: readonly Edit[]): ZoneStanding {
  const own = edits.filter(({ ordinals }) => ordinals.includes(shape.ordinal))
  const codes = own.map(({ code }) => (code ? withoutAbsent(code) : {}))
  const recoded: Read = Object.assign(readByMapping(shape, mapping), ...codes)
  return {
    ...recoded,
    ordinal: shape.ordinal,
    leftOut: isPerimeter(shape, mapping) || own.some(({ kind }) => kind === 'left_out'),
    outlineOf: own.findLast(({ kind }) => kind === 'outline')?.id ?? null,
  }
}

const withoutAbsent = (code: CodeMapping): Partial<Read> =>
  Object.fromEntries(Object.entries(code).filter(([, value]) => value !== undefined))

/** Writes how every shape of a draft stands, or those of some ordinals alone. */
export async function writeStanding(
  transaction: ActorTransaction,
  {
    draftId,
    mapping,
    ordinals,
  }: { readonly draftId: string; readonly mapping: Mapped; readonly ordinals?: readonly number[] },
): Promise<void> {
  const only = ordinals === undefined ? sql`` : sql`and ordinal = any (${[...ordinals]}::integer[])`
  const { rows: shapes } = await sql<Shape>`
    select ordinal, attributes from plan_draft_zone where draft_id = ${draftId}::uuid ${only} order by ordinal`.execute(
    transaction,
  )
  const { rows: edits } = await sql<Edit>`
    select id, kind, ordinals, code from plan_draft_edit where draft_id = ${draftId}::uuid and undone_at is null
    order by nth`.execute(transaction)
  const standing = shapes.map((shape) => standingOf(shape, mapping, edits))
  await inBatches(standing, (json) =>
    sql`
      update plan_draft_zone z set code = r.code, sector = r.sector, family = r.family, label_fr = r."labelFr",
        label_ar = r."labelAr", left_out = r."leftOut",
        geom = case when r."outlineOf" is null then z.filed
          else (select e.outline from plan_draft_edit e where e.id = r."outlineOf") end
      from jsonb_to_recordset(${json}::jsonb) as r(ordinal integer, code text, sector text, family text, "labelFr" text,
        "labelAr" text, "leftOut" boolean, "outlineOf" uuid)
      where z.draft_id = ${draftId}::uuid and z.ordinal = r.ordinal`.execute(transaction),
  )
}
