/** Speaks tus 1.0.0 by hand, one request at a time, so that a test decides when a part stops. */
export class Tus {
  private readonly url: string
  private readonly headers: Readonly<Record<string, string>>

  constructor(url: string, headers: Readonly<Record<string, string>>) {
    this.url = url
    this.headers = { ...headers, 'Tus-Resumable': '1.0.0' }
  }

  /** The same service, as somebody else. */
  as(headers: Readonly<Record<string, string>>): Tus {
    return new Tus(this.url, headers)
  }

  create(metadata: Readonly<Record<string, string>>, bytes: number): Promise<Response> {
    const pairs = Object.entries(metadata).map(([key, value]) => `${key} ${Buffer.from(value).toString('base64')}`)
    const headers = { ...this.headers, 'Upload-Length': String(bytes), 'Upload-Metadata': pairs.join(',') }
    return fetch(`${this.url}/api/uploads`, { method: 'POST', headers })
  }

  patch(address: string, offset: number, body: BodyInit, signal?: AbortSignal): Promise<Response> {
    const headers = {
      ...this.headers,
      'Upload-Offset': String(offset),
      'Content-Type': 'application/offset+octet-stream',
    }
    const init = { method: 'PATCH', headers, body, duplex: 'half', ...(signal && { signal }) }
    return fetch(`${this.url}${address}`, init as RequestInit)
  }

  head(address: string): Promise<Response> {
    return fetch(`${this.url}${address}`, { method: 'HEAD', headers: this.headers })
  }

  remove(address: string): Promise<Response> {
    return fetch(`${this.url}${address}`, { method: 'DELETE', headers: this.headers })
  }

  /** Sends a whole file in one part. @returns the answer to the part, or to the creation when that is refused */
  async send(metadata: Readonly<Record<string, string>>, content: Uint8Array): Promise<Response> {
    const created = await this.create(metadata, content.length)
    const address = created.headers.get('Location')
    return created.status === 201 && address ? this.patch(address, 0, content as BodyInit) : created
  }
}
