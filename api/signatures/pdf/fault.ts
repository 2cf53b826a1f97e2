import type { PdfRefusal } from '../../contract/acts.ts'

/** Why a file is not read; thrown inside `pdf/` only, where `reading` turns it into a value. */
export class PdfFault extends Error {
  readonly code: PdfRefusal

  constructor(code: PdfRefusal) {
    super(code)
    this.code = code
  }
}

export type Reading<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: PdfRefusal }

/** The border between the parser, which gives up from any depth, and the rest, for which a refusal is a value. */
export function reading<T>(read: () => T): Reading<T> {
  try {
    return { ok: true, value: read() }
  } catch (error) {
    if (error instanceof PdfFault) return { ok: false, error: error.code }
    throw error
  }
}

/** How much one file may ask of us: values, table entries, nodes walked, and bytes read again or unpacked. */
export class Budget {
  private steps = 2_000_000
  private unpacked = 64 * 1024 * 1024
  private scanned = 128 * 1024 * 1024

  spend(steps = 1): void {
    this.steps -= steps
    if (this.steps < 0) throw new PdfFault('TOO_COMPLEX')
  }

  /** Every entry of a table may lead to the same endless word. */
  scan(bytes: number): void {
    this.scanned -= bytes
    if (this.scanned < 0) throw new PdfFault('TOO_COMPLEX')
  }

  get bytesLeft(): number {
    return this.unpacked
  }

  unpack(bytes: number): void {
    this.unpacked -= bytes
    if (this.unpacked <= 0) throw new PdfFault('TOO_COMPLEX')
  }
}
