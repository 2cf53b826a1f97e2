import type { Readable } from 'node:stream'
import type { ClamdAddress } from '../settings.ts'
import { NotScanned, type ScanPatience, type ScanVerdict, scan } from './clamd.ts'

const RESTS_MS = 30_000

/**
 * The antivirus of this process. When it was found away or stuck, nobody waits for it again for half a minute: the
 * workers that would are needed for the messages.
 */
export class Scanner {
  private readonly address: ClamdAddress
  private readonly patience: ScanPatience | undefined
  private restsUntil = 0

  constructor(address: ClamdAddress, patience?: ScanPatience) {
    this.address = address
    this.patience = patience
  }

  /** @throws NotScanned */
  async scan(open: () => Promise<Readable>): Promise<ScanVerdict> {
    if (performance.now() < this.restsUntil) throw new NotScanned('clamd did not answer a moment ago')
    const content = await open()
    return scan(this.address, content, this.patience).catch((error: unknown) => {
      if (error instanceof NotScanned) this.restsUntil = performance.now() + RESTS_MS
      throw error
    })
  }
}
