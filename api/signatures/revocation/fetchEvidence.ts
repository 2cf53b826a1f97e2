import type { Fetching } from './gather.ts'

const PATIENCE_MS = 10_000
const LARGEST = 16 * 1024 * 1024

/** Asks over HTTP, where authorities publish what they sign themselves; a silent, endless or failing one is not waited for. */
export const fetchEvidence: Fetching = async (address, question) => {
  if (!/^https?:\/\//.test(address)) return null
  try {
    const answer = await fetch(address, {
      signal: AbortSignal.timeout(PATIENCE_MS),
      redirect: 'error',
      ...(question && {
        method: 'POST',
        body: new Uint8Array(question),
        headers: { 'content-type': 'application/ocsp-request' },
      }),
    })
    return answer.ok && answer.body ? await within(answer.body, LARGEST) : null
  } catch {
    return null // it is asked again later, and the file keeps the level it has
  }
}

async function within(body: ReadableStream<Uint8Array>, most: number): Promise<Buffer | null> {
  const parts: Uint8Array[] = []
  let size = 0
  for await (const part of body) {
    size += part.length
    if (size > most) return null
    parts.push(part)
  }
  return Buffer.concat(parts)
}
