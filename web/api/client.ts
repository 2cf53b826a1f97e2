import type { z } from 'zod'
import type { ActVerification } from '../../api/contract/acts.ts'
import type { OutsideAsking } from '../../api/contract/avis/outside.ts'
import type { ENDPOINTS } from '../../api/contract/endpoints.ts'
import type { ParcelsReadAnswer } from '../../api/contract/parcels.ts'
import { fail, ok, type Result } from '../../spatial/result.ts'
import { browserProblem, type Problem, ProblemError } from './problem.ts'
import { type Send, uploadByXhr } from './upload.ts'

type Table = typeof ENDPOINTS
type Name = keyof Table
export type AnswerOf<K extends Name> = z.infer<Table[K]['answer']>

type Ask = {
  readonly params?: Readonly<Record<string, string>>
  readonly query?: Readonly<Record<string, string | number | undefined>>
  readonly body?: unknown
  /** Sent as it is, in the place of a body. */
  readonly file?: Blob | undefined
  /** Asked again under the same one, what makes something answers what was made the first time. */
  readonly onceKey?: string | undefined
  readonly signal?: AbortSignal | undefined
}

export type Upload = {
  readonly file: File
  readonly srid?: number | undefined
  readonly signal?: AbortSignal | undefined
  /** 0..1 of the bytes sent. */
  readonly onProgress?: ((sent: number) => void) | undefined
}

/** What goes with a file: small fields in the form, or the secret that lets it in. */
type Sending = { readonly fields?: Readonly<Record<string, string>>; readonly bearer?: string }

export type Client = {
  call<K extends Name>(name: K, ask?: Ask): Promise<Result<AnswerOf<K>, Problem>>
  readFile(upload: Upload): Promise<Result<ParcelsReadAnswer, Problem>>
  /** The file is read there and not kept. */
  verifyAct(upload: Omit<Upload, 'srid'>): Promise<Result<ActVerification, Problem>>
  /** The one document of whoever answers by a link. */
  depositOutside(given: { readonly token: string; readonly file: File }): Promise<Result<OutsideAsking, Problem>>
}

export type Ports = {
  readonly fetch: typeof fetch
  readonly upload: Send
  readonly online: () => boolean
  readonly patienceMs: number
}

/** What the page runs with. */
export const BROWSER_PORTS: Ports = {
  fetch: (input, init) => fetch(input, init),
  upload: uploadByXhr,
  online: () => navigator.onLine,
  patienceMs: 30_000,
}

/** Schemas come with the first question asked, not with the first page shown. */
const contract = async () => {
  const [{ ENDPOINTS }, { problem }] = await Promise.all([
    import('../../api/contract/endpoints.ts'),
    import('../../api/contract/problems.ts'),
  ])
  return { ENDPOINTS, problem }
}

function address(path: string, { params = {}, query = {} }: Ask): string {
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name] ?? ''))
  const search = new URLSearchParams()
  for (const [key, value] of Object.entries(query)) if (value !== undefined) search.set(key, String(value))
  return search.size > 0 ? `${filled}?${search}` : filled
}

const isNamed = (error: unknown, name: string) =>
  typeof error === 'object' && error !== null && 'name' in error && error.name === name

function failure(error: unknown, online: boolean): Problem {
  if (isNamed(error, 'AbortError')) return browserProblem('ABORTED')
  if (isNamed(error, 'TimeoutError')) return browserProblem('TOOK_TOO_LONG')
  return browserProblem(online ? 'UNREACHABLE' : 'OFFLINE')
}

/** Reads an answer with the schema of its endpoint: what does not fit is a problem, never a half-trusted object. */
async function parsed<K extends Name>(name: K, status: number, text: string): Promise<Result<AnswerOf<K>, Problem>> {
  const { ENDPOINTS, problem } = await contract()
  const value = json(text)
  if (status === ENDPOINTS[name].status) {
    const answer = ENDPOINTS[name].answer.safeParse(value)
    // the table pairs the name with this very schema, which TypeScript can't follow through the index
    return answer.success ? ok(answer.data as AnswerOf<K>) : fail(browserProblem('ANSWER_UNREADABLE'))
  }
  const refused = problem.safeParse(value)
  if (refused.success) return fail(refused.data)
  return fail({ ...browserProblem(status >= 500 ? 'UNREACHABLE' : 'ANSWER_UNREADABLE'), status })
}

/** A refusal for a time says in `Retry-After` how many seconds it lasts. */
function waiting<T>(result: Result<T, Problem>, retryAfter: string | null = null): Result<T, Problem> {
  const seconds = Number(retryAfter ?? Number.NaN)
  return result.ok || !Number.isFinite(seconds) ? result : fail({ ...result.error, retryAfterS: seconds })
}

function json(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined // no schema accepts undefined: told apart as ANSWER_UNREADABLE
  }
}

/** The one door to the service. Expected failures are values; nothing is retried here. */
export function createClient(ports: Ports): Client {
  const patience = (signal?: AbortSignal) =>
    AbortSignal.any([AbortSignal.timeout(ports.patienceMs), ...(signal ? [signal] : [])])

  /** A file in a form, with how much of it has left. */
  async function sent<K extends Name>(
    name: K,
    { file, signal, onProgress }: Upload,
    { fields = {}, bearer }: Sending = {},
  ): Promise<Result<AnswerOf<K>, Problem>> {
    const form = new FormData()
    for (const [field, value] of Object.entries(fields)) form.set(field, value)
    form.set('file', file, file.name)
    try {
      const { ENDPOINTS } = await contract()
      const { status, text, retryAfter } = await ports.upload(ENDPOINTS[name].path, form, {
        ...{ signal, onProgress, bearer },
      })
      return waiting(await parsed(name, status, text), retryAfter)
    } catch (error) {
      return fail(failure(error, ports.online()))
    }
  }

  return {
    async call(name, ask = {}) {
      try {
        const { ENDPOINTS } = await contract()
        const { method, path } = ENDPOINTS[name]
        const response = await ports.fetch(address(path, ask), {
          method,
          headers: {
            accept: 'application/json',
            ...(ask.body === undefined ? {} : { 'content-type': 'application/json' }),
            ...(ask.file === undefined ? {} : { 'content-type': 'application/octet-stream' }),
            ...(ask.onceKey === undefined ? {} : { 'idempotency-key': ask.onceKey }),
          },
          ...(ask.body === undefined ? {} : { body: JSON.stringify(ask.body) }),
          ...(ask.file === undefined ? {} : { body: ask.file }),
          signal: patience(ask.signal),
        })
        return waiting(await parsed(name, response.status, await response.text()), response.headers.get('retry-after'))
      } catch (error) {
        return fail(failure(error, ports.online()))
      }
    },
    readFile: ({ srid, ...upload }) =>
      sent('readParcels', upload, srid === undefined ? {} : { fields: { srid: String(srid) } }),
    verifyAct: (upload) => sent('verifyAct', upload),
    depositOutside: ({ token, file }) => sent('depositOutside', { file }, { bearer: token }),
  }
}

/** For the query layer, which tells failure by exception. */
export function valueOrThrow<T>(result: Result<T, Problem>): T {
  if (!result.ok) throw new ProblemError(result.error)
  return result.value
}
