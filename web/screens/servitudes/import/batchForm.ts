import type { ReadField } from '../../../../api/contract/plans/drafts.ts'
import {
  type BatchFault,
  type BatchMapping,
  batchFault,
  type ServitudeBatch,
} from '../../../../api/contract/servitudeBatches.ts'
import {
  type LandUse,
  SERVITUDE_EFFECTS,
  SERVITUDE_KINDS,
  type ServitudeEffect,
} from '../../../../spatial/conformity/types.ts'
import { printedDay, typedDay, typedNumber } from '../../../text/figures.ts'

/** Fields of the footprints' file that may say something. */
export const FOOTPRINT_FIELDS = [
  ...(['nameFr', 'nameAr', 'act', 'manager', 'bufferM'] as const),
  ...(['heightLimitM', 'inForceFrom', 'inForceTo'] as const),
] as const
export const GENERATOR_FIELDS = ['nameFr', 'act', 'manager', 'inForceFrom'] as const
type FootprintField = (typeof FOOTPRINT_FIELDS)[number] | 'link' | 'effect'
type GeneratorField = (typeof GENERATOR_FIELDS)[number] | 'link'

export const ONCE_TEXTS = ['nameFr', 'nameAr', 'act', 'manager', 'body', 'bufferSource', 'source'] as const
const ONCE_NUMBERS = ['bufferM', 'heightLimitM', 'toleranceM'] as const
const ONCE_DAYS = ['inForceFrom', 'inForceTo', 'dataDate'] as const
export type OnceField = (typeof ONCE_TEXTS)[number] | (typeof ONCE_NUMBERS)[number] | (typeof ONCE_DAYS)[number]

/** What the form holds, as it is typed. */
export type BatchTyped = {
  kind: string
  effect: string
  fields: Record<FootprintField, string>
  generators: Record<GeneratorField, string>
  once: Record<OnceField, string>
}

export type EffectsChosen = Readonly<Record<string, ServitudeEffect | 'left_out'>>

const CHOICES = [...SERVITUDE_EFFECTS, 'left_out'] as const
export function withEffect(chosen: EffectsChosen, value: string, effect: string): EffectsChosen {
  const { [value]: _, ...others } = chosen
  const choice = CHOICES.find((one) => one === effect)
  return choice ? { ...others, [value]: choice } : others
}

/** Names that such fields often have, so that a person confirms rather than searches. */
const LIKELY: Readonly<Partial<Record<FootprintField, RegExp>>> = {
  link: /^id_?gen/i,
  nameFr: /^(nom|name|libelle)/i,
  nameAr: /^(nom|name|libelle)_?ar/i,
  act: /^(acte?|arrete|decret)/i,
  manager: /^(gest|manager)/i,
  bufferM: /^(param|rayon|dist|buffer)/i,
}
const likely = (fields: readonly ReadField[], name: FootprintField): string =>
  fields.find((field) => LIKELY[name]?.test(field.name))?.name ?? ''

const numberText = (value: number | null | undefined) => (value == null ? '' : String(value).replace('.', ','))
const dayText = (value: string | null | undefined) => (value == null ? '' : printedDay(value))

export function startBatch({ mapping, proposed, footprints, generators }: ServitudeBatch): BatchTyped {
  const read = mapping ?? proposed
  const once = mapping?.once
  const field = (name: FootprintField) => (read ? (read.fields[name] ?? '') : likely(footprints.fields, name))
  const generator = (name: GeneratorField) =>
    // A file of generators that came later is not in what was described before it.
    read?.generators[name] ?? (generators && !read?.generators.link ? likely(generators.fields, name) : '')
  return {
    kind: once?.kind ?? 'monument',
    effect: once?.effect ?? (mapping ? '' : 'requires_avis'),
    fields: byName(['link', 'effect', ...FOOTPRINT_FIELDS], field),
    generators: byName(['link', ...GENERATOR_FIELDS], generator),
    once: {
      ...byName(ONCE_TEXTS, (name) => once?.[name] ?? ''),
      ...byName(ONCE_NUMBERS, (name) => numberText(once ? once[name] : name === 'toleranceM' ? 1 : null)),
      ...byName(ONCE_DAYS, (name) => dayText(once?.[name])),
    },
  }
}

const byName = <K extends string>(names: readonly K[], of: (name: K) => string) =>
  Object.fromEntries(names.map((name) => [name, of(name)])) as Record<K, string>

const said = (named: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(named).filter(([, field]) => field !== ''))

/** The mapping as the service takes it. */
export function batchMappingOf(typed: BatchTyped, effects: EffectsChosen, uses: readonly LandUse[]): BatchMapping {
  const { once, fields, generators } = typed
  const text = (name: OnceField) => once[name].trim() || null
  return {
    fields: said(fields),
    generators: generators.link === '' ? {} : said(generators),
    effects: fields.effect === '' ? {} : effects,
    once: {
      kind: SERVITUDE_KINDS.find((one) => one === typed.kind) ?? 'other',
      effect: SERVITUDE_EFFECTS.find((one) => one === typed.effect) ?? null,
      ...{ nameFr: text('nameFr'), nameAr: text('nameAr'), act: text('act'), manager: text('manager') },
      ...{ body: text('body'), bufferSource: text('bufferSource'), source: once.source.trim() },
      ...{ bufferM: typedNumber(once.bufferM), heightLimitM: typedNumber(once.heightLimitM) },
      ...{ forbiddenUses: [...uses], toleranceM: typedNumber(once.toleranceM) ?? 0 },
      ...{ inForceFrom: typedDay(once.inForceFrom), inForceTo: typedDay(once.inForceTo) },
      dataDate: typedDay(once.dataDate),
    },
  }
}

export type BatchFormFault = 'required' | 'number' | 'day' | 'uses' | 'order'
export type BatchFormFaults = Readonly<Partial<Record<OnceField | BatchFault, BatchFormFault>>>

/** What is missing or can't be read, by its field; the rule of what an effect needs is the service's own. */
export function batchFormFaults(typed: BatchTyped, effects: EffectsChosen, uses: readonly LandUse[]): BatchFormFaults {
  const { once } = typed
  const isBad = (name: OnceField, ok: boolean) => once[name].trim() !== '' && !ok
  const numbers = ONCE_NUMBERS.filter((name) => isBad(name, (typedNumber(once[name]) ?? -1) >= 0))
  const days = ONCE_DAYS.filter((name) => isBad(name, typedDay(once[name]) !== null))
  const lacking = batchFault(batchMappingOf(typed, effects, uses))
  return {
    ...(lacking && { [lacking]: FAULT_WORDS[lacking] ?? 'required' }),
    ...(once.source.trim().length < 3 && { source: 'required' as const }),
    ...Object.fromEntries(numbers.map((name) => [name, 'number' as const])),
    ...Object.fromEntries(days.map((name) => [name, 'day' as const])),
  }
}

const FAULT_WORDS: Readonly<Partial<Record<BatchFault, BatchFormFault>>> = { forbiddenUses: 'uses', inForceTo: 'order' }
