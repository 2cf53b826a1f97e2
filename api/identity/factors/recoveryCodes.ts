import { createHash, randomInt } from 'node:crypto'
import type { Kysely } from 'kysely'
import type { Database } from '../../db/tables.ts'

/** Crockford's base 32: no letter is taken for a digit. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
export const RECOVERY_CODE_LENGTH = 16
const COUNT = 10

/** 80 random bits, such as `7K3F-9Q2M-HT0B-XW4D`. */
function newCode(): string {
  const letters = Array.from({ length: RECOVERY_CODE_LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)])
  return letters.join('').match(/.{4}/g)?.join('-') ?? ''
}

/** With 80 random bits a plain digest cannot be searched; the person is in it so that no digest is met twice. */
const digest = (personId: string, plain: string): Buffer => createHash('sha256').update(`${personId} ${plain}`).digest()

/** Ten new codes in place of all the old ones; what is answered is the only time they are readable. */
export async function replaceRecoveryCodes(transaction: Kysely<Database>, personId: string): Promise<string[]> {
  await forgetRecoveryCodes(transaction, personId)
  const codes = Array.from({ length: COUNT }, newCode)
  const rows = codes.map((code) => ({ person_id: personId, hash: digest(personId, code.replaceAll('-', '')) }))
  await transaction.insertInto('recovery_code').values(rows).execute()
  return codes
}

export const forgetRecoveryCodes = (transaction: Kysely<Database>, personId: string) =>
  transaction.deleteFrom('recovery_code').where('person_id', '=', personId).execute()

/** Uses a code up; false when it is none of this person's or was used before. `plain` has neither dash nor space. */
export async function spendRecoveryCode(
  transaction: Kysely<Database>,
  personId: string,
  use: { readonly plain: string; readonly at: Date },
): Promise<boolean> {
  const { numUpdatedRows } = await transaction
    .updateTable('recovery_code')
    .set({ used_at: use.at })
    .where('person_id', '=', personId)
    .where('hash', '=', digest(personId, use.plain))
    .where('used_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}
