import type { Kysely } from 'kysely'
import { type DatabaseOptions, type DatabaseRole, openDatabase } from './database.ts'
import type { Database } from './tables.ts'

/** How a database is reached. */
export type DatabaseAddress = {
  /** The owner's: migrations and operators' commands. */
  readonly url: string
  /** Whether each role signs in by itself, as in the private cluster; else the owner's connection takes the role. */
  readonly ownLogins: boolean
}

/**
 * Opens a database with the rights of one role: it owns nothing and row-level security is upon it. A role that signs in
 * by itself cannot take the owner's rights back.
 */
export function openAs(role: DatabaseRole, address: DatabaseAddress, options: DatabaseOptions = {}): Kysely<Database> {
  const { url, takes } = signInAs(role, address)
  return openDatabase(url, takes ? { ...options, role: takes } : options)
}

/** Where a role signs in, and the role its connection then takes when it has no login of its own. */
export const signInAs = (role: DatabaseRole, { url, ownLogins }: DatabaseAddress) =>
  ownLogins ? { url: withUser(url, role), takes: null } : { url, takes: role }

const withUser = (url: string, user: string) => url.replace(/^(postgres(?:ql)?:\/\/)[^@/]*@/, `$1${user}@`)
