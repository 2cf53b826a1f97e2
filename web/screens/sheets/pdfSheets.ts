import type { PDFDocumentProxy, PDFPageProxy, PDFWorker, RenderTask } from 'pdfjs-dist'
import workerAddress from 'pdfjs-dist/build/pdf.worker.min.mjs?url'
import { fail, ok, type Result } from '../../../spatial/result.ts'
import type { Size } from './viewport.ts'

/** Why a sheet cannot be shown. */
export type SheetFault = 'ENCRYPTED' | 'BROKEN' | 'NOT_PDF' | 'GONE' | 'UNREACHABLE'

/** The part of a page that is drawn, in its pixels at a resolution. */
export type Region = {
  readonly pxPerMm: number
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

export type Drawing = { readonly done: Promise<void>; readonly cancel: () => void }

/** The pages of one PDF, each drawn when it is asked for. */
export type PdfSheets = {
  readonly pages: number
  /** Of a page as it is shown, its rotation applied; millimetres. */
  readonly sizeOf: (page: number) => Promise<Size>
  /** Draws a part of a page; another one of the same canvas is cancelled first. */
  readonly draw: (page: number, canvas: HTMLCanvasElement, region: Region) => Drawing
  readonly close: () => void
}

const MM_PER_POINT = 25.4 / 72
/** What is fetched at once: a plan of 300 MB travels by the parts that its first sheet needs. */
const PART_BYTES = 512 * 1024
/** Pages whose drawing orders are kept ready: a plan of 200 sheets does not fill the memory. */
const KEPT_PAGES = 4

let engine: Promise<{ readonly pdfjs: typeof import('pdfjs-dist'); readonly worker: PDFWorker }> | null = null

/**
 * Brings the engine and starts its thread, once for the page: asked as soon as a plan is on its way, it is ready when the
 * plan's address is known.
 */
export function warmEngine() {
  engine ??= import('pdfjs-dist').then((pdfjs) => {
    pdfjs.GlobalWorkerOptions.workerSrc = workerAddress
    return { pdfjs, worker: pdfjs.PDFWorker.create({ name: 'sheets' }) }
  })
  // A chunk that did not come is asked for again by the next sheet.
  engine.catch(() => {
    engine = null
  })
  return engine
}

/** Opens a PDF at an address of ours; its bytes come by ranges. A refusal says why in a code. */
export async function openPdf(address: string): Promise<Result<PdfSheets, SheetFault>> {
  const { pdfjs, worker } = await warmEngine()
  const base = `/assets/pdfjs-${pdfjs.version}`
  const loading = pdfjs.getDocument({
    url: address,
    worker,
    rangeChunkSize: PART_BYTES,
    disableAutoFetch: true,
    disableStream: true,
    cMapUrl: `${base}/cmaps/`,
    standardFontDataUrl: `${base}/standard_fonts/`,
    wasmUrl: `${base}/wasm/`,
    // No WebAssembly under our policy: decoders in JavaScript are served instead.
    useWasm: false,
    enableXfa: false,
    maxImageSize: 100_000_000,
  })
  try {
    const document = await loading.promise
    return ok(sheetsOf(document, () => void loading.destroy()))
  } catch (error) {
    await loading.destroy()
    return fail(await faultOf(error, address))
  }
}

/** The engine names what it met; that it was no PDF at all only the first bytes say. */
async function faultOf(error: unknown, address: string): Promise<SheetFault> {
  const { name = '', status } = (error ?? {}) as { readonly name?: string; readonly status?: number }
  if (name === 'PasswordException') return 'ENCRYPTED'
  if (name === 'ResponseException') return status === 403 || status === 404 || status === 409 ? 'GONE' : 'UNREACHABLE'
  if (name !== 'InvalidPDFException') return navigator.onLine ? 'BROKEN' : 'UNREACHABLE'
  return (await beginsAsPdf(address)) ? 'BROKEN' : 'NOT_PDF'
}

const HEAD_BYTES = 1024

/** A reader accepts the header anywhere in the first kilobyte (ISO 32000-1, annex H.3.4.1). */
async function beginsAsPdf(address: string): Promise<boolean> {
  const answer = await fetch(address, { headers: { Range: `bytes=0-${HEAD_BYTES - 1}` } }).catch(() => null)
  return answer?.ok === true && (await answer.text()).includes('%PDF-')
}

function sheetsOf(document: PDFDocumentProxy, close: () => void): PdfSheets {
  const kept = new Map<number, Promise<PDFPageProxy>>()
  const pageOf = (page: number): Promise<PDFPageProxy> => {
    const found = kept.get(page) ?? document.getPage(page)
    kept.delete(page)
    kept.set(page, found)
    for (const [old, proxy] of [...kept].slice(0, -KEPT_PAGES)) {
      kept.delete(old)
      void proxy.then((one) => one.cleanup())
    }
    return found
  }
  const running = new WeakMap<HTMLCanvasElement, RenderTask>()
  return {
    pages: document.numPages,
    sizeOf: async (page) => {
      const { width, height } = (await pageOf(page)).getViewport({ scale: MM_PER_POINT })
      return { width, height }
    },
    draw: (page, canvas, region) => {
      let cancelled = false
      const done = pageOf(page).then(async (proxy) => {
        running.get(canvas)?.cancel()
        if (cancelled) return
        const task = renderOf(proxy, canvas, region)
        running.set(canvas, task)
        await task.promise
      })
      return {
        done,
        cancel: () => {
          cancelled = true
          running.get(canvas)?.cancel()
        },
      }
    },
    close,
  }
}

function renderOf(page: PDFPageProxy, canvas: HTMLCanvasElement, region: Region): RenderTask {
  const { pxPerMm, left, top, width, height } = region
  canvas.width = width
  canvas.height = height
  const viewport = page.getViewport({ scale: pxPerMm * MM_PER_POINT })
  return page.render({ canvas, viewport, transform: [1, 0, 0, 1, -left, -top], background: '#ffffff' })
}
