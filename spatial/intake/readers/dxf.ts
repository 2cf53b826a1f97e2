import type { Position, Ring } from '../../geometry/types.ts'
import { fail, type Result } from '../../result.ts'
import type { FiledParcel, Finding, IntakeRefusal, Reader } from '../types.ts'
import { CHORD_ERROR_M, flattenArc, sidesOfArc } from './bulge.ts'
import { conclude, type Draft, skip, startDraft, startTally, type Tally } from './draft.ts'
import { type DxfEntity, type DxfLabel, type DxfLine, walkDxf } from './dxfEntities.ts'
import { nameByTexts } from './dxfLabels.ts'
import { decodeDxf, startPairs } from './dxfPairs.ts'

const BINARY = 'AutoCAD Binary DXF'
/** Layers where an open line deserves a word: somebody meant a parcel. */
const PARCEL_LAYER = /parc|titre|limite|bornage|perim|lotis|propri|terrain|حدود|قطعة|عقار/i
const MOST_TEXTS = 20_000

type Gathered = {
  readonly outlines: { readonly layer: string; readonly parcel: FiledParcel }[]
  readonly texts: DxfLabel[]
  readonly left: Map<string, { label: string; finding: Finding; count: number }>
  readonly draft: Draft
  heavy: IntakeRefusal | null
}

/** Things left out are said once a kind and a layer: a plan has thousands of lines. */
function leave(gathered: Gathered, layer: string, finding: Finding): void {
  const key = `${finding.code} ${finding.data?.entity} ${layer}`
  const known = gathered.left.get(key)
  if (known) known.count += 1
  else if (gathered.left.size < 200) gathered.left.set(key, { label: layer, finding, count: 1 })
}

const samePlace = (a: DxfLine['vertices'][number] | undefined, b: DxfLine['vertices'][number] | undefined): boolean =>
  a !== undefined && b !== undefined && a.x === b.x && a.y === b.y

/** The outline's positions, arcs flattened; null when the arcs need more vertices than the limits allow. */
function ringOf({ vertices, closed }: DxfLine, tally: Tally): { ring: Ring; curves: number } | IntakeRefusal {
  const ring: Position[] = []
  let curves = 0
  const around = closed && !samePlace(vertices[0], vertices.at(-1)) ? [...vertices, ...vertices.slice(0, 1)] : vertices
  for (const [index, { x, y }] of around.entries()) {
    const before = around[index - 1]
    const arc =
      before && before.bulge !== 0
        ? { from: [before.x, before.y] as const, to: [x, y] as const, bulge: before.bulge }
        : null
    const heavy = arc && tally.vertices(sidesOfArc(arc))
    if (heavy) return heavy
    curves += arc ? 1 : 0
    for (const position of arc ? flattenArc(arc) : [[x, y] as const]) ring.push(position)
  }
  return { ring, curves }
}

const hasNumbers = ({ vertices }: DxfLine): boolean =>
  vertices.every(({ x, y, bulge }) => Number.isFinite(x) && Number.isFinite(y) && Number.isFinite(bulge))

function findingsOf(line: DxfLine, curves: number): Finding[] {
  const findings: Finding[] = []
  if (!line.closed) findings.push({ code: 'LINE_CLOSED', severity: 'info' })
  if (line.hasZ) findings.push({ code: 'Z_IGNORED', severity: 'info' })
  const data = { count: curves, millimetres: CHORD_ERROR_M * 1000 }
  if (curves > 0) findings.push({ code: 'CURVE_FLATTENED', severity: 'warning', data })
  return findings
}

function addOutline(gathered: Gathered, line: DxfLine, tally: Tally): void {
  const { layer } = line
  gathered.heavy ??= tally.shapes(1)
  const label = `${layer} ${gathered.outlines.length + gathered.draft.refused.length + 1}`
  if (!hasNumbers(line)) {
    gathered.draft.refused.push({ label, refusal: { code: 'COORDINATE_NOT_A_NUMBER', data: { line: line.line } } })
    return
  }
  const read = ringOf(line, tally)
  if ('code' in read) {
    gathered.heavy ??= read
    return
  }
  const parcel = { label, polygons: [[read.ring]], attributes: { layer }, findings: findingsOf(line, read.curves) }
  gathered.outlines.push({ layer, parcel })
}

function addEntity(gathered: Gathered, entity: DxfEntity, tally: Tally): void {
  if (gathered.heavy) return
  if (entity.kind === 'text') {
    if (gathered.texts.length < MOST_TEXTS) gathered.texts.push(entity)
  } else if (entity.kind === 'other' || entity.kind === 'arc') {
    leave(gathered, entity.layer, { code: 'SHAPE_NOT_POLYGON', severity: 'info', data: { entity: entity.entity } })
  } else {
    const { vertices, layer } = entity
    const closed = entity.closed || (vertices.length > 3 && samePlace(vertices[0], vertices.at(-1)))
    const severity = PARCEL_LAYER.test(layer) ? 'warning' : 'info'
    if (closed && vertices.length > 1) addOutline(gathered, entity, tally)
    else leave(gathered, layer, { code: 'LINE_OPEN', severity, data: { entity: entity.entity } })
  }
}

function finish(gathered: Gathered, encodingGuess: Finding[]): Draft {
  const { draft, outlines, texts, left } = gathered
  for (const parcel of nameByTexts(
    outlines.map((outline) => outline.parcel),
    texts,
  )) {
    draft.parcels.push({ ...parcel, findings: [...parcel.findings, ...encodingGuess] })
  }
  for (const { label, finding, count } of left.values())
    skip(draft, label, { ...finding, data: { ...finding.data, count } })
  return draft
}

/**
 * Reads a text DXF: closed polylines of the drawing become candidate parcels, in the drawing's units and with no CRS,
 * named by the one text they hold, else by their layer. Blocks are not exploded; circles, splines and open lines are
 * named as left out.
 */
export const readDxf: Reader = (bytes, limits) => {
  if (startsWith(bytes, BINARY)) return fail({ code: 'DXF_BINARY' })
  const { text, encoding, guessed } = decodeDxf(bytes)
  const tally = startTally(limits)
  const gathered: Gathered = { outlines: [], texts: [], left: new Map(), draft: startDraft(), heavy: null }
  const walked: Result<null, IntakeRefusal> = walkDxf(startPairs(text), tally, (entity) =>
    addEntity(gathered, entity, tally),
  )
  if (gathered.heavy) return fail(gathered.heavy)
  if (!walked.ok) return walked
  const guess: Finding[] = guessed ? [{ code: 'ENCODING_GUESSED', severity: 'info', data: { encoding } }] : []
  return conclude('dxf', { kind: 'none' }, finish(gathered, guess))
}

const startsWith = (bytes: Uint8Array, text: string): boolean =>
  [...text].every((letter, index) => bytes[index] === letter.charCodeAt(0))
