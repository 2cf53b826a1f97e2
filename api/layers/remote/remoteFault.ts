import type { RemoteFaultCode } from '../../contract/layers.ts'

/** What a server outside the house did wrong; `status` where it answered one. */
export class RemoteFault extends Error {
  readonly code: RemoteFaultCode
  readonly status: number | null

  constructor(code: RemoteFaultCode, { status = null, cause }: { status?: number | null; cause?: unknown } = {}) {
    super(`remote server: ${code}`, { cause })
    this.code = code
    this.status = status
  }
}
