import type { Position, Ring } from '../../geometry/types.ts'
import { fail, type Result } from '../../result.ts'
import { DEPOSIT_LIMITS } from '../limits.ts'
import type { CrsHint, FiledParcel, Finding, IntakeRefusal, Limits, Reading } from '../types.ts'
import { type Block, isParcelTitle, parseBorneTable, type TableBorne } from './borneTable.ts'
import { conclude, type Draft, startDraft, startTally } from './draft.ts'

/** A corner given by itself, coordinates in the CRS of whoever sends them. */
export type Borne = { readonly name?: string | undefined; readonly x: number; readonly y: number }

const FEWEST_BORNES = 3

/** The list goes round: its last corner joins the first, whether or not the first is written again. */
function ringOf(bornes: readonly Borne[]): Ring {
  const ring = bornes.map(({ x, y }): Position => [x, y])
  const [first] = ring
  const last = ring.at(-1)
  return first && last && (first[0] !== last[0] || first[1] !== last[1]) ? [...ring, first] : ring
}

const namesOf = (bornes: readonly Borne[]): string =>
  bornes
    .flatMap(({ name }) => (name ? [name] : []))
    .join(' ')
    .slice(0, 2_000)

type Outline = { readonly label: string; readonly bornes: readonly Borne[]; readonly line: number }
type Extras = { readonly attributes: Readonly<Record<string, string>>; readonly findings: readonly Finding[] }

function addOutline(draft: Draft, { label, bornes, line }: Outline, { attributes, findings }: Extras): void {
  const ring = ringOf(bornes)
  const found = ring.length - 1
  if (found < FEWEST_BORNES) {
    draft.refused.push({ label, refusal: { code: 'TABLE_TOO_FEW_BORNES', data: { line, found, min: FEWEST_BORNES } } })
    return
  }
  const names = namesOf(bornes)
  const own: Readonly<Record<string, string>> = names === '' ? {} : { bornes: names }
  draft.parcels.push({ label, polygons: [[ring]], attributes: { ...own, ...attributes }, findings })
}

/** Degrees around Morocco can't be metres of a legal zone, whose coordinates are six figures long. */
const isNearMorocco = ([lon, lat]: Position): boolean => lon > -20 && lon < 0 && lat > 18 && lat < 38

const inDegrees = (parcels: readonly FiledParcel[]): boolean =>
  parcels.every(({ polygons }) => polygons.every((rings) => rings.every((ring) => ring.every(isNearMorocco))))

const crsOf = (draft: Draft, said: boolean): CrsHint =>
  said || (draft.parcels.length > 0 && inDegrees(draft.parcels)) ? { kind: 'geographic' } : { kind: 'none' }

/** Reads corners given as a list, in the order in which they go round. One parcel. */
export function readBornes(bornes: readonly Borne[], limits: Limits = DEPOSIT_LIMITS): Result<Reading, IntakeRefusal> {
  const heavy = startTally(limits).vertices(bornes.length)
  if (heavy) return fail(heavy)
  const bad = bornes.findIndex(({ x, y }) => !Number.isFinite(x) || !Number.isFinite(y))
  if (bad >= 0) {
    const borne = bornes[bad]?.name ?? String(bad + 1)
    return fail({ code: 'COORDINATE_NOT_A_NUMBER', data: { borne, position: bad + 1 } })
  }
  const draft = startDraft()
  addOutline(draft, { label: '1', bornes, line: 1 }, { attributes: {}, findings: [] })
  return conclude('bornes', crsOf(draft, false), draft)
}

function outlinesOf(block: Block): Outline[] {
  const byParcel = new Map<string, TableBorne[]>()
  for (const borne of block.bornes) {
    const same = byParcel.get(borne.parcel)
    if (same) same.push(borne)
    else byParcel.set(borne.parcel, [borne])
  }
  return [...byParcel].map(([label, bornes]) => ({ label, bornes, line: bornes[0]?.line ?? 1 }))
}

/** How the table came: its format and what was noticed while its bytes were decoded. */
export type TableSource = { readonly format: 'bornes' | 'csv'; readonly findings: readonly Finding[] }

/**
 * Reads a table of bornes as it stands in a surveyor's plan: any separator, decimal comma or point, with or without
 * header, names, distances, several parcels. Refused with the number of the line that can't be understood.
 */
export function readBorneTable(
  text: string,
  limits: Limits,
  source: TableSource = { format: 'bornes', findings: [] },
): Result<Reading, IntakeRefusal> {
  const table = parseBorneTable(text, limits)
  if (!table.ok) return table
  const { blocks, yFirst, geographic } = table.value
  const swapped: Finding[] = yFirst ? [{ code: 'AXES_READ_YX', severity: 'info' }] : []
  const findings = [...source.findings, ...swapped]
  const tally = startTally(limits)
  const draft = startDraft()
  for (const block of blocks) {
    const titled = blocks.length > 1 || isParcelTitle(block.title) ? block.title : ''
    const attributes: Readonly<Record<string, string>> = block.surface === '' ? {} : { surface: block.surface }
    for (const outline of outlinesOf(block)) {
      const heavy = tally.shapes(1) ?? tally.vertices(outline.bornes.length)
      if (heavy) return fail(heavy)
      const label = outline.label || titled || String(draft.parcels.length + draft.refused.length + 1)
      addOutline(draft, { ...outline, label }, { attributes, findings })
    }
  }
  return conclude(source.format, crsOf(draft, geographic), draft)
}
