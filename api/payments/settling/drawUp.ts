import { dirhams } from '../../../spatial/dirhams.ts'
import type { ActorTransaction } from '../../access/asActor.ts'
import type { Asker } from '../../access/asker.ts'
import { mayBeLeft } from '../../contract/fees/left.ts'
import type { DrawUp, FeeLine, Owed, Statement } from '../../contract/fees/statements.ts'
import type { DossierRow } from '../../dossiers/queries.ts'
import { applicantsOf } from '../../dossiers/tellApplicants.ts'
import { journal, type Needs, subject, withDossierOnce } from '../../dossiers/withDossier.ts'
import { Problem } from '../../http/problem.ts'
import { notify } from '../../notifications/notify.ts'
import { owedTo } from '../computing/lines.ts'
import { settleWhenPaid } from './goOn.ts'
import { lockFees } from './lockFees.ts'
import { type Fees, readFees } from './readFees.ts'
import { paidTo } from './standing.ts'

/**
 * Draws up what is owed before delivery, in a new version: the lines as they are reckoned that day, never changed after.
 * Where nothing is owed it says why, and the dossier goes on by itself.
 * @throws Problem NOT_AT_THIS_STEP, CHANGED_MEANWHILE, STATEMENT_INCOMPLETE with the lines that have no amount, CREDITOR_PAID when
 * another total was paid already
 */
export const drawUp = (
  deps: Needs,
  asker: Asker,
  { id, ...wanted }: DrawUp & { readonly id: string },
): Promise<Fees> => {
  const question = ['fees.draw_up', id, wanted] as const
  return withDossierOnce(
    deps,
    { asker, id, action: 'dossier.settle', question },
    {
      work: async (transaction, { row, allowed, at }) => {
        const today = deps.clock.today()
        await lockFees(transaction, row.id)
        const fees = await readFees(transaction, row, today)
        checkStanding(fees, wanted)
        const lines = withAside(fees.lines, wanted)
        const creditors = owedTo(lines, namesIn(fees))
        checkPaid(fees, creditors)
        const drawing = { fees, lines, creditors, asker, mandateId: allowed.mandateId, at }
        await write(transaction, drawing)
        await tellWhoPays(transaction, drawing)
        await settleWhenPaid(transaction, row, { asker, at, today })
      },
      answer: (transaction, row) => readAgain(transaction, row, deps),
    },
  )
}

export const readAgain = (transaction: ActorTransaction, row: DossierRow, { clock }: Needs): Promise<Fees> =>
  readFees(transaction, row, clock.today())

function checkStanding({ row: { step }, said, statements }: Fees, wanted: DrawUp): void {
  if (step !== 'to_settle') throw new Problem('NOT_AT_THIS_STEP', { data: { step } })
  if (wanted.seen !== said.length || wanted.statements !== statements.length) throw new Problem('CHANGED_MEANWHILE')
}

function withAside(lines: readonly FeeLine[], { setAside }: DrawUp): FeeLine[] {
  const left = new Map(setAside.map(({ code, reason }) => [code, reason]))
  const drawn = lines.map((line) => (mayBeLeft(line) ? { ...line, setAside: left.get(line.code) ?? null } : line))
  const open = drawn.filter(({ amount, setAside: why }) => amount === null && why === null)
  if (open.length > 0)
    throw new Problem('STATEMENT_INCOMPLETE', { data: { lines: open.map(({ code }) => code).join(', ') } })
  return drawn
}

/** The names the lines' creditors have today. */
const namesIn = ({ creditors, dossier }: Fees) => {
  const own = { nameFr: dossier.communeNameFr, nameAr: dossier.communeNameAr }
  const of = (which: Owed['creditor']) => creditors.find(({ creditor }) => creditor === which)
  return { commune: of('commune') ?? own, agency: of('agency') ?? null }
}

/** A receipt that stands was given for a total: another total takes it back first. */
function checkPaid({ receipts }: Fees, creditors: readonly Owed[]): void {
  for (const { creditor, total } of creditors) {
    const paid = paidTo(creditor, receipts)
    if (paid !== 0 && paid !== total) throw new Problem('CREDITOR_PAID', { data: { creditor, paid, due: total ?? 0 } })
  }
}

type Drawing = {
  readonly fees: Fees
  readonly lines: readonly FeeLine[]
  readonly creditors: readonly Owed[]
  readonly asker: Asker
  readonly mandateId: string | null
  readonly at: Date
}

async function write(
  transaction: ActorTransaction,
  { fees, lines, creditors, asker, mandateId, at }: Drawing,
): Promise<void> {
  const { id } = fees.row
  const version = fees.statements.length + 1
  const total = creditors.reduce((sum, one) => sum + (one.total ?? 0), 0)
  const reason = total === 0 ? whyNothing(lines) : null
  const { numInsertedOrUpdatedRows } = await transaction
    .insertInto('fee_statement')
    .values({
      ...{ dossier_id: id, version, day: fees.today, facts: JSON.stringify(fees.facts), lines: JSON.stringify(lines) },
      ...{ creditors: JSON.stringify(creditors), reason, person_id: asker.actor.personId, mandate_id: mandateId, at },
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow()
  if (numInsertedOrUpdatedRows !== 1n) throw new Problem('CHANGED_MEANWHILE')
  const entry = { action: 'fees.draw_up', subject: subject(id), dossierId: id, mandateId }
  await journal(transaction, { asker, at }, { ...entry, detail: { version, total, reason } })
}

function whyNothing(lines: readonly FeeLine[]): NonNullable<Statement['reason']> {
  if (lines.length === 0) return 'no_fee'
  return lines.some(({ setAside }) => setAside !== null) ? 'left_to_creditor' : 'nothing_owed'
}

/** Whoever leads the dossier learns what is to be paid; of nothing, the move to the signature tells them. */
async function tellWhoPays(transaction: ActorTransaction, { fees, creditors, at }: Drawing): Promise<void> {
  const total = creditors.reduce((sum, one) => sum + (one.total ?? 0), 0)
  if (total === 0) return
  const { row, dossier, today } = fees
  const data = { number: row.number ?? '', title: dossier.title, total: dirhams(total) }
  for (const personId of await applicantsOf(transaction, dossier, today))
    await notify(transaction, at, { personId, kind: 'fees_drawn_up', data, path: `/dossiers/${row.id}?tab=fees` })
}
