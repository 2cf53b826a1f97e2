export type Sent = {
  readonly status: number
  readonly text: string
  /** `Retry-After` of a refusal for a time. */
  readonly retryAfter?: string | null
}
type SendOptions = {
  readonly signal?: AbortSignal | undefined
  readonly onProgress?: ((sent: number) => void) | undefined
  /** The secret that lets it in, where one does. */
  readonly bearer?: string | undefined
}
export type Send = (address: string, form: FormData, options: SendOptions) => Promise<Sent>

/** fetch can't tell how much of a body has left: uploads go by XMLHttpRequest, which can. */
export const uploadByXhr: Send = (address, form, { signal, onProgress, bearer }) =>
  new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    const abort = () => request.abort()
    request.open('POST', address)
    request.setRequestHeader('accept', 'application/json')
    if (bearer !== undefined) request.setRequestHeader('authorization', `Bearer ${bearer}`)
    request.timeout = 120_000
    request.upload.onprogress = ({ loaded, total }) => onProgress?.(total > 0 ? loaded / total : 0)
    request.onload = () =>
      resolve({
        ...{ status: request.status, text: request.responseText },
        retryAfter: request.getResponseHeader('retry-after'),
      })
    request.onerror = () => reject(new TypeError('upload failed'))
    request.ontimeout = () => reject(new DOMException('upload took too long', 'TimeoutError'))
    request.onabort = () => reject(new DOMException('upload aborted', 'AbortError'))
    request.onloadend = () => signal?.removeEventListener('abort', abort)
    signal?.addEventListener('abort', abort)
    if (signal?.aborted) return reject(new DOMException('upload aborted', 'AbortError'))
    request.send(form)
  })
