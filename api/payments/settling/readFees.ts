import type { Day } from '../../../spatial/day.ts'
import type { ActorTransaction } from '../../access/asActor.ts'
import type { FeeFact, FeeValue } from '../../contract/fees/facts.ts'
import type { RateKind } from '../../contract/fees/rates.ts'
import type { FeeLine, Owed } from '../../contract/fees/statements.ts'
import { bodiesThere } from '../../dossiers/avis/bodiesFor.ts'
import { type CourseRow, courseById } from '../../dossiers/course/queries.ts'
import type { DossierRow } from '../../dossiers/queries.ts'
import { Problem } from '../../http/problem.ts'
import { declaredBy } from '../computing/declared.ts'
import { type CountingFound, factsThatCount, linesOf, type Owing, owedTo } from '../computing/lines.ts'
import { factsAsked } from '../computing/methods.ts'
import type { Facts } from '../computing/reckoning.ts'
import { communeOwner, countingsOn, type RateFound, ratesOn } from '../tariffs/queries.ts'
import {
  type FactRow,
  factsOf,
  footingOf,
  type ReceiptRow,
  receiptsOf,
  type StatementRow,
  statementsOf,
} from './queries.ts'
import { isOutdated, isSettled } from './standing.ts'

/** Everything about the taxes of a dossier, as whoever asks may see it. */
export type Fees = {
  readonly row: CourseRow
  readonly dossier: DossierRow
  readonly today: Day
  readonly asked: readonly FeeFact[]
  readonly ofProject: Facts
  readonly said: readonly FactRow[]
  readonly facts: Facts
  readonly lines: readonly FeeLine[]
  readonly creditors: readonly Owed[]
  readonly statements: readonly StatementRow[]
  readonly receipts: readonly ReceiptRow[]
  readonly outdated: boolean
  readonly settled: boolean
}

/** Reads them, and reckons what the facts and the tariffs of the day make of them. @throws Problem NOT_FOUND */
export async function readFees(transaction: ActorTransaction, dossier: DossierRow, today: Day): Promise<Fees> {
  const row = await courseById(transaction, dossier.id)
  if (!row) throw new Problem('NOT_FOUND')
  const said = await factsOf(transaction, dossier.id)
  const statements = await statementsOf(transaction, dossier.id)
  const receipts = await receiptsOf(transaction, dossier.id)
  const { ofProject, ...owing } = await owingOf(transaction, { row, dossier, said, today })
  const facts = factsThatCount(owing)
  const lines = owing.definition ? linesOf({ ...owing, definition: owing.definition }) : []
  return {
    ...{ row, dossier, today, said, facts, ofProject, statements, receipts, lines },
    asked: owing.definition ? factsAsked(owing.definition) : [],
    creditors: owedTo(lines, owing),
    outdated: isOutdated(statements[0], facts),
    settled: isSettled(statements[0], receipts),
  }
}

type Asking = Pick<Fees, 'row' | 'dossier' | 'said' | 'today'>

async function owingOf(
  transaction: ActorTransaction,
  { row, dossier, said, today }: Asking,
): Promise<Omit<Owing, 'definition'> & { readonly definition: CourseRow['definition']; readonly ofProject: Facts }> {
  const { definition, project } = row
  const owner = await communeOwner(transaction, dossier.communeCode)
  const there = await bodiesThere(transaction, dossier.territory, today)
  const agency = there
    .filter(({ kind }) => kind === 'urban_agency')
    .toSorted((a, b) => b.depth - a.depth)
    .at(0)
  const commune = owner?.commune ?? { code: '', nameFr: dossier.communeNameFr, nameAr: dossier.communeNameAr }
  const { filedOn, ...footing } = await footingOf(transaction, dossier.id)
  const days = { drawn_up: today, filed: filedOn ?? today }
  const countings = (await countingsOn(transaction, today)).map((one) => ({ ...one, day: days[one.rateDay] }))
  const rates = await ratesOfTheirDays(transaction, countings, {
    ...{ commune: commune.code, agency: agency?.id ?? null, today },
  })
  const ofProject = definition ? declaredBy({ definition, project, ...footing }) : {}
  const declared = { ...ofProject, ...lastSaid(said, 'declared') }
  const checked = lastSaid(said, 'checked')
  return { definition, ofProject, declared, checked, rates, countings, commune, agency: agency ?? null }
}

type Creditors = { readonly commune: string; readonly agency: string | null; readonly today: Day }

/** The rates of today, and of whatever is counted at the tariff of another day those of that day. */
async function ratesOfTheirDays(
  transaction: ActorTransaction,
  countings: readonly CountingFound[],
  { today, ...owner }: Creditors,
): Promise<RateFound[]> {
  const dayOf = (of: RateKind) => countings.find(({ kind }) => kind === of)?.day ?? today
  const found: RateFound[] = []
  for (const day of new Set([today, ...countings.map((one) => one.day)])) {
    const rates = await ratesOn(transaction, { ...owner, day })
    found.push(...rates.filter(({ kind }) => dayOf(kind) === day))
  }
  return found
}

/** The last word on each fact. */
export const lastSaid = (said: readonly FactRow[], side: FactRow['side']): Facts =>
  Object.fromEntries(
    said.filter((one) => one.side === side).map(({ fact, value }): [FeeFact, FeeValue] => [fact, value]),
  )
