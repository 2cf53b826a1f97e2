import type { Generator, ServitudeAnswer, ServitudeGround, ServitudeSaid } from '../../../api/contract/servitudes.ts'
import type { LandUse, ServitudeEffect, ServitudeKind } from '../../../spatial/conformity/types.ts'
import { fail, ok, type Result } from '../../../spatial/result.ts'
import { drawnOf, figuresOf } from '../../map/draw/measure.ts'
import type { Draft, DrawnShape } from '../../map/draw/outline.ts'
import { printedDay, typedDay, typedNumber } from '../../text/figures.ts'

export const WAYS = ['keep', 'point', 'line', 'polygon', 'footprint'] as const
export type Way = (typeof WAYS)[number]

/** What is typed in the form, as it is typed. */
export type ServitudeTexts = {
  readonly kind: ServitudeKind
  readonly effect: ServitudeEffect
  readonly forbiddenUses: readonly LandUse[]
  readonly way: Way
} & Readonly<Record<TextField, string>>

export const TEXT_FIELDS = [
  ...(['nameFr', 'nameAr', 'act', 'manager', 'body', 'heightLimit', 'source', 'dataDate'] as const),
  ...(['from', 'to', 'tolerance', 'buffer', 'bufferSource', 'reason', 'since'] as const),
] as const
export type TextField = (typeof TEXT_FIELDS)[number]
export type Fault = 'required' | 'number' | 'day' | 'ground' | 'uses' | 'order'
export type Faults = { readonly [F in TextField | 'ground' | 'forbiddenUses']?: Fault }

export const shapeOf = (way: Way): DrawnShape => (way === 'point' ? 'point' : way === 'line' ? 'line' : 'polygon')

const dayText = (day: string | null) => (day === null ? '' : printedDay(day))
const numberText = (value: number | null) => (value === null ? '' : String(value).replace('.', ','))

/** The form as it opens: of a servitude that is there, or empty. */
export const textsOf = (one: ServitudeAnswer | null): ServitudeTexts => ({
  ...{ kind: one?.kind ?? 'road', effect: one?.effect ?? 'forbids', forbiddenUses: one?.forbiddenUses ?? [] },
  ...{ way: one ? 'keep' : 'line', nameFr: one?.nameFr ?? '', nameAr: one?.nameAr ?? '', act: one?.act ?? '' },
  ...{ manager: one?.manager ?? '', body: one?.body ?? '', heightLimit: numberText(one?.heightLimitM ?? null) },
  ...{ source: one?.source ?? '', dataDate: dayText(one?.dataDate ?? null), from: dayText(one?.inForceFrom ?? null) },
  ...{ to: dayText(one?.inForceTo ?? null), tolerance: numberText(one?.toleranceM ?? 1) },
  ...{ buffer: numberText(one?.bufferM ?? null), bufferSource: one?.bufferSource ?? '', reason: '' },
  // A change holds from today on; emptied, it corrects the state that is there.
  since: dayText(one?.today ?? null),
})

type Read = {
  readonly said: ServitudeSaid
  readonly ground: ServitudeGround | null
  readonly reason: string
  readonly since: string | null
}

/** What would be sent, or what is missing field by field. The law's own refusals (0 m, no commune) are the service's. */
export function readDraft(texts: ServitudeTexts, draft: Draft): Result<Read, Faults> {
  const ground = texts.way === 'keep' ? null : groundOf(texts, draft)
  const faults: Faults = {
    ...requiredFaults(texts),
    ...numberFaults(texts),
    ...dayFaults(texts),
    ...(texts.way !== 'keep' && !ground && { ground: 'ground' as const }),
  }
  if (Object.keys(faults).length > 0) return fail(faults)
  return ok({ said: saidOf(texts), ground, reason: texts.reason.trim(), since: typedDay(texts.since) })
}

function requiredFaults(texts: ServitudeTexts): Faults {
  const required: readonly TextField[] = [
    ...(['nameFr', 'nameAr', 'source', 'reason'] as const),
    ...(texts.effect === 'requires_avis' ? (['body'] as const) : []),
    ...(isBuffered(texts.way) ? (['bufferSource'] as const) : []),
  ]
  const missing = required.filter(
    (field) => texts[field].trim().length < (field === 'nameFr' || field === 'nameAr' || field === 'body' ? 2 : 3),
  )
  const uses = texts.effect === 'limits_use' && texts.forbiddenUses.length === 0
  return {
    ...Object.fromEntries(missing.map((field) => [field, 'required' as const])),
    ...(uses && { forbiddenUses: 'uses' as const }),
  }
}

export const isBuffered = (way: Way) => way === 'point' || way === 'line' || way === 'polygon'

function numberFaults({ effect, way, heightLimit, buffer, tolerance }: ServitudeTexts): Faults {
  const bad = (text: string, wanted: boolean) => wanted && typedNumber(text) === null
  return {
    ...((bad(heightLimit, effect === 'limits_height') ||
      (effect === 'limits_height' && (typedNumber(heightLimit) ?? 0) <= 0)) && { heightLimit: 'number' as const }),
    ...(bad(buffer, isBuffered(way)) && { buffer: 'number' as const }),
    ...((typedNumber(tolerance) ?? -1) < 0 && { tolerance: 'number' as const }),
  }
}

function dayFaults({ dataDate, from, to, since }: ServitudeTexts): Faults {
  const bad = (text: string) => text.trim() !== '' && typedDay(text) === null
  const [first, last] = [typedDay(from), typedDay(to)]
  return {
    ...(bad(dataDate) && { dataDate: 'day' as const }),
    ...(bad(from) && { from: 'day' as const }),
    ...(bad(since) && { since: 'day' as const }),
    ...(bad(to) ? { to: 'day' as const } : first && last && last < first && { to: 'order' as const }),
  }
}

const orNull = (text: string) => text.trim() || null

function saidOf(texts: ServitudeTexts): ServitudeSaid {
  const { kind, effect } = texts
  return {
    ...{ kind, effect, nameFr: texts.nameFr.trim(), nameAr: texts.nameAr.trim(), source: texts.source.trim() },
    ...{ act: orNull(texts.act), manager: orNull(texts.manager), body: orNull(texts.body) },
    heightLimitM: effect === 'limits_height' ? typedNumber(texts.heightLimit) : null,
    forbiddenUses: effect === 'limits_use' ? [...texts.forbiddenUses] : [],
    ...{ dataDate: typedDay(texts.dataDate), inForceFrom: typedDay(texts.from), inForceTo: typedDay(texts.to) },
    toleranceM: typedNumber(texts.tolerance) ?? 0,
  }
}

function groundOf({ way, buffer, bufferSource }: ServitudeTexts, draft: Draft): ServitudeGround | null {
  const { srid } = draft
  if (srid === null) return null
  if (way === 'footprint') {
    const drawn = drawnOf(draft)
    const coordinates = drawn?.legal.geometry.coordinates.map((polygon) => polygon.map((ring) => ring.map(pair)))
    return coordinates ? { by: 'footprint', srid, footprint: { type: 'MultiPolygon', coordinates } } : null
  }
  const generator = generatorOf(way, draft)
  return generator
    ? { by: 'buffer', srid, generator, bufferM: typedNumber(buffer) ?? 0, bufferSource: bufferSource.trim() }
    : null
}

const pair = ([x = 0, y = 0]: readonly number[]): number[] => [x, y]

function generatorOf(way: Way, draft: Draft): Generator | null {
  const places = draft.positions.map(pair)
  const [first] = places
  if (way === 'point') return first ? { type: 'Point', coordinates: first } : null
  if (way === 'line') {
    const isWhole = places.length > 1 && figuresOf(draft, 'line').crossing === null
    return isWhole ? { type: 'LineString', coordinates: places } : null
  }
  const [polygon] = drawnOf(draft)?.legal.geometry.coordinates ?? []
  return polygon ? { type: 'Polygon', coordinates: polygon.map((ring) => ring.map(pair)) } : null
}

/** What it was derived from, to be moved from there; null where it cannot be drawn as one shape. */
export function generatorDraft({ legal: { srid, generator } }: ServitudeAnswer): { way: Way; draft: Draft } | null {
  if (!generator) return null
  const { type, coordinates } = generator as unknown as { type: string; coordinates: unknown } // legal metres, as stored
  if (type === 'Point')
    return { way: 'point', draft: { srid, positions: [coordinates as [number, number]], closed: false } }
  if (type === 'LineString')
    return { way: 'line', draft: { srid, positions: coordinates as [number, number][], closed: false } }
  return null
}
