import { anotherNetwork, type House, PASSWORD } from '../../build/identity.ts'

export const citizen = (email: string) => ({
  as: 'citizen',
  email,
  givenName: 'Salma',
  familyName: 'Bennis',
  language: 'ar',
})

/** What asks for links by e-mail, and what opens them, each time from another network. */
export const links = (at: () => House) => {
  const post = (path: string, body: unknown, headers = anotherNetwork()) =>
    at().visitor(headers).ask('POST', `/api/accounts${path}`, { body })
  /** A moment after the one before, so that messages have an order. */
  const later = (...asked: Parameters<typeof post>) => {
    at().clock.forward(0.01)
    return post(...asked)
  }
  /** The messages waiting for an address, the latest last. */
  const messagesTo = (email: string) =>
    at().db.selectFrom('message').selectAll().where('address', '=', email).orderBy('id').execute()
  return {
    register: (body: unknown) => later('', body),
    askReset: (email: string, headers = anotherNetwork()) => later('/reset', { email }, headers),
    confirm: (token: string, password = PASSWORD) => post('/confirm', { token, password }),
    finish: (token: string, password: string) => post('/reset/finish', { token, password }),
    messagesTo,
    tokenSent: async (email: string) => String((await messagesTo(email)).at(-1)?.data.link).split('#')[1] ?? '',
  }
}

/** No token and no password is in the journal, nor in what waits for a link. */
export async function secretsKept(at: House, passwords: readonly string[]): Promise<readonly string[]> {
  const kept = await at.db.selectFrom('journal_event').selectAll().execute()
  const proofs = await at.db.selectFrom('pending_proof').selectAll().execute()
  const tokens = (await at.db.selectFrom('message').select('data').execute())
    .map(({ data }) => String(data.link ?? '').split('#')[1] ?? '')
    .filter((token) => token.length > 20)
  if (tokens.length < 5) throw new Error('too few links were sent to look for')
  const text = JSON.stringify([kept, proofs])
  return [...tokens, ...passwords].filter((secret) => text.includes(secret))
}

export const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const started = performance.now()
  await work()
  return performance.now() - started
}
