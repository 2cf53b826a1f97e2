import type { RATE_DAYS } from '../../contract/fees/counting.ts'
import type { Building, Exemption, FeeFact } from '../../contract/fees/facts.ts'
import type { RateUnit } from '../../contract/fees/rates.ts'
import type { Creditor, LineNote } from '../../contract/fees/statements.ts'
import type { Text } from '../../papers/receiptPaper.ts'

type RateDay = (typeof RATE_DAYS)[number]
type Named = (name: string) => string

/** Every word of a printed statement; figures and days come printed. */
export type StatementWords = {
  readonly kingdom: string
  readonly creditorHead: Readonly<Record<Creditor, Named>>
  readonly documentTitle: Named
  readonly title: string
  readonly number: string
  readonly withoutNumber: string
  readonly drawn: (version: string, day: string) => Text
  readonly request: string
  readonly procedure: string
  readonly subject: string
  readonly commune: string
  readonly lineHead: string
  readonly baseHead: string
  readonly rateHead: string
  readonly amountHead: string
  readonly dirhams: (figure: string) => Text
  readonly units: Readonly<Record<RateUnit, Named>>
  readonly facts: Readonly<Record<FeeFact, string>>
  readonly buildings: Readonly<Record<Building, string>>
  readonly exemptions: Readonly<Record<Exemption, string>>
  readonly squareMetres: Named
  readonly quarters: Named
  readonly times: Named
  readonly cost: Named
  readonly share: Named
  readonly paidBefore: Named
  readonly withoutVat: Named
  readonly vat: (share: string, amount: string) => string
  readonly exempt: Named
  readonly setAside: Named
  readonly tariff: (reference: string, day: string | null) => string
  readonly counting: Readonly<Record<RateDay, (day: string) => string>>
  readonly example: string
  readonly toConfirm: string
  readonly notes: Readonly<Record<LineNote, string>>
  readonly total: string
  readonly nothing: string
  readonly surfaces: string
  readonly factHead: string
  readonly declaredHead: string
  readonly checkedHead: string
  readonly asDeclared: string
  readonly unsaid: string
  readonly rounding: string
  readonly apart: string
  readonly notAReceipt: string
  readonly foot: (number: string, version: string) => Text
  readonly page: { readonly before: string; readonly between: string }
}
