import { readFile } from 'node:fs/promises'
import { type PDFiumDocument, PDFiumLibrary } from '@hyzyla/pdfium'

/** One engine a thread: it is started once and never shared. */
let engine: Promise<PDFiumLibrary> | null = null

/** Opens a PDF, works on it and lets its memory go. @throws Error with the engine's words when it cannot be read */
export async function withPdf<T>(path: string, work: (document: PDFiumDocument) => Promise<T> | T): Promise<T> {
  engine ??= PDFiumLibrary.init()
  const document = await (await engine).loadDocument(await readFile(path))
  try {
    return await work(document)
  } catch (error) {
    // An engine that fell, out of memory or worse, is not trusted with the next file.
    if (error instanceof WebAssembly.RuntimeError) engine = null
    throw error
  } finally {
    document.destroy()
  }
}
