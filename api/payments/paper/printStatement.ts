import type { Asker } from '../../access/asker.ts'
import { VISITOR } from '../../contract/policy/decide.ts'
import type { ReceiptLanguage } from '../../contract/receipts.ts'
import type { Deps } from '../../deps.ts'
import { journal, subject, withDossier } from '../../dossiers/withDossier.ts'
import { Problem } from '../../http/problem.ts'
import { type PaperPress, PressBusy } from '../../papers/press.ts'
import { spendReads } from '../../privacy/readBudget.ts'
import { presentFees } from '../settling/present.ts'
import { type Fees, readFees } from '../settling/readFees.ts'
import { composeStatement, type Printed } from './compose.ts'

type Wanted = { readonly id: string; readonly version?: number | undefined; readonly language: ReceiptLanguage }
export type StatementFile = { readonly fileName: string; readonly pdf: Uint8Array }

/**
 * A statement as PDF, made from what was kept when it was drawn up: the same bytes each time.
 * @throws Problem NOT_FOUND, STATEMENT_MISSING, BUSY
 */
export async function printStatement(
  deps: Deps & { readonly press: PaperPress },
  asker: Asker,
  { id, version, language }: Wanted,
): Promise<StatementFile> {
  await spendReads(deps, asker, 1)
  const { printed, at } = await consultStatement(deps, asker, { id, version })
  const data = composeStatement(printed, language)
  const pdf = await deps.press.print({ template: 'statement', data, madeAt: at }).catch((error: unknown) => {
    if (error instanceof PressBusy) throw new Problem('BUSY', { retryAfterS: 5 })
    throw error
  })
  return { fileName: `liquidation-${printed.number ?? 'sans-numero'}-v${printed.statement.version}.pdf`, pdf }
}

/** Reads a version of it and writes that it was read. */
const consultStatement = (
  deps: Deps,
  asker: Asker,
  { id, version }: Pick<Wanted, 'id' | 'version'>,
): Promise<{ readonly printed: Printed; readonly at: Date }> =>
  withDossier(deps, { asker, id, action: 'dossier.consult' }, async (transaction, { row, allowed, at }) => {
    const fees = await readFees(transaction, row, deps.clock.today())
    const statement = fees.statements.find((one) => version === undefined || one.version === version)
    if (!statement || !fees.row.definition) throw new Problem('STATEMENT_MISSING')
    const entry = { action: 'dossier.statement', subject: subject(id), dossierId: id, mandateId: allowed.mandateId }
    await journal(transaction, { asker, at }, { ...entry, consultation: true })
    const { nameFr, nameAr } = fees.row.definition
    const commune = statement.creditors.find(({ creditor }) => creditor === 'commune')
    return {
      at: statement.at,
      printed: {
        ...{ statement, number: fees.row.number, title: row.title, procedure: { nameFr, nameAr } },
        commune: commune ?? { nameFr: row.communeNameFr, nameAr: row.communeNameAr },
        facts: factsAt(fees, statement.at),
      },
    }
  })

/** What had been said when it was drawn up, and nothing that was said after. */
const factsAt = (fees: Fees, at: Date) =>
  presentFees({ ...fees, said: fees.said.filter((one) => one.at <= at) }, VISITOR).facts
