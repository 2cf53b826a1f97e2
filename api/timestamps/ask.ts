import { newRequest, type Reply, readReply, requestBytes } from './token.ts'

/** An RFC 3161 authority behind HTTP, and the policy it must stamp under; null leaves that to it. */
export type TimestampAuthority = { readonly url: string; readonly policy: string | null }

export const PATIENCE_MS = 10_000
const MOST_BYTES = 256 * 1024

/**
 * Asks an authority for a token over a digest (SHA-256).
 * @returns the token and its instant, or in words why there is none: it is down, too slow, refuses, or answers something else
 */
export async function askTimestamp(
  { url, policy }: TimestampAuthority,
  digest: Buffer,
  patienceMs = PATIENCE_MS,
): Promise<Reply> {
  const asked = newRequest(digest, policy)
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'Content-Type': 'application/timestamp-query', Accept: 'application/timestamp-reply' },
      body: requestBytes(asked),
      signal: AbortSignal.timeout(patienceMs),
    })
    if (!response.ok) return unanswered(`HTTP status ${response.status}`)
    const bytes = await response.bytes()
    return bytes.length > MOST_BYTES ? unanswered(`${bytes.length} bytes are no token`) : readReply(bytes, asked)
  } catch (error) {
    // Down, unreachable or too slow: whatever it is, whoever asked tells it and asks again.
    return unanswered(error instanceof Error ? `${error.message} ${String(error.cause ?? '')}`.trim() : String(error))
  }
}

const unanswered = (error: string): Reply => ({ ok: false, error })
