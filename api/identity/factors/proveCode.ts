import { RECOVERY_CODE_LENGTH, spendRecoveryCode } from './recoveryCodes.ts'
import { stepOfCode } from './totp.ts'
import { type Proving, readTotpSecrets } from './totpSecrets.ts'

export type CodeFactor = 'totp' | 'recovery'

/** What a person typed, as it was printed: no space or dash, capitals, digits of either writing, no O for a zero. */
export const plainCode = (typed: string): string =>
  typed
    .replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x0660))
    .replace(/[\s-]/g, '')
    .toUpperCase()
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1')

/**
 * Which factor a typed code proves, used up in this transaction; null when it proves none. The transaction must already
 * speak in the person's name (`sayActor`), and be committed: rolled back, the code could serve again.
 * @throws Problem SECRET_KEY_LOST when the authenticator's secret no longer opens; a recovery code still works then
 */
export async function proveCode(proving: Proving, personId: string, code: string): Promise<CodeFactor | null> {
  const plain = plainCode(code)
  if (/^\d{6}$/.test(plain)) return (await proveTotp(proving, personId, plain)) ? 'totp' : null
  if (plain.length !== RECOVERY_CODE_LENGTH) return null
  const used = await spendRecoveryCode(proving.transaction, personId, { plain, at: proving.at })
  return used ? 'recovery' : null
}

/** A step proves once: the update finds no row when another request was first with the same code. */
async function proveTotp(proving: Proving, personId: string, code: string): Promise<boolean> {
  const { current } = await readTotpSecrets(proving, personId)
  const step = current === null ? null : stepOfCode(current, code, proving.at)
  if (step === null) return false
  const { numUpdatedRows } = await proving.transaction
    .updateTable('account')
    .set({ totp_last_step: step })
    .where('person_id', '=', personId)
    .where('totp_confirmed_at', 'is not', null)
    .where((account) => account.or([account('totp_last_step', 'is', null), account('totp_last_step', '<', step)]))
    .executeTakeFirst()
  return numUpdatedRows === 1n
}
