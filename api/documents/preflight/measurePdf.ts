import type { PDFiumDocument, PDFiumPage } from '@hyzyla/pdfium'
import type { Measures, PageMeasures } from '../../contract/preflight/measures.ts'
import { withPdf } from '../inspection/pdfium.ts'
import { type Engine, engineOf } from './engine.ts'
import { readPage } from './readPage.ts'

/** Beyond these, the first pages stand for the rest, and it is said. */
const MOST_PAGES = 300
const MOST_MS = 10_000
const MM_A_POINT = 25.4 / 72
/** Of a page covered by one picture: a scan, whatever its margins. */
const COVERED = 0.5
/** A page with more than this is not searched for a picture: it is drawn, not scanned. */
const MOST_OBJECTS = 2_000

/** Measures the pages of a PDF: sheets, resolution of scans, blank pages, scales and numbers written. @throws the engine's words */
export const measurePdf = (path: string): Promise<Measures> =>
  withPdf(path, async (document) => {
    const pages = document.getPageCount()
    const until = performance.now() + MOST_MS
    const measured: PageMeasures[] = []
    for (let index = 0; index < Math.min(pages, MOST_PAGES) && performance.now() < until; index += 1)
      measured.push(await measurePage(document, index))
    return { kind: 'pdf', pages, measured }
  })

async function measurePage(document: PDFiumDocument, index: number): Promise<PageMeasures> {
  const page = document.getPage(index)
  const engine = engineOf(page)
  const { width, height } = engine.size()
  const letters = page.getText()
  const hasText = letters.trim().length > 0
  const dpi = scanDpi(page, engine, width * height)
  // Drawing a page closes it: nothing may be asked of it afterwards.
  if (hasText) engine.close()
  const blank = !hasText && (await isBlank(page))
  const sheet = { widthMm: tenth(width * MM_A_POINT), heightMm: tenth(height * MM_A_POINT) }
  return { ...sheet, dpi, blank, hasText, ...readPage(letters) }
}

const tenth = (value: number) => Math.round(value * 10) / 10

/** Of the picture that covers most of the page, when it covers half of it: pixels over the inches it is shown on. */
function scanDpi(page: PDFiumPage, engine: Engine, pageArea: number): number | null {
  if (page.getObjectCount() > MOST_OBJECTS) return null
  const [largest] = engine.images().toSorted((a, b) => b.width * b.height - a.width * a.height)
  if (!largest || largest.width * largest.height < COVERED * pageArea) return null
  const { width, height, pixels } = largest
  // A scan that is turned has its sides exchanged: areas say the same either way.
  return Math.round(72 * Math.sqrt((pixels.width * pixels.height) / (width * height)))
}

const SEEN_WIDTH = 120
const TALLEST = 600
/** Levels of grey that paper and a scanner's dust spread over. */
const FAINT = 24

/** Drawn small: paper, and nothing on it. */
async function isBlank(page: PDFiumPage): Promise<boolean> {
  const { originalWidth, originalHeight } = page.getOriginalSize()
  const scale = Math.min(SEEN_WIDTH / originalWidth, TALLEST / originalHeight)
  const { data } = await page.render({ scale, render: 'bitmap', colorSpace: 'Gray' })
  let [darkest, lightest] = [255, 0]
  for (const level of data) {
    if (level < darkest) darkest = level
    if (level > lightest) lightest = level
  }
  return lightest - darkest <= FAINT
}
