import { createHash } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { fail, ok, type Result } from '../../../spatial/result.ts'
import { type ActorTransaction, asActor } from '../../access/asActor.ts'
import type { Asker } from '../../access/asker.ts'
import { authorise } from '../../access/authorise.ts'
import { readApart } from '../../backlog/reading/readApart.ts'
import type { Table } from '../../backlog/reading/table.ts'
import { differences, type RegulationRow, sameRow } from '../../contract/regulation/cells.ts'
import { type FilePreview, MOST_REGULATION_BYTES } from '../../contract/regulation/regulation.ts'
import type { Deps } from '../../deps.ts'
import { readBody } from '../../http/jsonBody.ts'
import { Problem } from '../../http/problem.ts'
import { FAULT_SENTENCES } from './faultSentences.ts'
import { type HeldVersion, regulationLines, regulationRows } from './queries.ts'
import { type RowFault, readRows, unknownZones } from './readRows.ts'
import { type Revising, reviseWith, versionOr404 } from './revise.ts'
import { letterOf } from './writeTable.ts'

type Needs = Pick<Deps, 'db' | 'clock'>
type Given = { readonly id: string; readonly fileName: string; readonly request: IncomingMessage }
type Read = { readonly sha256: string; readonly isWorkbook: boolean; readonly table: Table }

/** More than this says the same again. */
const MOST_FAULTS = 200

/**
 * What a file would change in the règlement of a version; nothing is.
 * @throws Problem NOT_FOUND, the policy's shut door, REGULATION_UNREADABLE, REGULATION_TOO_LARGE
 */
export async function previewRegulation(deps: Needs, asker: Asker, given: Given): Promise<FilePreview> {
  await asActor(deps, asker.actor, (transaction) => mayEditOrThrow(transaction, asker, given.id))
  const read = await readFile(given.request)
  return asActor(deps, asker.actor, async (transaction) => {
    const version = await mayEditOrThrow(transaction, asker, given.id)
    const now = await regulationRows(transaction, version.id)
    const rows = await rowsOf(transaction, version, read)
    const after = rows.ok ? merged(now, rows.value) : now
    return {
      ...{ sha256: read.sha256, fileName: given.fileName, revision: version.revision, sheet: read.isWorkbook },
      rows: Math.max(0, read.table.lines.length - 1),
      faults: rows.ok ? [] : rows.error.slice(0, MOST_FAULTS).map(presentFault),
      differences: differences(now, after),
      keptAsTheyAre: rows.ok ? now.filter((row) => !rows.value.some((one) => sameRow(one, row))).length : 0,
    }
  })
}

async function mayEditOrThrow(db: ActorTransaction, { actor }: Asker, id: string): Promise<HeldVersion> {
  const version = await versionOr404(db, id)
  authorise(actor, 'regulations.edit', { territory: version.territory })
  return version
}

const presentFault = (fault: RowFault): FilePreview['faults'][number] => ({
  line: fault.line,
  column: fault.at === null ? null : letterOf(fault.at),
  ...FAULT_SENTENCES[fault.code](fault),
})

/** Zones and sectors that the file names are as it says; the others keep what they have. */
const merged = (now: readonly RegulationRow[], filed: readonly RegulationRow[]): RegulationRow[] => [
  ...now.filter((row) => !filed.some((one) => sameRow(one, row))),
  ...filed,
]

async function rowsOf(
  db: ActorTransaction,
  version: HeldVersion,
  { table }: Read,
): Promise<Result<RegulationRow[], readonly RowFault[]>> {
  const rows = readRows(table)
  const lines = await regulationLines(db, version)
  const known = (zone: string, sector: string) =>
    lines.some((line) => line.zone === zone && (line.sector === sector || sector === ''))
  const isHeaded = rows.ok || rows.error.every(({ code }) => code !== 'HEADER')
  const faults = [...(rows.ok ? [] : rows.error), ...(isHeaded ? unknownZones(table, known) : [])]
  if (rows.ok && faults.length === 0) return ok(rows.value)
  return fail(faults.sort((one, other) => one.line - other.line))
}

async function readFile(request: IncomingMessage): Promise<Read> {
  const bytes = await readBody(request, MOST_REGULATION_BYTES).catch((error: unknown) => {
    if (error instanceof Problem && error.code === 'BODY_TOO_LARGE') throw new Problem('REGULATION_TOO_LARGE')
    throw error
  })
  const table = await readApart(bytes)
  if (!table.ok) throw new Problem('REGULATION_UNREADABLE', { data: { ...table.error } })
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  return { sha256, isWorkbook: bytes[0] === 0x50 && bytes[1] === 0x4b, table: table.value }
}

/**
 * Applies the very file whose preview was read, all or nothing.
 * @throws Problem REGULATION_FILE_OTHER, REGULATION_FAULTY, those of previewRegulation and of reviseWith
 */
export async function importRegulationFile(
  deps: Needs,
  asker: Asker,
  given: Given & Revising & { readonly sha256: string },
): Promise<number> {
  await asActor(deps, asker.actor, (transaction) => mayEditOrThrow(transaction, asker, given.id))
  const read = await readFile(given.request)
  if (read.sha256 !== given.sha256) throw new Problem('REGULATION_FILE_OTHER')
  return reviseWith(deps, asker, {
    ...given,
    changed: async (transaction, version) => {
      const rows = await rowsOf(transaction, version, read)
      if (!rows.ok) throw new Problem('REGULATION_FAULTY', { data: { faults: rows.error.length } })
      return { kind: 'imported', rows: merged(await regulationRows(transaction, version.id), rows.value) }
    },
  })
}
