import type { SignatureFault } from '../contract/acts.ts'
import { type Change, changeOf } from './pdf/changes.ts'
import { permission, type StandingSignature } from './pdf/fields.ts'
import type { Pdf } from './pdf/pdf.ts'

const CLOSED = 1

/** What happened to a file after each of its signatures. */
export class History {
  private readonly pdf: Pdf
  /** In the order they were given. */
  private readonly signatures: readonly StandingSignature[]
  private readonly permitted: number | null
  private readonly changes = new Map<number, Change>()

  constructor(pdf: Pdf, signatures: readonly StandingSignature[]) {
    this.pdf = pdf
    this.signatures = signatures
    const [first] = signatures
    this.permitted = first ? permission(pdf, first.dict) : null
  }

  /** The first thing that came after a signature and may not, or null: nothing, other signatures, or evidence may. */
  faultAfter({ revision, end }: StandingSignature): SignatureFault | null {
    if (revision === null) return 'BYTE_RANGE_OFF_REVISION'
    for (let next = revision + 1; next <= this.pdf.last; next++) {
      const fault = this.faultOf(next)
      if (fault !== null) return fault
    }
    const covered = revision === this.pdf.last ? end : (this.pdf.revisions.at(-1)?.end ?? 0)
    return covered === this.pdf.bytes.length ? null : 'TRAILING_BYTES'
  }

  private faultOf(revision: number): SignatureFault | null {
    const { kind, shows } = this.changeOf(revision)
    if (kind === 'evidence') return null
    // Whoever changes the file by signing signs the change.
    if (kind === 'other' || !this.signatures.some((one) => one.revision === revision)) return 'CHANGED_AFTER_SIGNING'
    if (kind === 'signature' && this.permitted === CLOSED) return 'CLOSED_BY_FIRST_SIGNATURE'
    // The first signature fixed what the pages show, and where others may show that they signed.
    return shows && this.permitted !== null ? 'CHANGED_AFTER_SIGNING' : null
  }

  private changeOf(revision: number): Change {
    const change = this.changes.get(revision) ?? changeOf(this.pdf, revision)
    this.changes.set(revision, change)
    return change
  }
}
