import {
  type ProcedureDefinition,
  procedureDefinition,
  type ValidityRule,
} from '../../api/contract/procedures/definition.ts'
import type { TrackTest } from '../../api/contract/procedures/trackTests.ts'
import { NO_VALIDITY_FOUND, ONE_COMPLEMENT, ONE_EXTENSION } from './laws.ts'

/** What was in force between two days, both included; open-ended while `validTo` is null. */
export type CatalogueVersion = {
  readonly validFrom: string
  readonly validTo: string | null
  readonly definition: ProcedureDefinition
  readonly tests: readonly TrackTest[]
}

/** The règlement général de construction in force (decree 2-18-577) was published that day; nothing before is told. */
export const FIRST_DAY = '2020-04-16'

type Defaulted = 'filing' | 'follows' | 'fees' | 'avis' | 'validity' | 'complements' | 'extension'
export type Draft = Omit<ProcedureDefinition, Defaulted> & Partial<Pick<ProcedureDefinition, Defaulted>>

/**
 * A procedure with what most of them share: no window, one complement, one extension, no fee and no avis.
 * @throws when the definition does not hold together
 */
export const procedure = (draft: Draft): ProcedureDefinition =>
  procedureDefinition.parse({
    filing: null,
    follows: null,
    fees: [],
    avis: [],
    validity: [],
    complements: { atMost: 1, rule: ONE_COMPLEMENT },
    extension: ONE_EXTENSION,
    ...draft,
  })

export const VALIDITY_NOT_FOUND: ValidityRule = {
  owner: 'any',
  before: 'works_done',
  term: null,
  renewable: null,
  rule: NO_VALIDITY_FOUND,
}

export const days = (length: number) => ({ length, unit: 'calendar' }) as const
export const workingDays = (length: number) => ({ length, unit: 'working' }) as const
export const months = (length: number) => ({ length, unit: 'month' }) as const
