import type { PDFiumPage } from '@hyzyla/pdfium'

export type PageImage = {
  /** As shown, points. */
  readonly width: number
  readonly height: number
  readonly pixels: { readonly width: number; readonly height: number }
}

export type Engine = {
  /** Points, rotation applied. */
  readonly size: () => { readonly width: number; readonly height: number }
  readonly images: () => readonly PageImage[]
  readonly close: () => void
}

/** PDFium's own functions, which its library holds and does not hand out: where a picture is shown, and closing a page. */
type Inside = {
  readonly pageIdx: number
  readonly module: {
    readonly HEAPU8: Uint8Array
    readonly wasmExports: { readonly malloc: (bytes: number) => number; readonly free: (at: number) => void }
    readonly _FPDF_GetPageWidth: (page: number) => number
    readonly _FPDF_GetPageHeight: (page: number) => number
    readonly _FPDF_ClosePage: (page: number) => void
    readonly _FPDFPage_GetObject: (page: number, index: number) => number
    readonly _FPDFPage_CountObjects: (page: number) => number
    readonly _FPDFPageObj_GetType: (object: number) => number
    readonly _FPDFPageObj_GetBounds: (o: number, left: number, bottom: number, right: number, top: number) => number
    readonly _FPDFImageObj_GetImagePixelSize: (object: number, width: number, height: number) => number
  }
}

const IMAGE = 3

/** @throws TypeError when the library no longer holds what we ask of it: its version is pinned */
export function engineOf(page: PDFiumPage): Engine {
  const { module, pageIdx } = page as unknown as Inside // private to TypeScript only; the version is pinned
  return {
    size: () => ({ width: module._FPDF_GetPageWidth(pageIdx), height: module._FPDF_GetPageHeight(pageIdx) }),
    images: () => imagesOf({ module, pageIdx }),
    close: () => module._FPDF_ClosePage(pageIdx),
  }
}

function imagesOf({ module, pageIdx }: Inside): PageImage[] {
  const at = module.wasmExports.malloc(16)
  try {
    return Array.from({ length: module._FPDFPage_CountObjects(pageIdx) }, (_, index) =>
      module._FPDFPage_GetObject(pageIdx, index),
    )
      .filter((object) => module._FPDFPageObj_GetType(object) === IMAGE)
      .flatMap((object) => imageOf(module, object, at))
  } finally {
    module.wasmExports.free(at)
  }
}

/** @param at sixteen bytes of the engine's memory to write in */
function imageOf(module: Inside['module'], object: number, at: number): PageImage[] {
  if (!module._FPDFPageObj_GetBounds(object, at, at + 4, at + 8, at + 12)) return []
  // The memory may have moved while the engine worked: it is looked at anew each time.
  const bounds = new DataView(module.HEAPU8.buffer, at, 16)
  const [left, bottom, right, top] = [0, 4, 8, 12].map((offset) => bounds.getFloat32(offset, true)) as Four
  if (!module._FPDFImageObj_GetImagePixelSize(object, at, at + 4)) return []
  const size = new DataView(module.HEAPU8.buffer, at, 8)
  const pixels = { width: size.getUint32(0, true), height: size.getUint32(4, true) }
  const shown = { width: right - left, height: top - bottom }
  return shown.width > 0 && shown.height > 0 && pixels.width > 0 && pixels.height > 0 ? [{ ...shown, pixels }] : []
}

type Four = [number, number, number, number]
