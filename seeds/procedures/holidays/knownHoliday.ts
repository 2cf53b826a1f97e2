import type { Rule } from '../../../api/contract/procedures/definition.ts'

/** A day on which administrations do not work, with the act that says so and where it was read. */
export type KnownHoliday = {
  readonly day: string
  readonly name_fr: string
  readonly name_ar: string
  readonly act: string
  readonly sureness: Rule['sureness']
}
