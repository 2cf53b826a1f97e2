import { parseDay } from '../../../spatial/day.ts'
import type { BatchMapping } from '../../contract/servitudeBatches.ts'
import type { ServitudeSaid } from '../../contract/servitudes.ts'

/** The fields of a shape of a file, as they were read. */
export type Attributes = Readonly<Record<string, string>>

export type RowFault = {
  readonly kind: 'effect_unknown' | 'value_unread' | 'distance_not_positive'
  readonly field: string
  readonly value: string
}

export type RowRead = {
  /** What the footprint says; null while a fault is in its way. */
  readonly content: (ServitudeSaid & { readonly bufferM: number | null; readonly bufferSource: string | null }) | null
  readonly leftOut: boolean
  readonly faults: readonly RowFault[]
}

export const fieldIn = (attributes: Attributes | undefined, field: string | undefined): string =>
  field === undefined ? '' : (attributes?.[field] ?? '').trim()

/** A number field too narrow for its value is filled with stars in a dBASE table: it says nothing. */
const unstarred = (text: string): string => (/^\*+$/.test(text) ? '' : text)

const numberIn = (text: string): number | null => {
  const typed = unstarred(text).replace(',', '.')
  return typed === '' ? null : Number(typed)
}

/** A day as files write it: 2019-05-01, 2019-05-01T00:00:00, 20190501 or 01/05/2019; undefined for anything else. */
function dayIn(text: string): string | null | undefined {
  if (text === '') return null
  const compact = text.replace(/^(\d{4})(\d{2})(\d{2})$/, '$1-$2-$3').replace(/^(\d{2})\/(\d{2})\/(\d{4})$/, '$3-$2-$1')
  return parseDay(compact.replace(/[T ].*$/, '')) ?? undefined
}

/**
 * What one footprint says: its own field, else that of its generator, else what was typed once for all. A value that can't
 * be read is a fault, never left aside.
 */
export function readRow(own: Attributes, generator: Attributes | undefined, mapping: BatchMapping): RowRead {
  const { fields, generators, once, effects } = mapping
  const faults: RowFault[] = []
  const said = (name: 'nameFr' | 'act' | 'manager') =>
    fieldIn(generator, generators[name]) || fieldIn(own, fields[name]) || once[name]
  const number = (name: 'bufferM' | 'heightLimitM') => {
    const value = fieldIn(own, fields[name])
    const read = numberIn(value)
    if (read === null) return once[name]
    if (Number.isNaN(read)) faults.push({ kind: 'value_unread', field: fields[name] ?? name, value })
    else if (read <= 0) faults.push({ kind: 'distance_not_positive', field: fields[name] ?? name, value })
    return read
  }
  const day = (name: 'inForceFrom' | 'inForceTo', value: string) => {
    const read = dayIn(value)
    if (read === undefined) faults.push({ kind: 'value_unread', field: fields[name] ?? name, value })
    return read ?? once[name]
  }
  const value = fieldIn(own, fields.effect)
  const effect = fields.effect === undefined ? once.effect : (effects[value] ?? null)
  if (effect === null) faults.push({ kind: 'effect_unknown', field: fields.effect ?? '', value })
  if (effect === 'left_out') return { content: null, leftOut: true, faults: [] }
  const required = (name: 'nameFr' | 'nameAr', read: string | null) => {
    if (!read || read.length < 2) faults.push({ kind: 'value_unread', field: fields[name] ?? name, value: read ?? '' })
    return read ?? ''
  }
  const [bufferM, height] = [number('bufferM'), number('heightLimitM')]
  const content = {
    ...{ kind: once.kind, effect: effect ?? 'requires_avis', source: once.source, dataDate: once.dataDate },
    nameFr: required('nameFr', said('nameFr')).slice(0, 200),
    nameAr: required('nameAr', fieldIn(own, fields.nameAr) || once.nameAr).slice(0, 200),
    ...{ act: said('act')?.slice(0, 300) ?? null, manager: said('manager')?.slice(0, 200) ?? null },
    body: effect === 'requires_avis' ? once.body : null,
    heightLimitM: effect === 'limits_height' ? height : null,
    forbiddenUses: effect === 'limits_use' ? once.forbiddenUses : [],
    inForceFrom: day('inForceFrom', fieldIn(generator, generators.inForceFrom) || fieldIn(own, fields.inForceFrom)),
    inForceTo: day('inForceTo', fieldIn(own, fields.inForceTo)),
    ...{ toleranceM: once.toleranceM, bufferM, bufferSource: bufferM === null ? null : once.bufferSource },
  }
  if (effect === 'limits_height' && height === null)
    faults.push({ kind: 'value_unread', field: fields.heightLimitM ?? 'heightLimitM', value: '' })
  if (content.inForceFrom && content.inForceTo && content.inForceTo < content.inForceFrom)
    faults.push({ kind: 'value_unread', field: fields.inForceTo ?? 'inForceTo', value: content.inForceTo })
  return { content: faults.length > 0 ? null : content, leftOut: false, faults }
}
