import { fail, type Result } from '../../result.ts'
import type { IntakeRefusal, Limits, Reader, Reading } from '../types.ts'
import { readerOfContent } from './content.ts'
import { holdsShapefile, readShapefileFrom } from './shapefile.ts'
import { type ArchiveFile, openArchive } from './zip.ts'

const PLANS = /\.(?:kml|geojson|json|dxf|dwg|gpx|csv)$/i
const TABLES = /\.(?:txt|tsv)$/i
const OFFICE = '[Content_Types].xml'

/** The plans of an archive without a shapefile; a KMZ names its main document doc.kml. */
function plansIn(files: readonly ArchiveFile[]): readonly ArchiveFile[] {
  const main = files.find(({ name }) => /^doc\.kml$/i.test(name))
  if (main) return [main]
  const plans = files.filter(({ name }) => PLANS.test(name))
  return plans.length > 0 ? plans : files.filter(({ name }) => TABLES.test(name))
}

function readPlan(file: ArchiveFile, limits: Limits): Result<Reading, IntakeRefusal> {
  const bytes = file.read()
  if (!bytes.ok) return bytes
  const reader = readerOfContent(bytes.value, file.name)
  if (!reader.ok) return reader
  const reading = reader.value(bytes.value, limits)
  return reading.ok && reading.value.format === 'kml'
    ? { ok: true, value: { ...reading.value, format: 'kmz' } }
    : reading
}

/** Reads whatever plan an archive holds: a shapefile, a KMZ, or one file of another format. */
export const readArchive: Reader = (bytes, limits) => {
  const files = openArchive(bytes, limits)
  if (!files.ok) return files
  if (files.value.some(({ name }) => name === OFFICE))
    return fail({ code: 'FORMAT_UNKNOWN', data: { found: 'Office' } })
  if (holdsShapefile(files.value)) return readShapefileFrom(files.value, limits)
  const plans = plansIn(files.value)
  const [plan] = plans
  if (!plan) return fail({ code: 'ARCHIVE_WITHOUT_PARCELS', data: { entries: files.value.length } })
  if (plans.length === 1) return readPlan(plan, limits)
  const layers = plans.map(({ name }) => name).join(', ')
  return fail({ code: 'ARCHIVE_SEVERAL_LAYERS', data: { layers: layers.slice(0, 400), found: plans.length } })
}
