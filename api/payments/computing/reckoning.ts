import type { FeeCounting } from '../../contract/fees/counting.ts'
import type { Building, Exemption, FeeFact, FeeValue } from '../../contract/fees/facts.ts'
import type { RateKind } from '../../contract/fees/rates.ts'
import type { FeeLine, LineNote, Wanting } from '../../contract/fees/statements.ts'
import { agencyFee, servedSquareMetres } from '../rules/agencyFee.ts'
import { constructionTax, OVER_PUBLIC_DOMAIN } from '../rules/constructionTax.ts'
import { INSTALMENT, lotissementBalance, lotissementInstalment } from '../rules/lotissementTax.ts'
import type { Centimes } from '../rules/money.ts'
import { occupationFee } from '../rules/occupation.ts'
import { startedSquareMetres } from '../rules/squareMetres.ts'
import type { Method } from './methods.ts'

/** What counts of each fact: as it was checked, else as it was declared; absent while nobody said it. */
export type Facts = Readonly<Partial<Record<FeeFact, FeeValue>>>

export type Sum = { readonly net: Centimes; readonly vat: Centimes | null; readonly total: Centimes }

/** A fee before its rate: what is counted, and what it comes to at a rate. */
export type Reckoning = Pick<FeeLine, 'bases' | 'cost' | 'share' | 'paidBefore'> & {
  readonly kind: RateKind
  readonly exemption: Exemption | null
  readonly counting: FeeCounting | null
  readonly notes: readonly LineNote[]
  readonly at: (rate: number) => Sum
}

export type Reckoned = Reckoning | { readonly wanting: Wanting; readonly kind: RateKind | null }

const figure = (facts: Facts, fact: FeeFact): number | null => {
  const value = facts[fact]
  return typeof value === 'number' ? value : null
}

const without = { bases: [], cost: null, share: null, paidBefore: null, exemption: null, counting: null, notes: [] }
const alone = (total: Centimes): Sum => ({ net: total, vat: null, total })
const counted = (fact: FeeFact, value: number, times = 1) => ({
  fact,
  value,
  counted: startedSquareMetres(value),
  times,
})

/** @param countings how an agency's services are counted; without one for its kind, no rule says what is owed */
export function reckon(method: Method, facts: Facts, countings: readonly FeeCounting[]): Reckoned {
  switch (method) {
    case 'construction':
      return construction(facts)
    case 'restoration':
      return exemptable(facts, { ...without, kind: 'toc_restoration', at: alone })
    case 'instalment':
      return instalment(facts)
    case 'balance':
      return balance(facts)
    case 'agency_floor':
      return services(facts, { fact: 'coveredM2', counting: countings.find(({ kind }) => kind === 'agency_floor') })
    case 'agency_land':
      return services(facts, { fact: 'landM2', counting: countings.find(({ kind }) => kind === 'agency_land') })
    case 'site_occupation':
      return occupation(facts, 'otdp_site')
    case 'place_occupation':
      return occupation(facts, 'otdp_place')
    case 'unknown':
      return { wanting: 'rule', kind: null }
  }
}

const KIND_OF: Readonly<Record<Building, RateKind>> = {
  individual: 'toc_individual',
  collective: 'toc_collective',
  group: 'toc_group',
}

function construction(facts: Facts): Reckoned {
  const coveredM2 = figure(facts, 'coveredM2')
  if (coveredM2 === null) return { wanting: 'surface', kind: null }
  const building = facts.building as Building | undefined // read back by its own schema
  if (building === undefined) return { wanting: 'building', kind: null }
  const [projectionM2, publicProjectionM2] = [figure(facts, 'projectionM2'), figure(facts, 'publicProjectionM2')]
  const covered = { coveredM2, projectionM2: projectionM2 ?? 0, publicProjectionM2: publicProjectionM2 ?? 0 }
  return exemptable(facts, {
    ...without,
    kind: KIND_OF[building],
    bases: [
      counted('coveredM2', coveredM2),
      ...(projectionM2 === null ? [] : [counted('projectionM2', projectionM2)]),
      ...(publicProjectionM2 === null ? [] : [counted('publicProjectionM2', publicProjectionM2, OVER_PUBLIC_DOMAIN)]),
    ],
    notes: projectionM2 === null && publicProjectionM2 === null ? ['no_projection'] : [],
    at: (rate) => alone(constructionTax(covered, rate)),
  })
}

/** A ground that was only declared does not free of the tax: a person checks it. */
const exemptable = (facts: Facts, reckoning: Reckoning): Reckoning => {
  const ground = facts.exemption as Exemption | undefined // read back by its own schema
  return ground === undefined || ground === 'none' ? reckoning : { ...reckoning, exemption: ground, at: () => alone(0) }
}

function instalment(facts: Facts): Reckoned {
  const cost = figure(facts, 'worksCost')
  if (cost === null) return { wanting: 'cost', kind: 'tol' }
  const at = (rate: number) => alone(lotissementInstalment(cost, rate))
  return { ...without, kind: 'tol', cost, share: INSTALMENT, notes: ['instalment'], at }
}

function balance(facts: Facts): Reckoned {
  const [cost, paidBefore] = [figure(facts, 'realCost'), figure(facts, 'instalmentPaid')]
  if (cost === null || paidBefore === null) return { wanting: 'cost', kind: 'tol' }
  const at = (rate: number) => alone(lotissementBalance(cost, rate, paidBefore).due)
  return { ...without, kind: 'tol', cost, paidBefore, notes: ['balance'], at }
}

type Services = { readonly fact: 'coveredM2' | 'landM2'; readonly counting: FeeCounting | undefined }

function services(facts: Facts, { fact, counting }: Services): Reckoned {
  if (!counting) return { wanting: 'rule', kind: null }
  const { kind } = counting
  const m2 = figure(facts, fact)
  if (m2 === null) return { wanting: 'surface', kind }
  const bases = [{ fact, value: m2, counted: servedSquareMetres(m2, counting), times: 1 }]
  return { ...without, kind, bases, counting, at: (rate) => agencyFee(m2, rate, counting) }
}

/** A site that declares no occupation owes none: occupying without a permit is another matter. */
function occupation(facts: Facts, kind: 'otdp_site' | 'otdp_place'): Reckoned {
  const [m2, quarters] = [figure(facts, 'occupiedM2'), figure(facts, 'occupiedQuarters')]
  if (kind === 'otdp_site' && (m2 ?? 0) === 0) return { ...without, kind, notes: ['no_occupation'], at: () => alone(0) }
  if (m2 === null || quarters === null) return { wanting: 'surface', kind }
  const bases = [
    counted('occupiedM2', m2),
    { fact: 'occupiedQuarters' as const, value: quarters, counted: quarters, times: 1 },
  ]
  return { ...without, kind, bases, at: (rate) => alone(occupationFee(m2, quarters, rate)) }
}
