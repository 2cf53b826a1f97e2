import { fail, ok, type Result } from '../../spatial/result.ts'
import { readTable } from '../backlog/reading/readTable.ts'
import type { RegulationRow } from '../contract/regulation/cells.ts'
import { type FaultCode, type RowFault, readRows } from './regulation/readRows.ts'

/** A line of the table that can't be taken as it stands. */
export type LineFault = { readonly line: number; readonly sentence: string }

const SENTENCES: Readonly<Record<FaultCode, (fault: RowFault) => string>> = {
  HEADER: ({ found }) => `no column ${found}`,
  NO_ZONE: () => 'no zone',
  ZONE_UNKNOWN: ({ found }) => `no zone of the plan is called ${found}`,
  PARAMETER_UNKNOWN: ({ found }) => `no parameter is called ${found}`,
  BARE_RATIO: ({ found }) =>
    `${found} means opposite things from one agency to the next: footprint_ratio_max or floor_ratio_max`,
  BUILDABLE: ({ found }) => `buildable is yes, no or empty, not ${found}`,
  USE_UNKNOWN: ({ found }) => `no use is called ${found}`,
  NOT_A_NUMBER: ({ parameter, found }) => `${parameter} is not a number: ${found}`,
  NEGATIVE: ({ parameter, found }) => `${parameter} is negative: ${found}`,
  SHARE_OVER_ONE: ({ parameter, found }) => `${parameter} is a share from 0 to 1, not ${found}`,
  NOT_WHOLE: ({ parameter, found }) => `${parameter} counts levels, R+2 is 3: ${found}`,
  TOO_LARGE: ({ parameter, found, against }) => `${parameter} is beyond all sense: ${found}, at most ${against}`,
  ZERO: ({ parameter }) => `${parameter} of 0 says that nothing is built: buildable is no`,
  UNIT: ({ parameter, found, against }) => `${parameter} is in ${against}, not in ${found}`,
  REPEATED: ({ parameter, found, against }) => `${parameter} of ${found} was given on line ${against}`,
  TOO_LONG: ({ column, against }) => `${column} is longer than ${against} characters`,
}

/** Reads a règlement from a CSV or a workbook (see readRows), for the command line. */
export function parseRegulation(bytes: Uint8Array): Result<readonly RegulationRow[], readonly LineFault[]> {
  const table = readTable(bytes)
  if (!table.ok) return fail([{ line: 1, sentence: `${table.error.why} ${table.error.detail}`.trim() }])
  const rows = readRows(table.value)
  return rows.ok
    ? ok(rows.value)
    : fail(rows.error.map((fault) => ({ line: fault.line, sentence: SENTENCES[fault.code](fault) })))
}
