import type { Day } from '../../../spatial/day.ts'
import type { FeeCounting } from '../../contract/fees/counting.ts'
import type { FeeValue } from '../../contract/fees/facts.ts'
import { AGENCY_REFERENCE, ARTICLE_OF, BRACKETS, type RateKind, UNIT_OF } from '../../contract/fees/rates.ts'
import type { Creditor, FeeLine, Owed } from '../../contract/fees/statements.ts'
import type { FeeRule, ProcedureDefinition } from '../../contract/procedures/definition.ts'
import { lotissementBalance } from '../rules/lotissementTax.ts'
import type { RateFound } from '../tariffs/queries.ts'
import { countsAdded, methodOf } from './methods.ts'
import { type Facts, type Reckoning, reckon } from './reckoning.ts'

export type Named = { readonly nameFr: string; readonly nameAr: string }

/** How a kind is counted, and the day its tariff is of. */
export type CountingFound = FeeCounting & { readonly day: Day }

export type Owing = {
  readonly definition: ProcedureDefinition
  readonly declared: Facts
  readonly checked: Facts
  /** Of each kind on the day its tariff is of. */
  readonly rates: readonly RateFound[]
  readonly countings: readonly CountingFound[]
  readonly commune: Named
  /** Null where the register has none in charge. */
  readonly agency: Named | null
}

/** What counts: the last check before the declaration. A ground of exemption frees of nothing until it was checked. */
export function factsThatCount({ declared, checked }: Pick<Owing, 'declared' | 'checked'>): Facts {
  const { exemption, ...rest } = declared
  return { ...rest, ...checked }
}

/** Every fee of the procedure, in its order, with an amount or why there is none. Pure. */
export const linesOf = (owing: Owing): FeeLine[] => owing.definition.fees.map((fee) => lineOf(fee, owing))

const creditorOf = ({ code }: FeeRule): Creditor => (code === 'agence' ? 'agency' : 'commune')

function lineOf(fee: FeeRule, owing: Owing): FeeLine {
  const { definition, declared, checked, rates, countings, agency } = owing
  const method = methodOf(fee, definition)
  const blank = blankLine(fee)
  if (blank.creditor === 'agency' && !agency) return { ...blank, wanting: 'agency' }
  const reckoned = reckon(method, factsThatCount(owing), countings)
  const titled = { ...blank, ...(reckoned.kind && titlesOf(reckoned.kind)) }
  if ('wanting' in reckoned) return { ...titled, wanting: reckoned.wanting }
  const added = method === 'construction' && countsAdded(definition)
  const asked = isAsked(declared.exemption) && checked.exemption === undefined && titled.code === 'toc'
  const notes = [
    ...reckoned.notes,
    ...(added ? ['added_alone' as const] : []),
    ...(asked ? ['exemption_asked' as const] : []),
  ]
  const { bases, cost, share, paidBefore, exemption } = reckoned
  const known = { ...titled, bases, cost, share, paidBefore, exemption, notes }
  return withRate({ ...known, counting: countedAs(titled.kind, countings) }, reckoned, rates)
}

function countedAs(of: RateKind | null, countings: readonly CountingFound[]): FeeLine['counting'] {
  const found = countings.find(({ kind }) => kind === of)
  return found ? { surface: found.surface, rateDay: found.rateDay, rule: found.rule, day: found.day } : null
}

const isAsked = (exemption: FeeValue | undefined) => exemption !== undefined && exemption !== 'none'

const blankLine = (fee: FeeRule): FeeLine => ({
  ...{ code: fee.code, nameFr: fee.nameFr, nameAr: fee.nameAr, creditor: creditorOf(fee), rule: fee.rule },
  ...{ article: null, kind: null, unit: null, rate: null, tariff: null, bases: [], cost: null, share: null },
  counting: null,
  ...{ paidBefore: null, exemption: null, net: null, vatShare: null, vat: null, amount: null, between: null },
  ...{ wanting: null, notes: [], setAside: null },
})

const titlesOf = (kind: RateKind) => ({ kind, unit: UNIT_OF[kind], article: ARTICLE_OF[kind] })

/** At the tariff that applies; without one nothing is owed yet, and the law's own bounds are shown for what they are. */
function withRate(line: FeeLine, reckoning: Reckoning, rates: readonly RateFound[]): FeeLine {
  const found = rates.find(({ kind }) => kind === reckoning.kind)
  const owesNothing = reckoning.exemption !== null || reckoning.notes.includes('no_occupation')
  if (!found && !owesNothing) return withoutRate(line, reckoning)
  const { net, vat, total } = reckoning.at(found?.rate ?? 0)
  const rated = found ? { rate: found.rate, tariff: found.tariff } : {}
  const vatShare = reckoning.counting?.vatShare ?? null
  return {
    ...line,
    ...rated,
    net,
    vat,
    vatShare,
    amount: total,
    notes: [...line.notes, ...overpaid(line, found?.rate)],
  }
}

function overpaid({ cost, paidBefore }: FeeLine, rate: number | undefined) {
  if (cost === null || paidBefore === null || rate === undefined) return []
  return lotissementBalance(cost, rate, paidBefore).overpaid > 0 ? ['overpaid' as const] : []
}

function withoutRate(line: FeeLine, { kind, at }: Reckoning): FeeLine {
  const legal = BRACKETS[kind]
  if (legal) {
    const between = { from: at(legal.from).total, to: at(legal.to).total, sureness: legal.sureness }
    return { ...line, wanting: 'tariff', between }
  }
  if (line.creditor !== 'agency') return { ...line, wanting: 'tariff' }
  const { total } = at(AGENCY_REFERENCE.rate)
  const between = { from: total, to: total, sureness: AGENCY_REFERENCE.sureness }
  return { ...line, wanting: 'tariff', between, notes: [...line.notes, 'reference_rate'] }
}

/** To whom, and how much of it is known: nothing while one line has no amount and was not left to its creditor. */
export function owedTo(lines: readonly FeeLine[], { commune, agency }: Pick<Owing, 'commune' | 'agency'>): Owed[] {
  const named = { commune, agency: agency ?? { nameFr: 'Agence urbaine', nameAr: 'الوكالة الحضرية' } }
  const creditors = [...new Set(lines.map(({ creditor }) => creditor))]
  return creditors.map((creditor) => {
    const own = lines.filter((line) => line.creditor === creditor)
    const open = own.some(({ amount, setAside }) => amount === null && setAside === null)
    const total = open ? null : own.reduce((sum, { amount }) => sum + (amount ?? 0), 0)
    return { creditor, nameFr: named[creditor].nameFr, nameAr: named[creditor].nameAr, total }
  })
}
