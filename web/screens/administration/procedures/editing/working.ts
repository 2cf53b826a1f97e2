import { z } from 'zod'
import {
  type FeeRule,
  type PieceRule,
  type ProcedureDefinition,
  procedureDefinition,
  type Rule,
  type StageRule,
} from '../../../../../api/contract/procedures/definition.ts'
import { tests, type VersionChange, type VersionDraft } from '../../../../../api/contract/procedures/drafting.ts'
import { type Fault, faultsOf } from '../../../../../api/contract/procedures/faults.ts'
import type { TrackTest } from '../../../../../api/contract/procedures/trackTests.ts'
import { printedDay, typedDay } from '../../../../text/figures.ts'

/** What is being written: the days as they are typed, the rest as it will be kept. */
export type Working = {
  readonly definition: ProcedureDefinition
  readonly tests: readonly TrackTest[]
  readonly validFrom: string
  readonly validTo: string
}

export const workingOf = ({ definition, tests: given, validFrom, validTo }: VersionDraft): Working => ({
  definition,
  tests: given,
  validFrom: printedDay(validFrom),
  validTo: validTo === null ? '' : printedDay(validTo),
})

/** Both texts of a version as one JSON. */
export const written = z.object({ definition: procedureDefinition, tests })

export const isSame = (one: Working, other: Working): boolean => JSON.stringify(one) === JSON.stringify(other)

/** As the service will say it, and the days that are none. */
export function faultsIn({ definition, tests: given }: Working): readonly Fault[] {
  return faultsOf(written, { definition, tests: given })
}

type Day = 'validFrom' | 'validTo'

export function dayFault(working: Working, field: Day): boolean {
  const text = working[field].trim()
  return !(field === 'validTo' && text === '') && typedDay(text) === null
}

/** As the contract writes it. */
export const changeOf = (working: Working, version: number): VersionChange => ({
  version,
  validFrom: typedDay(working.validFrom) ?? '',
  validTo: working.validTo.trim() === '' ? null : (typedDay(working.validTo) ?? ''),
  definition: working.definition,
  tests: working.tests,
})

export const replaced = <T>(list: readonly T[], rank: number, element: T): T[] =>
  list.map((one, at) => (at === rank ? element : one))

export const without = <T>(list: readonly T[], rank: number): T[] => list.filter((_, at) => at !== rank)

/** One place up or down; the ends stay where they are. */
export function moved<T>(list: readonly T[], rank: number, by: 1 | -1): T[] {
  const [one, other] = [list[rank], list[rank + by]]
  if (one === undefined || other === undefined) return [...list]
  return list.map((element, at) => (at === rank ? other : at === rank + by ? one : element))
}

const TO_CONFIRM: Rule = { fr: 'À confirmer.', ar: 'في انتظار التأكيد.', sureness: 'unknown' }

export type Named = { readonly code: string; readonly nameFr: string; readonly nameAr: string }

export const newPiece = (named: Named): PieceRule => ({
  ...named,
  kind: 'information',
  condition: 'always',
  content: 'text',
  by: null,
  rule: TO_CONFIRM,
})

export const newFee = (named: Named): FeeRule => ({ ...named, rule: TO_CONFIRM })

const CODE = /^[a-z][a-z0-9_]{1,40}$/

export function codeFault(code: string, list: readonly { readonly code: string }[]): 'codeFault' | 'codeTaken' | null {
  if (!CODE.test(code)) return 'codeFault'
  return list.some((one) => one.code === code) ? 'codeTaken' : null
}

/** A length typed or chosen: without a unit nobody could source it. */
export function termOf(length: string, unit: 'working' | 'calendar' | 'month' | 'none'): StageRule['term'] {
  return unit === 'none' ? null : { length: Number.parseInt(length, 10) || 0, unit }
}
