import { describe, expect, test } from 'vitest'
import { createClient, type Ports } from '../../../web/api/client.ts'
import { mayRetry, ProblemError } from '../../../web/api/problem.ts'

const never: Ports = {
  fetch: () => Promise.reject(new TypeError('network')),
  upload: () => Promise.reject(new TypeError('network')),
  online: () => true,
  patienceMs: 1000,
}

const answering = (status: number, body: unknown, seen: Request[] = []): Ports => ({
  ...never,
  fetch: async (input, init) => {
    seen.push(new Request(new URL(String(input), 'http://service.test'), init))
    return new Response(typeof body === 'string' ? body : JSON.stringify(body), { status })
  },
})

const AGADIR = {
  kind: 'commune',
  id: '09.001.01.01',
  nameFr: 'Agadir',
  nameAr: 'أكادير',
  hintFr: 'commune',
  hintAr: 'جماعة',
  bbox: [-9.7, 30.3, -9.4, 30.5],
  point: null,
}

const codeOf = async (answer: Promise<{ ok: boolean }>) => {
  const result = (await answer) as { ok: true } | { ok: false; error: { code: string } }
  return result.ok ? 'OK' : result.error.code
}

describe('the client of the service', () => {
  test('asks the address of the contract and gives back the parsed answer', async () => {
    const seen: Request[] = []
    const client = createClient(answering(200, { results: [AGADIR] }, seen))
    const answer = await client.call('search', { query: { q: 'agâdir' } })
    expect(answer).toEqual({ ok: true, value: { results: [AGADIR] } })
    expect(seen[0]?.url).toBe('http://service.test/api/search?q=ag%C3%A2dir')
    expect(seen[0]?.method).toBe('GET')
  })

  test('writes ids into the path safely', async () => {
    const seen: Request[] = []
    await createClient(answering(404, {}, seen)).call('getReport', { params: { id: 'a/b?c' } })
    expect(new URL(seen[0]?.url ?? '').pathname).toBe('/api/conformity/checks/a%2Fb%3Fc')
  })

  test('gives a problem of the service whole, with its sentence and place', async () => {
    const problem = {
      type: 'urn:rokhas:problem:spike',
      title: 'Spike',
      status: 422,
      code: 'SPIKE',
      detail: { fr: 'Une pointe.', ar: 'نتوء.' },
      at: [-7.6, 33.5],
    }
    const answer = await createClient(answering(422, problem)).call('readParcels', { body: { table: 'x' } })
    expect(answer).toEqual({ ok: false, error: problem })
  })

  test('says that an answer which does not fit the contract is unreadable, and trusts none of it', async () => {
    const client = createClient(answering(200, { results: [{ ...AGADIR, bbox: 'everywhere' }] }))
    expect(await codeOf(client.call('search', { query: { q: 'x' } }))).toBe('ANSWER_UNREADABLE')
  })

  test('says that the service is unreachable when it fails without a problem', async () => {
    const client = createClient(answering(502, '<html>Bad gateway</html>'))
    expect(await codeOf(client.call('search', { query: { q: 'x' } }))).toBe('UNREACHABLE')
  })

  test('tells being offline from a service that does not answer', async () => {
    expect(await codeOf(createClient({ ...never, online: () => false }).call('search', {}))).toBe('OFFLINE')
    expect(await codeOf(createClient(never).call('search', {}))).toBe('UNREACHABLE')
  })

  test('stops waiting after its patience', async () => {
    const waiting: Ports = {
      ...never,
      patienceMs: 20,
      fetch: (_, init) =>
        new Promise((_resolve, reject) => {
          init?.signal?.addEventListener('abort', () => reject(init.signal?.reason))
        }),
    }
    expect(await codeOf(createClient(waiting).call('search', {}))).toBe('TOOK_TOO_LONG')
  })

  test('sends a file with its zone as multipart and reports how much has left', async () => {
    const forms: FormData[] = []
    const client = createClient({
      ...never,
      upload: async (_, form, { onProgress }) => {
        forms.push(form)
        onProgress?.(0.5)
        return { status: 500, text: '' }
      },
    })
    const sent: number[] = []
    await client.readFile({ file: new File(['x'], 'lot.dxf'), srid: 26191, onProgress: (share) => sent.push(share) })
    expect(forms[0]?.get('srid')).toBe('26191')
    expect(forms[0]?.get('file')).toMatchObject({ name: 'lot.dxf' })
    expect(sent).toEqual([0.5])
  })
})

describe('asking again', () => {
  const failing = (status: number | null, code = 'X') => new ProblemError({ status, code, detail: null })

  test('is for silence and for failures of the service, once', () => {
    expect([mayRetry(0, failing(503)), mayRetry(0, failing(null, 'UNREACHABLE'))]).toEqual([true, true])
    expect(mayRetry(1, failing(503))).toBe(false)
  })

  test('is not for refusals, nor for what was called off', () => {
    expect([mayRetry(0, failing(404)), mayRetry(0, failing(null, 'ABORTED'))]).toEqual([false, false])
  })
})
