import { hash, parseOptions, verify } from '@node-rs/argon2'
import { PASSWORD_LEAST, PASSWORD_MOST, type PasswordFault } from '../contract/accounts.ts'
import { COMMON_PASSWORDS } from './commonPasswords.ts'

/** OWASP Password Storage Cheat Sheet, argon2id: 19 MiB, two passes, one lane. The library's algorithm is argon2id. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const

/** A shape of Unicode is not part of a secret: é typed on two keyboards is one letter (NIST SP 800-63B-4 §3.1.1.2). */
const plain = (password: string) => password.normalize('NFKC')

export const hashPassword = (password: string): Promise<string> => hash(plain(password), COST)

/** What an account without a password is compared with, so that its answer takes the same time. */
const nobodys = hashPassword('a password that nobody has')

/** Whether it is the password. Without a hash the work is done all the same, and the answer is no. */
export async function isPassword(passwordHash: string | null, password: string): Promise<boolean> {
  const right = await verify(passwordHash ?? (await nobodys), plain(password))
  return right && passwordHash !== null
}

/** Whether it was hashed at another cost than today's: hashed again at the next sign-in. */
export function needsRehash(passwordHash: string): boolean {
  const kept = parseOptions(passwordHash)
  return (['memoryCost', 'timeCost', 'parallelism'] as const).some((cost) => kept[cost] !== COST[cost])
}

const FEWEST_CHARACTERS = 5

/**
 * What is wrong with a password somebody wants; null when nothing is.
 * NIST SP 800-63B-4 §3.1.1.2 and OWASP ASVS 5.0 §6.2: length, no common one, nothing of the person's own; no rule about
 * which characters.
 * @param own their e-mail address and names
 */
export function passwordFault(password: string, own: readonly string[]): PasswordFault | null {
  const length = [...plain(password)].length
  if (length < PASSWORD_LEAST) return 'too_short'
  if (length > PASSWORD_MOST) return 'too_long'
  if (holdsOwnWords(folded(password), own)) return 'own_words'
  return isCommon(folded(password)) ? 'common' : null
}

const folded = (text: string) => plain(text).toLowerCase()

/** A name inside a long phrase gives nothing away; a password that is little else than one's names does. */
function holdsOwnWords(password: string, own: readonly string[]): boolean {
  const words = own.flatMap((text) => folded(text).split(/[\s@.+_-]+/)).filter((word) => word.length > 2)
  const rest = words.reduce((left, word) => left.replaceAll(word, ''), password)
  return rest.length < password.length && [...rest.replace(/[^\p{Letter}\p{Number}]/gu, '')].length < PASSWORD_LEAST / 2
}

/** On the list, with or without a tail of digits and signs, or made of very few characters. */
function isCommon(password: string): boolean {
  const stem = password.replace(/[\d\W_]+$/, '')
  return COMMON_PASSWORDS.has(password) || COMMON_PASSWORDS.has(stem) || new Set(password).size < FEWEST_CHARACTERS
}
