import { createHash } from 'node:crypto'
import { isIPv6 } from 'node:net'
import { type Kysely, sql } from 'kysely'
import { westernDigits } from '../../spatial/westernDigits.ts'
import type { Database } from '../db/tables.ts'
import { Problem } from '../http/problem.ts'

type Window = { readonly seconds: number; readonly most: number }
export type Counted = { readonly what: string; readonly windows: readonly Window[] }

/**
 * Failures allowed in windows that grow: each refusal lasts until its window's end, an hour at the very most, so that a
 * flood never shuts anybody out for good. NIST SP 800-63B-4 §3.2.2 allows a hundred failures in a row for an account.
 */
const LIMITS = {
  /** One person from one network, or from a browser they signed in with before: nobody else can use this one up. */
  attempt: [
    { seconds: 60, most: 5 },
    { seconds: 900, most: 10 },
    { seconds: 3600, most: 20 },
  ],
  /** One person from anywhere. */
  person: [
    { seconds: 60, most: 20 },
    { seconds: 3600, most: 60 },
  ],
  /** One network: a commune's staff or an office share one. */
  address: [
    { seconds: 60, most: 60 },
    { seconds: 3600, most: 400 },
  ],
  /** Everybody who acts for one body. */
  body: [
    { seconds: 60, most: 100 },
    { seconds: 3600, most: 600 },
  ],
  /** Messages to one address of e-mail. */
  messages: [{ seconds: 3600, most: 5 }],
  /** Invitations by one person to one address of e-mail: they use up nobody else's. */
  invited: [{ seconds: 3600, most: 5 }],
  /** Addresses one person invites: a commune brings its staff in within a morning. */
  inviting: [
    { seconds: 60, most: 30 },
    { seconds: 3600, most: 300 },
  ],
  /** Addresses one person asked for that are nobody's. */
  seeking: [
    { seconds: 60, most: 5 },
    { seconds: 3600, most: 15 },
  ],
  /** Accounts and links asked from one network. */
  asking: [
    { seconds: 60, most: 20 },
    { seconds: 3600, most: 100 },
  ],
  /** Wrong identities given for one dossier's number: a number of the house's from anywhere, a paper one from one network. */
  tracking: [
    { seconds: 60, most: 10 },
    { seconds: 3600, most: 40 },
  ],
  /** Wrong identities given for one paper number from anywhere: hundreds of communes wrote it, each in its own register. */
  paper: [
    { seconds: 60, most: 40 },
    { seconds: 3600, most: 200 },
  ],
  /** A stranger's questions that found nothing, from one network: apart from its sign-ins, which they must not shut. */
  strangers: [
    { seconds: 60, most: 60 },
    { seconds: 3600, most: 400 },
  ],
  /** Notes asked for by whoever is not signed in, from one network: each takes a number and its paper. */
  notes: [
    { seconds: 60, most: 10 },
    { seconds: 3600, most: 60 },
  ],
  /** Notes asked for by one person: an office asks many in a morning. */
  ownNotes: [
    { seconds: 60, most: 30 },
    { seconds: 3600, most: 300 },
  ],
  /** Sites of dossiers one person reads for a map: a register leaves by an export, decided by another. */
  features: [{ seconds: 3600, most: 10_000 }],
  /** Tokens that open nothing, from one network. */
  wrongTokens: [
    { seconds: 60, most: 30 },
    { seconds: 3600, most: 200 },
  ],
  /** Requests with one token: a map that is moved asks a few a second. */
  token: [{ seconds: 60, most: 600 }],
  /** A token that is known and refused: said once an hour. */
  refusedToken: [{ seconds: 3600, most: 1 }],
  /** The use of a token from one network: said once an hour. */
  tokenUse: [{ seconds: 3600, most: 1 }],
  /** Links to give an avis that open nothing, from one network. */
  outside: [
    { seconds: 60, most: 10 },
    { seconds: 3600, most: 60 },
  ],
} as const satisfies Record<string, readonly Window[]>

export type SignInAttempt = {
  readonly email: string
  readonly address: string
  /** The device when the person is known to use it: it is counted apart, beyond anybody else's reach. */
  readonly knownDevice: string | null
  readonly bodyIds: readonly string[]
}

export function countsOfSignIn({ email, address, knownDevice, bodyIds }: SignInAttempt): readonly Counted[] {
  const network = networkOf(address)
  if (knownDevice) return [counted('attempt', `${email} ${knownDevice}`)]
  return [
    counted('attempt', `${email} ${network}`),
    counted('person', email),
    counted('address', network),
    ...bodyIds.map((id) => counted('body', id)),
  ]
}

/** One's own password typed again, in an open session. */
export const countsOfPassword = (personId: string): readonly Counted[] => [counted('attempt', personId)]

/** The secret of a key of signature, whichever key. */
export const countsOfSecret = (personId: string): readonly Counted[] => [counted('attempt', `key ${personId}`)]

/** What asking for a message to an address costs. */
export const countsOfMessage = (email: string, address: string): readonly Counted[] => [
  counted('messages', email),
  counted('asking', networkOf(address)),
]

/** What a wrong pair of number and identity costs; numbers follow each other and identities can be guessed at. */
export const countsOfTracking = (number: string, address: string): readonly Counted[] => [
  ...numbersIn(number).flatMap((one) => countsOfNumber(one, networkOf(address))),
  counted('strangers', `dossiers ${networkOf(address)}`),
]

/** What asking for an act that is not there costs: codes and numbers can be guessed at. */
export const countsOfStanding = (address: string): readonly Counted[] => [
  counted('strangers', `acts ${networkOf(address)}`),
]

/** What `plain_number` leaves of a number given here: commune, year, place in the series (R: brought from paper); one dossier's in the country. */
const HOUSE = /^\d{12,13}R?\d{5,}$/

/** A paper number is many dossiers': one network's guesses shut nobody else out, and those of all together stay bounded. */
const countsOfNumber = (number: string, network: string): readonly Counted[] =>
  HOUSE.test(number)
    ? [counted('tracking', number)]
    : [counted('tracking', `${number} ${network}`), counted('paper', number)]

/** What `plain_number` and `paper_key` of the database make of a number: whichever finds the dossier, its guesses are counted. */
function numbersIn(number: string): readonly string[] {
  const house = number.replace(/[^A-Za-z0-9]/g, '')
  const paper = westernDigits(number).replace(/[^A-Za-z0-9\u0620-\u064a]/g, '')
  return [...new Set([house.toUpperCase(), paper.toUpperCase()])].filter((one) => one !== '')
}

/** What asking for a note costs, whether it is given or not. */
export const countsOfNotes = (personId: string | null, address: string): readonly Counted[] => [
  personId ? counted('ownNotes', personId) : counted('notes', networkOf(address)),
]

/** What asking for a note that is not there costs: numbers follow each other, their letters can be guessed at. */
export const countsOfNoteSought = (address: string): readonly Counted[] => [
  counted('strangers', `notes ${networkOf(address)}`),
]

/** What a token that opens nothing costs; one that opens costs its network nothing. */
export const countsOfWrongToken = (address: string): readonly Counted[] => [counted('wrongTokens', networkOf(address))]

/** What a request with a token costs. */
export const countsOfToken = (tokenId: string): readonly Counted[] => [counted('token', tokenId)]

/** Whether the refusal of a token was said already in this hour. */
export const countsOfRefusedToken = (tokenId: string): readonly Counted[] => [counted('refusedToken', tokenId)]

/** Whether the use of a token from a network was said already in this hour: one that alternates between two is not said each time. */
export const countsOfTokenUse = (tokenId: string, address: string): readonly Counted[] => [
  counted('tokenUse', `${tokenId} ${networkOf(address)}`),
]

/** What the sites of dossiers on a page of a map cost, one by one. */
export const countsOfFeatures = (personId: string): readonly Counted[] => [counted('features', personId)]

/** What a link to give an avis that opens nothing costs. */
export const countsOfOutside = (address: string): readonly Counted[] => [counted('outside', networkOf(address))]

/** What bringing an address into a body costs. */
export const countsOfInvitation = (personId: string, email: string): readonly Counted[] => [
  counted('invited', `${personId} ${email.toLowerCase()}`),
  counted('inviting', personId),
]

/** What looking for whoever has an address costs; finding somebody, who is told of it, costs nothing. */
export const countsOfSeeking = (personId: string): readonly Counted[] => [counted('seeking', personId)]

/** Only a hash of who is counted: the table of counts is no list of people. */
const counted = (kind: keyof typeof LIMITS, whom: string): Counted => ({
  what: `${kind}:${createHash('sha256').update(whom).digest('base64url')}`,
  windows: LIMITS[kind],
})

/** A household or an office holds a whole /64 of IPv6: its last half is free to invent. */
export function networkOf(address: string): string {
  if (!isIPv6(address) || address.startsWith('::ffff:')) return address.replace(/^::ffff:/, '')
  const [head = '', tail] = address.split('::')
  const left = head ? head.split(':') : []
  const right = tail ? tail.split(':') : []
  const missing = tail === undefined ? 0 : 8 - left.length - right.length
  return [...left, ...Array.from({ length: missing }, () => '0'), ...right].slice(0, 4).join(':')
}

/**
 * Counts an attempt, in a statement of its own that a refusal does not undo.
 * @throws Problem TOO_MANY_ATTEMPTS with the seconds until the fullest window ends
 */
export async function spend(db: Kysely<Database>, at: Date, counts: readonly Counted[]): Promise<void> {
  const retryAfterS = await secondsToWait(db, at, counts, 1)
  if (retryAfterS !== null) throw new Problem('TOO_MANY_ATTEMPTS', { retryAfterS })
}

/** Counts so many, and answers the seconds until the fullest window ends; null where every window holds them. */
export async function secondsToWait(
  db: Kysely<Database>,
  at: Date,
  counts: readonly Counted[],
  howMany: number,
): Promise<number | null> {
  const windows = windowsOf(counts, at)
  const held = await count(db, windows, howMany)
  const waits = windows
    .filter(({ key, most }) => (held.get(key) ?? 0) > most)
    .map(({ endsAt }) => endsAt - at.getTime())
  return waits.length > 0 ? Math.ceil(Math.max(...waits) / 1000) : null
}

/** What succeeded was no failure: it is taken off again. */
export async function giveBack(db: Kysely<Database>, at: Date, counts: readonly Counted[]): Promise<void> {
  await count(db, windowsOf(counts, at), -1)
}

type OpenWindow = { readonly key: string; readonly startsAt: Date; readonly endsAt: number; readonly most: number }

const windowsOf = (counts: readonly Counted[], at: Date): readonly OpenWindow[] =>
  counts.flatMap(({ what, windows }) =>
    windows.map(({ seconds, most }) => {
      const start = Math.floor(at.getTime() / 1000 / seconds) * seconds
      return { key: `${what}:${seconds}`, startsAt: new Date(start * 1000), endsAt: (start + seconds) * 1000, most }
    }),
  )

/** Always in the order of their keys: two attempts that share several windows never wait for each other in a ring. */
async function count(db: Kysely<Database>, windows: readonly OpenWindow[], by: number): Promise<Map<string, number>> {
  const keys = windows.map(({ key }) => key)
  const starts = windows.map(({ startsAt }) => startsAt.toISOString())
  const { rows } = await sql<{ key: string; held: number }>`
    select w.key, count_in_window(w.key, w.starts_at, ${by}::integer) as held
    from (select * from unnest(${keys}::text[], ${starts}::timestamptz[]) as u(key, starts_at) order by 1 offset 0) w`.execute(
    db,
  )
  return new Map(rows.map(({ key, held }) => [key, held]))
}
