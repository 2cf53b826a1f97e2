import { searchWords } from '../../../spatial/searchWords.ts'
import { westernDigits } from '../../../spatial/westernDigits.ts'
import { BACKLOG_FIELDS, type BacklogField, type BacklogMapping } from '../../contract/backlog.ts'
import type { Track } from '../../contract/procedures/definition.ts'
import { STATE_OF } from '../../contract/procedures/steps.ts'
import type { Table, TableLine } from '../reading/table.ts'
import { Cells } from './cells.ts'
import { datedOf } from './paperDates.ts'
import type { JudgedRow, Judging, KnownVersion, PaperOwner } from './paperDossier.ts'
import { courseOf } from './paperEvents.ts'

const plain = (text: string) => searchWords(text).join(' ')

/** Two writings of one paper number: 12/2023, ١٢/٢٠٢٣, 12 / 2023. */
export const paperKey = (number: string): string => westernDigits(number).toUpperCase().replace(/\s+/g, '')

/** Reads one line of a register and judges it against the law of its day; numbers given twice are judged over all lines. */
export function judgeRow(table: Table, line: TableLine, columns: BacklogMapping, judging: Judging): JudgedRow {
  const cells = new Cells(table, line, columns)
  const paperNumber = cells.needed('paperNumber', 60)
  const filed = cells.needed('filedOn', 40) === null ? null : cells.day('filedOn', judging.today)
  const version = versionOf(cells, filed, judging)
  const owner = ownerOf(cells)
  const title = titleOf(cells, version)
  const titleNumber = cells.text('titleNumber', 40)
  inCommune(cells, judging)
  const course = version ? courseOf(version.definition.flow, datedOf(cells, version, judging)) : null
  const track = version ? trackOf(cells, version, course?.events.at(-1)?.step ?? 'draft') : null
  if (paperNumber && judging.imported.has(paperKey(paperNumber))) cells.fault('paperNumber', 'ALREADY_IMPORTED')
  const faults = [...cells.faults, ...(course?.faults ?? [])]
  const isWhole = faults.length === 0 && paperNumber && filed && version && owner && title && course
  return {
    line: line.line,
    cells: writtenOf(cells, columns),
    paperNumber,
    filedOn: filed,
    dossier: isWhole
      ? { paperNumber, versionId: version.id, track, title, filedOn: filed, owner, titleNumber, events: course.events }
      : null,
    faults,
    notes: [...cells.notes, ...(course?.notes ?? [])],
    scans: scansOf(cells),
  }
}

const writtenOf = (cells: Cells, columns: BacklogMapping): { [F in BacklogField]?: string } =>
  Object.fromEntries(
    BACKLOG_FIELDS.filter((field) => columns[field] !== undefined).map((field) => [field, cells.raw(field)]),
  )

const namesKept = new WeakMap<readonly KnownVersion[], ReadonlyMap<string, KnownVersion>>()

/** A version of each procedure by its code and its names, worked out once for a whole register. */
function namesOf(versions: readonly KnownVersion[]): ReadonlyMap<string, KnownVersion> {
  const kept = namesKept.get(versions)
  if (kept) return kept
  const names = new Map(
    versions.flatMap((version) => {
      const { nameFr, nameAr } = version.definition
      return [version.code, plain(nameFr), plain(nameAr)].map((name) => [name, version] as const)
    }),
  )
  namesKept.set(versions, names)
  return names
}

/**
 * The version in force on the day of filing. Filed before the first one the house knows, a dossier is kept under that first
 * one, and it is said: it must be found and followed all the same, and the texts of before could not be read.
 */
function versionOf(cells: Cells, filed: string | null, { versions }: Judging): KnownVersion | null {
  const written = cells.needed('procedure', 200)
  if (written === null) return null
  const namedBy = namesOf(versions)
  const some = namedBy.get(written.toLowerCase()) ?? namedBy.get(plain(written))
  if (!some) return cells.fault('procedure', 'PROCEDURE_UNKNOWN', { written })
  const all = versions.filter(({ code }) => code === some.code).toSorted((a, b) => (a.validFrom < b.validFrom ? -1 : 1))
  const inForce = all.find(
    ({ validFrom, validTo }) => filed !== null && validFrom <= filed && (validTo === null || filed <= validTo),
  )
  const [first] = all
  if (!inForce && first && filed !== null && filed < first.validFrom)
    cells.note('filedOn', 'VERSION_FIRST_KEPT', { filed, first: first.validFrom })
  return inForce ?? (filed !== null && first && filed > first.validFrom ? (all.at(-1) ?? first) : (first ?? some))
}

function ownerOf(cells: Cells): PaperOwner | null {
  const company = cells.text('companyName', 200)
  const number = cells.text('companyNumber', 60)
  const nationalId = cells.nationalId()
  const names = ['familyName', 'givenName', 'familyNameAr', 'givenNameAr'] as const
  const [familyName, givenName, familyNameAr, givenNameAr] = names.map((field) => cells.text(field, 100))
  if (company !== null) {
    if (number === null) cells.note('companyNumber', 'IDENTITY_MISSING')
    const digits = westernDigits(number ?? '').replace(/\s/g, '')
    const ice = /^\d{15}$/.test(digits) ? digits : null
    return { kind: 'company', name: company, ice, registerNumber: ice ? null : number }
  }
  const family = familyName ?? familyNameAr ?? null
  if (family === null) return cells.fault('familyName', 'MISSING')
  if (nationalId === null && cells.raw('nationalId') === '') cells.note('nationalId', 'IDENTITY_MISSING')
  return {
    ...{ kind: 'person', familyName: family, givenName: givenName ?? '' },
    ...{ familyNameAr: familyNameAr ?? null, givenNameAr: givenNameAr ?? null, nationalId },
  }
}

/** What it is about and where; the procedure's name where the register says neither. */
function titleOf(cells: Cells, version: KnownVersion | null): string | null {
  const said = [cells.text('title', 120), cells.text('address', 200)].filter((part) => part !== null)
  return said.length > 0 ? said.join(', ').slice(0, 200) : (version?.definition.nameFr ?? null)
}

/** A spreadsheet is brought in for one commune: a row that names another is not its own. */
function inCommune(cells: Cells, { commune }: Judging): void {
  const written = cells.text('commune', 120)
  if (written === null) return
  const isHere =
    written.replace(/\D/g, '') === commune.code.replace(/\D/g, '') ||
    [commune.nameFr, commune.nameAr].some((name) => plain(name) === plain(written))
  if (!isHere) cells.fault('commune', 'COMMUNE_ELSEWHERE', { written, commune: commune.nameFr })
}

const TRACK_OF: Readonly<Record<string, Track>> = Object.fromEntries([
  ...['gp', 'grand projet', 'grand', 'مشروع كبير', 'كبير'].map((word) => [plain(word), 'gp'] as const),
  ...['pp', 'petit projet', 'petit', 'مشروع صغير', 'صغير'].map((word) => [plain(word), 'pp'] as const),
])

/** The track decides the delays of an open dossier; of one that is over it may stay unknown, and that is said. */
function trackOf(cells: Cells, { definition }: KnownVersion, step: keyof typeof STATE_OF): Track | null {
  if (definition.track === 'gp' || definition.track === 'pp') return definition.track
  const written = cells.text('track', 40)
  if (definition.track === null) return null
  if (written === null && STATE_OF[step] !== 'decided') return cells.fault('track', 'TRACK_MISSING')
  if (written === null) {
    cells.note('track', 'TRACK_NEVER_SAID')
    return null
  }
  return TRACK_OF[plain(written)] ?? cells.fault('track', 'TRACK_UNKNOWN', { written })
}

/** Names of files, one a line or between semicolons; a comma may be part of a name. */
const scansOf = (cells: Cells): string[] =>
  cells
    .raw('scans')
    .split(/[;|\n]/)
    .map((name) => name.trim())
    .filter((name) => name !== '')
    .slice(0, 50)
