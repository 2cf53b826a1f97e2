/** A form is sent as one, anything else as JSON; `text/html` is accepted by a browser that navigates. */
type Visit = { readonly method?: string; readonly body?: unknown; readonly accept?: string }

/** A browser without a screen: keeps the cookies it is given, follows no redirection by itself. */
export class HttpBrowser {
  private readonly base: string
  private readonly cookies = new Map<string, string>()

  /** @param headers such as `{ cookie }` of a session opened for a test */
  constructor(base: string, headers: { readonly cookie?: string } = {}) {
    this.base = base
    for (const pair of headers.cookie?.split('; ') ?? []) this.keep(pair)
  }

  /** @param path of the server, or a whole address */
  async visit(path: string, { method = 'GET', body, accept }: Visit = {}) {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const response = await fetch(new URL(path, this.base), {
      method,
      redirect: 'manual',
      headers: {
        ...(cookie === '' ? {} : { cookie }),
        ...(accept === undefined ? {} : { accept }),
        ...(body === undefined || body instanceof URLSearchParams ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: body instanceof URLSearchParams ? body : JSON.stringify(body) }),
    })
    for (const line of response.headers.getSetCookie()) this.keep(line)
    const text = await response.text()
    const isJson = /json/.test(response.headers.get('content-type') ?? '')
    return {
      status: response.status,
      headers: response.headers,
      location: response.headers.get('location') ?? '',
      // biome-ignore lint/suspicious/noExplicitAny: a test reads what it expects, and fails where it is not
      body: (isJson ? JSON.parse(text) : text) as any,
    }
  }

  post = (path: string, body: unknown = {}) => this.visit(path, { method: 'POST', body })
  remove = (path: string) => this.visit(path, { method: 'DELETE' })

  cookie(name: string): string | undefined {
    return this.cookies.get(name)
  }

  private keep(line: string): void {
    const [pair = ''] = line.split(';')
    const [name = '', ...rest] = pair.split('=')
    const value = rest.join('=')
    if (value === '' || /max-age=0/i.test(line)) this.cookies.delete(name.trim())
    else this.cookies.set(name.trim(), value)
  }
}
