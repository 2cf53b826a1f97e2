import { AGENCY_RATES, BRACKETS, COMMUNE_RATES, type RateKind } from '../../contract/fees/rates.ts'
import type { TariffsAnswer } from '../../contract/fees/tariffs.ts'
import { type Actor, decide } from '../../contract/policy/decide.ts'
import type { RateFound, TariffOwner, TariffRow } from './queries.ts'

export type Tariffs = {
  readonly owner: TariffOwner
  readonly rows: readonly TariffRow[]
  readonly rates: readonly RateFound[]
  readonly today: string
}

/** What the policy is asked about the tariffs of a commune or an agency. */
export const subjectOfTariffs = ({ territory, body }: TariffOwner) => (body ? { bodyIds: [body.id] } : { territory })

/** The kinds that a commune, or an agency, decides. */
export const kindsOf = ({ body }: TariffOwner): readonly RateKind[] => (body ? AGENCY_RATES : COMMUNE_RATES)

/** Tariffs as anybody reads them; who entered one is said to those who may. */
export function presentTariffs({ owner, rows, rates, today }: Tariffs, actor: Actor): TariffsAnswer {
  const mayEnter = decide(actor, 'tariff.enter', subjectOfTariffs(owner)).allowed
  const { commune, body } = owner
  return {
    commune,
    body: body && { id: body.id, nameFr: body.nameFr, nameAr: body.nameAr },
    today,
    inForce: kindsOf(owner).map((kind) => {
      const found = rates.find((one) => one.kind === kind)
      return { kind, rate: found?.rate ?? null, tariffId: found?.tariff.id ?? null }
    }),
    tariffs: rows.map(({ withdrawnAt, withdrawalReason, enteredAt, enteredBy, ...row }) => ({
      ...row,
      enteredAt: enteredAt.toISOString(),
      enteredBy: mayEnter ? enteredBy : null,
      withdrawn: withdrawnAt && { at: withdrawnAt.toISOString(), reason: withdrawalReason ?? '' },
    })),
    brackets: kindsOf(owner).flatMap((kind) => {
      const legal = BRACKETS[kind]
      return legal ? [{ kind, from: legal.from, to: legal.to, sureness: legal.sureness }] : []
    }),
    mayEnter,
  }
}
