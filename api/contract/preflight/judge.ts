import type { PieceRule } from '../procedures/definition.ts'
import type { Finding } from './findings.ts'
import type { Measures, PageMeasures } from './measures.ts'
import { isoSheet } from './sheets.ts'

type Content = PieceRule['content'] | null

/**
 * Dots an inch under which a scan is hard to read: fine print from 150, thin lines and small figures from 200. Ours: no
 * text says it.
 */
const LEAST_DPI: Readonly<Record<PieceRule['content'], number>> = {
  text: 150,
  table: 150,
  plan: 200,
  drawing: 200,
  photo: 0,
}
/** Pixels of a photograph's shorter side under which nothing of a place is recognised. */
const LEAST_PHOTO = 600
/** A page photographed whole is taken for an A4 sheet: what its longer side measures, inches. */
const A4_LONG_IN = 297 / 25.4

/**
 * What is worth saying of a document, from its measures and from what its piece holds.
 * @param content null for a document that stands for no piece: only what is true of any of them
 */
export function findingsOf(measures: Measures, content: Content): Finding[] {
  switch (measures.kind) {
    case 'unreadable':
      return [of('UNREADABLE', 'warning')]
    case 'image':
      return imageFindings(measures, content)
    case 'pdf':
      return pdfFindings(measures, content)
    case 'other':
      return []
  }
}

const of = (
  code: Finding['code'],
  level: Finding['level'],
  { pages = [], ...figures }: { readonly pages?: readonly number[] } & Record<string, unknown> = {},
): Finding => ({ code, level, pages: [...pages], figures: figures as Finding['figures'] })

type Image = Extract<Measures, { kind: 'image' }>

/**
 * A picture that stands for no piece is taken for a photograph: what is too small for that is too small for anything.
 * @param image in pixels, its orientation applied or not
 */
export function imageFindings({ width, height }: Pick<Image, 'width' | 'height'>, content: Content): Finding[] {
  if (content === 'photo' || content === null) {
    const least = Math.min(width, height)
    return least < LEAST_PHOTO ? [of('IMAGE_SMALL', 'warning', { width, height, least: LEAST_PHOTO })] : []
  }
  const least = LEAST_DPI[content]
  const dpi = Math.round(Math.max(width, height) / A4_LONG_IN)
  return dpi < least ? [of('RESOLUTION_LOW', 'warning', { dpi, least })] : []
}

type Pdf = Extract<Measures, { kind: 'pdf' }>

const pdfFindings = (pdf: Pdf, content: Content): Finding[] => [
  ...unmeasured(pdf),
  ...missingPages(pdf.measured),
  ...blankPages(pdf),
  ...lowResolution(pdf.measured, content),
  ...(content === 'plan' || content === 'drawing' ? oddSheets(pdf.measured) : []),
  ...(content === 'plan' ? scaleFindings(pdf) : []),
]

const unmeasured = ({ pages, measured }: Pdf): Finding[] =>
  measured.length < pages ? [of('NOT_ALL_MEASURED', 'note', { measured: measured.length, all: pages })] : []

/** Pages where something holds, from 1. */
const where = (measured: readonly PageMeasures[], holds: (page: PageMeasures) => boolean): number[] =>
  measured.flatMap((page, index) => (holds(page) ? [index + 1] : []))

/** « page 3/7 » is believed when two pages at least say it of the same seven. */
function missingPages(measured: readonly PageMeasures[]): Finding[] {
  const numbered = measured.flatMap(({ numbered: said }) => (said ? [said] : []))
  const [first] = numbered
  if (!first || numbered.length < 2 || numbered.some(({ of: all }) => all !== first.of)) return []
  const seen = new Set(numbered.map(({ page }) => page))
  // Sheets that say nothing, a cover or an annex, may be the ones that seem to be missing.
  const silent = measured.length - numbered.length
  const missing = Array.from({ length: first.of }, (_, index) => index + 1).filter((page) => !seen.has(page))
  if (missing.length <= silent) return []
  return [of('PAGES_MISSING', 'warning', { missing: missing.join(', '), all: first.of })]
}

function blankPages({ pages, measured }: Pdf): Finding[] {
  const blank = where(measured, (page) => page.blank)
  if (blank.length === 0) return []
  return blank.length === pages ? [of('ALL_BLANK', 'warning')] : [of('PAGES_BLANK', 'note', { pages: blank })]
}

function lowResolution(measured: readonly PageMeasures[], content: Content): Finding[] {
  const least = content === null ? 0 : LEAST_DPI[content]
  const pages = where(measured, ({ dpi }) => dpi !== null && dpi < least)
  if (pages.length === 0) return []
  const dpi = Math.min(...pages.map((page) => measured[page - 1]?.dpi ?? least))
  return [of('RESOLUTION_LOW', 'warning', { pages, dpi, least })]
}

/** Said once a size: a roll of plans is often longer than any sheet, and that is no fault. */
function oddSheets(measured: readonly PageMeasures[]): Finding[] {
  const bySize = new Map<string, number[]>()
  for (const [index, { widthMm, heightMm }] of measured.entries()) {
    if (isoSheet(widthMm, heightMm)) continue
    const size = `${Math.round(widthMm)} × ${Math.round(heightMm)}`
    bySize.set(size, [...(bySize.get(size) ?? []), index + 1])
  }
  return [...bySize].map(([size, pages]) => of('SHEET_NOT_ISO', 'note', { pages, size }))
}

function scaleFindings({ measured }: Pdf): Finding[] {
  if (measured.length === 0 || measured.some(({ scales }) => scales.length > 0)) return barFindings(measured)
  // Out of a scan nothing can be read: that it has a scale is for the person to see.
  if (!measured.some(({ hasText }) => hasText)) return [of('SCALE_UNREADABLE', 'note')]
  return [of('SCALE_MISSING', 'warning'), ...barFindings(measured)]
}

const barFindings = (measured: readonly PageMeasures[]): Finding[] =>
  measured.some(({ hasText }) => hasText) && !measured.some(({ scaleBar }) => scaleBar)
    ? [of('SCALE_BAR_MISSING', 'note')]
    : []
