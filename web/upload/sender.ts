import type { DetailedError, Upload } from 'tus-js-client'
import { UPLOADS } from '../../api/contract/documents.ts'
import { problem as problemSchema } from '../../api/contract/problems.ts'
import { browserProblem, type Problem } from '../api/problem.ts'

export type Sending = { readonly stop: () => Promise<void> }

export type SendingOptions = {
  /** Where it was begun; null begins anew. */
  readonly address: string | null
  readonly metadata: Readonly<Record<string, string>>
  readonly onAddress: (address: string) => void
  readonly onProgress: (sent: number) => void
  readonly onReceived: (address: string) => void
  /** The line or the service failed: the same again later. */
  readonly onLost: () => void
  readonly onRefused: (problem: Problem) => void
}

export type SendFile = (file: File, options: SendingOptions) => Sending

/** Answers after which the same request may succeed: the line, the service, a lock another part holds, too many requests. */
const MAY_PASS = [0, 409, 423, 429]

const isDetailed = (error: Error): error is DetailedError => 'originalResponse' in error

/** The refusal an answer carries; null when trying again may help. */
export function refusalIn(status: number, text: string): Problem | null {
  if (MAY_PASS.includes(status) || status >= 500) return null
  try {
    const read = problemSchema.safeParse(JSON.parse(text))
    if (read.success) return read.data
  } catch {
    // Not one of our problems: what stands in front of the service answered in its own words.
  }
  return { ...browserProblem('ANSWER_UNREADABLE'), status }
}

function onFailure(error: Error, { onLost, onRefused }: SendingOptions): void {
  const answer = isDetailed(error) ? error.originalResponse : null
  const refusal = answer ? refusalIn(answer.getStatus(), answer.getBody()) : null
  if (refusal) onRefused(refusal)
  else onLost()
}

/** Sends by tus 1.0.0, in parts, from wherever the service says it stopped. Retries are the queue's matter. */
export const sendByTus: SendFile = (file, options) => {
  let upload: Upload | null = null
  let stopped = false
  const begin = async () => {
    const { Upload } = await import('tus-js-client')
    if (stopped) return
    upload = new Upload(file, {
      endpoint: UPLOADS.path,
      uploadUrl: options.address,
      metadata: options.metadata,
      chunkSize: UPLOADS.partBytes,
      retryDelays: null,
      storeFingerprintForResuming: false,
      onUploadUrlAvailable: () => upload?.url && options.onAddress(upload.url),
      onProgress: (sent) => options.onProgress(sent),
      onSuccess: () => options.onReceived(upload?.url ?? ''),
      onError: (error) => !stopped && onFailure(error, options),
    })
    upload.start()
  }
  begin().catch(() => options.onLost()) // the chunk that knows tus didn't come: the line again
  return {
    stop: async () => {
      stopped = true
      await upload?.abort()
    },
  }
}

/** Tells the service to forget what it has received of an upload. */
export async function forgetUpload(address: string): Promise<boolean> {
  const gone = [204, 200, 404, 410]
  const answer = await fetch(address, { method: 'DELETE', headers: { 'tus-resumable': UPLOADS.tusVersion } }).catch(
    () => null, // offline: said by the caller
  )
  return answer !== null && gone.includes(answer.status)
}
