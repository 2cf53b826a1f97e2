import { renderSVG } from 'uqr'
import type { Asker } from '../../access/asker.ts'
import type { Deps } from '../../deps.ts'
import { Problem } from '../../http/problem.ts'
import {
  afterEnrolment,
  beforeRemoval,
  type Changing,
  changingFactors,
  type Enrolled,
  tellChange,
} from './changingFactors.ts'
import { plainCode } from './proveCode.ts'
import { emailOf, factorsOf } from './queries.ts'
import { replaceRecoveryCodes } from './recoveryCodes.ts'
import { newTotpSecret, stepOfCode, totpAddress } from './totp.ts'
import { readTotpSecrets, sealTotpSecrets, type TotpSecrets } from './totpSecrets.ts'

type FactorDeps = Pick<Deps, 'db' | 'clock' | 'config'>
type TotpBegun = { readonly secret: string; readonly address: string; readonly qr: string }

/** A new secret, which counts once a code confirms it; the one in force keeps counting until then. */
export function beginTotp(deps: FactorDeps, asker: Asker): Promise<TotpBegun> {
  return changingFactors(deps, asker, async (changing) => {
    const { personId } = asker.actor
    const { current } = await secretsOrNone(changing, personId)
    const secret = newTotpSecret()
    await keep(changing, { current, next: secret })
    const address = totpAddress(secret, await emailOf(changing.transaction, personId))
    return { secret, address, qr: renderSVG(address, { border: 2, ecc: 'M' }) }
  })
}

/** A secret that no longer opens is no secret in force: whoever proved another factor may start again. */
async function secretsOrNone(changing: Changing, personId: string): Promise<TotpSecrets> {
  try {
    return await readTotpSecrets(changing, personId)
  } catch (error) {
    if (error instanceof Problem && error.code === 'SECRET_KEY_LOST') return { current: null, next: null }
    throw error
  }
}

const keep = ({ transaction, config, asker }: Changing, secrets: TotpSecrets) =>
  transaction
    .updateTable('account')
    .set({ totp_sealed: sealTotpSecrets(config, asker.actor.personId, secrets) })
    .where('person_id', '=', asker.actor.personId)
    .execute()

/**
 * The code of the new authenticator makes it count, and is used up.
 * @throws Problem TOTP_NOT_BEGUN, CODE_REFUSED
 */
export function confirmTotp(deps: FactorDeps, asker: Asker, code: string): Promise<Enrolled> {
  return changingFactors(deps, asker, async (changing) => {
    const { transaction, at } = changing
    const { personId } = asker.actor
    const { next } = await readTotpSecrets(changing, personId)
    if (next === null) throw new Problem('TOTP_NOT_BEGUN')
    const step = sixDigits(code) ? stepOfCode(next, plainCode(code), at) : null
    if (step === null) throw new Problem('CODE_REFUSED', { field: 'code' })
    await keep(changing, { current: next, next: null })
    const confirmed = { totp_confirmed_at: at, totp_last_step: step }
    await transaction.updateTable('account').set(confirmed).where('person_id', '=', personId).execute()
    await tellChange(changing, 'added', { kind: 'totp' })
    return afterEnrolment(changing)
  })
}

const sixDigits = (code: string): boolean => /^\d{6}$/.test(plainCode(code))

/** @throws Problem NO_FACTOR when there is no authenticator, LAST_FACTOR when an official has nothing else */
export function removeTotp(deps: FactorDeps, asker: Asker): Promise<void> {
  return changingFactors(deps, asker, async (changing) => {
    const { personId } = asker.actor
    const { totp } = await factorsOf(changing.transaction, personId)
    if (!totp) throw new Problem('NO_FACTOR')
    await beforeRemoval(changing)
    const nothing = { totp_sealed: null, totp_confirmed_at: null, totp_last_step: null }
    await changing.transaction.updateTable('account').set(nothing).where('person_id', '=', personId).execute()
    await tellChange(changing, 'removed', { kind: 'totp' })
  })
}

/** @throws Problem NO_FACTOR: recovery codes stand in for a factor, they are none */
export function renewRecoveryCodes(deps: FactorDeps, asker: Asker): Promise<string[]> {
  return changingFactors(deps, asker, async (changing) => {
    const { personId } = asker.actor
    if (changing.had === 0) throw new Problem('NO_FACTOR')
    const codes = await replaceRecoveryCodes(changing.transaction, personId)
    await tellChange(changing, 'added', { kind: 'recovery_codes' })
    return codes
  })
}
