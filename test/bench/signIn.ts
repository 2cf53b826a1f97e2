import { openDatabase } from '../../api/db/database.ts'
import { hashPassword, isPassword } from '../../api/identity/password.ts'
import { People } from '../build/people.ts'
import type { Bench } from './bench.ts'
import { dossierDatabase } from './dossierDatabase.ts'
import { served } from './load.ts'
import { interleaved, type Line, median, rateOf } from './measure.ts'

const PASSWORD = 'quatre mots pour un essai'
const PEOPLE = 100
const AT_ONCE = 8
const BAR = 50

/** Whole sign-ins through the server, argon2id included, beside the bare verification of a password. */
export async function benchSignIn({ cluster, effort }: Bench): Promise<readonly Line[]> {
  const url = await dossierDatabase(cluster.url, 100_000)
  const hash = await hashPassword(PASSWORD)
  const emails = await somePeople(url, hash)
  const server = await served('application', [url, '0'])
  try {
    let turn = 0
    // Never one person twice at a time: that is what the throttle is for.
    const signIn = () => signInAs(server.url, emails[turn++ % PEOPLE] ?? '')
    const measured = await interleaved(
      effort.pairs,
      () => rateOf(signIn, AT_ONCE, effort.seconds),
      () => rateOf(() => isPassword(hash, PASSWORD), AT_ONCE, effort.seconds),
    )
    const ours = median(measured.map((pair) => pair.ours))
    const against = median(measured.map((pair) => pair.against))
    return [
      {
        what: 'sign-in, argon2id at OWASP’s parameters',
        ours: `${Math.round(ours)}/s`,
        against: `${Math.round(against)}/s bare verifications`,
        ratio: median(measured.map((pair) => pair.ours / pair.against)),
        bar: `≥ ${BAR}/s`,
        held: ours >= BAR,
      },
    ]
  } finally {
    server.stop()
  }
}

async function somePeople(url: string, passwordHash: string): Promise<readonly string[]> {
  const db = openDatabase(url, { max: 2 })
  try {
    const people = new People(db)
    const stamp = Date.now()
    const emails = Array.from({ length: PEOPLE }, (_, rank) => `bench-${stamp}-${rank}@example.ma`)
    const ids = await Promise.all(emails.map((email) => people.person({ email })))
    await db.updateTable('account').set({ password_hash: passwordHash }).where('person_id', 'in', ids).execute()
    return emails
  } finally {
    await db.destroy()
  }
}

async function signInAs(url: string, email: string): Promise<void> {
  const response = await fetch(`${url}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password: PASSWORD }),
  })
  if (response.status !== 200)
    throw new Error(`a sign-in of the bench answered ${response.status}: ${await response.text()}`)
  await response.arrayBuffer()
}
