import { sql } from 'kysely'
import type { Day } from '../../spatial/day.ts'
import type { ActorTransaction } from '../access/asActor.ts'
import { paperKey } from './judging/judgeRow.ts'
import { judgeTable } from './judging/judgeTable.ts'
import type { JudgedRow } from './judging/paperDossier.ts'
import { communeNamed, complementReasons, importedNumbers, knownVersions } from './queries.ts'
import type { Headed } from './reading/columns.ts'
import type { Table } from './reading/table.ts'

const AT_ONCE = 1_000

type Keeping = {
  readonly id: string
  readonly communeCode: string
  readonly table: Table
  readonly headed: Headed
  readonly today: Day
}

/** Judges every row and keeps what was found, in the transaction of whoever gave the spreadsheet. */
export async function keepRows(transaction: ActorTransaction, { id, communeCode, table, headed, today }: Keeping) {
  const rows = judgeTable(table, headed, {
    today,
    versions: await knownVersions(transaction),
    reasons: await complementReasons(transaction),
    commune: await communeNamed(transaction, communeCode),
    imported: new Set((await importedNumbers(transaction, communeCode)).map(paperKey)),
  })
  for (let from = 0; from < rows.length; from += AT_ONCE)
    await insert(transaction, id, rows.slice(from, from + AT_ONCE))
}

const insert = (transaction: ActorTransaction, id: string, rows: readonly JudgedRow[]) =>
  sql`insert into backlog_row (backlog_id, line, state, filed_on, cells, dossier, faults, notes, scans)
    select ${id}::uuid, r.line, case when r.dossier is null then 'faulty' else 'ready' end, r."filedOn", r.cells, r.dossier,
      r.faults, r.notes, array(select jsonb_array_elements_text(r.scans))
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as r(line integer, "filedOn" date, cells jsonb, dossier jsonb, faults jsonb, notes jsonb, scans jsonb)`.execute(
    transaction,
  )
