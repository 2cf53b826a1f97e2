import { type DrawSite, type TraceAnswer, type TraceKind, WIDTH_M } from '../../../../api/contract/traces.ts'
import type { Day } from '../../../../spatial/day.ts'
import type { Position } from '../../../../spatial/geometry/types.ts'
import { fail, ok, type Result } from '../../../../spatial/result.ts'
import { draftOf, drawnOf, figuresOf, placesOf } from '../../../map/draw/measure.ts'
import type { Draft, DrawnShape } from '../../../map/draw/outline.ts'
import { plain, printedDay, typedDay, typedNumber } from '../../../text/figures.ts'

/** What is typed beside a drawing, as it is typed. */
export type TraceTexts = {
  readonly width: string
  readonly begins: string
  readonly ends: string
  readonly address: string
  readonly activity: { readonly code: string; readonly name: string } | null
}

export type TraceField = 'drawing' | 'width' | 'begins' | 'ends' | 'activity'
export type TraceFault = TraceKind | 'width' | 'day' | 'reversed' | 'activity'
export type TraceFaults = { readonly [K in TraceField]?: TraceFault }

export type Editing = {
  readonly kind: TraceKind
  readonly draft: Draft
  readonly texts: TraceTexts
  /** Its dates are not said. */
  readonly groundAlone?: boolean
}

export const SHAPE_OF: Readonly<Record<TraceKind, DrawnShape>> = {
  area: 'polygon',
  line: 'line',
  point: 'point',
  premises: 'point',
}

/** What is on the public domain stays for a time; an antenna and premises stay. */
export const hasDates = (kind: TraceKind): boolean => kind === 'area' || kind === 'line'

export function widthOf({ width }: TraceTexts): number | null {
  const metres = typedNumber(width)
  return metres !== null && metres >= WIDTH_M.least && metres <= WIDTH_M.most ? metres : null
}

/** What would be sent, or what is missing field by field. */
export function traceBody(editing: Editing, version: number): Result<DrawSite, TraceFaults> {
  const { kind, texts } = editing
  const [beginsOn, endsOn] = [typedDay(texts.begins), typedDay(texts.ends)]
  const faults = faultsOf(editing, { beginsOn, endsOn })
  if (Object.keys(faults).length > 0) return fail(faults)
  const dated =
    hasDates(kind) && !editing.groundAlone ? { ...(beginsOn && { beginsOn }), ...(endsOn && { endsOn }) } : {}
  const drawn = drawnAs(editing)
  return drawn ? ok({ version, ...dated, ...drawn }) : fail({ drawing: kind })
}

type Days = { readonly beginsOn: Day | null; readonly endsOn: Day | null }

function faultsOf(editing: Editing, { beginsOn, endsOn }: Days): TraceFaults {
  const { kind, texts } = editing
  const dated = hasDates(kind) && !editing.groundAlone
  const badDay = (text: string, day: Day | null) => dated && text.trim() !== '' && day === null
  const reversed = dated && beginsOn !== null && endsOn !== null && endsOn < beginsOn
  return {
    ...(!isWhole(editing) && { drawing: kind }),
    ...(kind === 'line' && widthOf(texts) === null && { width: 'width' as const }),
    ...(badDay(texts.begins, beginsOn) && { begins: 'day' as const }),
    ...(badDay(texts.ends, endsOn) ? { ends: 'day' as const } : reversed && { ends: 'reversed' as const }),
    ...(kind === 'premises' && texts.activity === null && { activity: 'activity' as const }),
  }
}

function isWhole({ kind, draft }: Editing): boolean {
  if (kind === 'area') return drawnOf(draft) !== null
  if (kind === 'line') return draft.positions.length > 1 && figuresOf(draft, 'line').crossing === null
  return draft.positions.length === 1
}

type Drawn =
  | Omit<Extract<DrawSite, { kind: 'area' }>, 'version'>
  | Omit<Extract<DrawSite, { kind: 'line' }>, 'version'>
  | Omit<Extract<DrawSite, { kind: 'point' }>, 'version'>
  | Omit<Extract<DrawSite, { kind: 'premises' }>, 'version'>

function drawnAs({ kind, draft, texts }: Editing): Drawn | null {
  const places = placesOf(draft).map((place) => [...place])
  const [first] = places
  const widthM = widthOf(texts)
  const geometry = { type: 'Point' as const, coordinates: first ?? [] }
  const address = texts.address.trim()
  switch (kind) {
    case 'area': {
      const drawn = drawnOf(draft)
      return drawn && { kind, geometry: drawn.geometry }
    }
    case 'line':
      return widthM === null ? null : { kind, geometry: { type: 'LineString', coordinates: places }, widthM }
    case 'point':
      return { kind, geometry }
    default:
      return texts.activity && { kind, geometry, activity: texts.activity.code, ...(address && { address }) }
  }
}

/** What the dossier has, to be drawn again from there. */
export function draftFrom(trace: TraceAnswer | null): Draft | undefined {
  if (!trace) return undefined
  const { srid, geometry } = trace.legal
  const open = (positions: readonly (readonly number[])[]): Draft => ({
    srid,
    positions: positions.map(pair),
    closed: false,
  })
  if (geometry.type === 'Point') return open([geometry.coordinates])
  if (geometry.type === 'LineString') return open(geometry.coordinates)
  if (geometry.type !== 'MultiPolygon') return undefined
  return draftOf(srid, geometry as Parameters<typeof draftOf>[1]) ?? undefined // the trace's own metres
}

const pair = ([x = 0, y = 0]: readonly number[]): Position => [x, y]

type Said = { readonly beginsOn: string | null; readonly endsOn: string | null }

/** What was said before, as it is typed; the dates are the project's, whoever said them. */
export const textsFrom = (trace: TraceAnswer | null, { beginsOn, endsOn }: Said, name: string): TraceTexts => ({
  width: trace?.widthM == null ? '' : plain(trace.widthM),
  begins: beginsOn === null ? '' : printedDay(beginsOn),
  ends: endsOn === null ? '' : printedDay(endsOn),
  address: trace?.address ?? '',
  activity: trace?.activity ? { code: trace.activity.code, name } : null,
})
