import { decodeXml, walkXml } from '../../../spatial/intake/readers/xml.ts'
import { type ArchiveFile, openArchive } from '../../../spatial/intake/readers/zip.ts'
import { fail, ok, type Result } from '../../../spatial/result.ts'
import { TABLE_LIMITS, type TableRead, type TableRefusal } from './table.ts'
import { sheetTable } from './xlsxSheet.ts'

/** What a workbook may weigh once it is unpacked; its archive is judged before a byte of it is. */
const LIMITS = {
  maxBytes: TABLE_LIMITS.bytes,
  maxEntries: 500,
  maxUnpackedBytes: 160 * 1024 * 1024,
  maxRatio: 200,
  maxFeatures: 0,
  maxVertices: 0,
}
const damaged = (detail: string): TableRefusal => ({ why: 'DAMAGED', detail: detail.slice(0, 120) })

/** The first sheet of a workbook (ECMA-376), as values: of a formula, the one the spreadsheet had last worked out. */
export function readXlsxTable(bytes: Uint8Array): TableRead {
  const archive = openArchive(bytes, LIMITS)
  if (!archive.ok) return fail(damaged(archive.error.code))
  const files = new Map(archive.value.map((file) => [file.name, file]))
  const workbook = files.get('xl/workbook.xml')
  if (!workbook) return fail({ why: 'NOT_A_SPREADSHEET', detail: 'no workbook' })
  const first = firstSheet(workbook)
  if (!first.ok) return first
  const sheet = files.get(sheetPath(files.get('xl/_rels/workbook.xml.rels'), first.value.relation))
  if (!sheet) return fail(damaged('no sheet'))
  const shared = sharedTexts(files.get('xl/sharedStrings.xml'))
  if (!shared.ok) return shared
  const text = textOf(sheet)
  if (!text.ok) return text
  return sheetTable(text.value, shared.value, first.value.from1904)
}

function textOf(file: ArchiveFile): Result<string, TableRefusal> {
  const bytes = file.read()
  return bytes.ok ? ok(decodeXml(bytes.value).text) : fail(damaged(`${file.name} ${bytes.error.code}`))
}

type First = { readonly relation: string; readonly from1904: boolean }

function firstSheet(workbook: ArchiveFile): Result<First, TableRefusal> {
  const text = textOf(workbook)
  if (!text.ok) return text
  const found = { relation: '', from1904: false }
  const walked = walkXml(text.value, {
    open: (name, attributes) => {
      if (name === 'workbookPr') found.from1904 = ['1', 'true'].includes(attributes.date1904 ?? '')
      if (name === 'sheet' && found.relation === '' && (attributes.state ?? 'visible') === 'visible')
        found.relation = attributes['r:id'] ?? ''
    },
    close: () => undefined,
    stopped: () => false,
  })
  return walked.ok ? ok(found) : fail(damaged(walked.error.code))
}

/** Where a relation of the workbook leads; a workbook without relations has its first sheet at the usual place. */
function sheetPath(relations: ArchiveFile | undefined, relation: string): string {
  const usual = 'xl/worksheets/sheet1.xml'
  const text = relations && textOf(relations)
  if (!text?.ok) return usual
  let path = usual
  walkXml(text.value, {
    open: (name, { Id, Target = '' }) => {
      if (name === 'Relationship' && Id === relation) path = Target.startsWith('/') ? Target.slice(1) : `xl/${Target}`
    },
    close: () => undefined,
    stopped: () => false,
  })
  return path
}

/** Texts that cells share; what is only there to be pronounced is left out. */
function sharedTexts(file: ArchiveFile | undefined): Result<readonly string[], TableRefusal> {
  if (!file) return ok([])
  const text = textOf(file)
  if (!text.ok) return text
  const shared: string[] = []
  let parts: string[] = []
  const walked = walkXml(text.value, {
    keepsSpaces: true,
    open: (name) => {
      if (name === 'si') parts = []
    },
    close: (name, said, parent) => {
      if (name === 't' && parent !== 'rPh') parts.push(said)
      if (name === 'si') shared.push(parts.join('').slice(0, TABLE_LIMITS.cell + 1))
    },
    stopped: () => false,
  })
  return walked.ok ? ok(shared) : fail(damaged(walked.error.code))
}
