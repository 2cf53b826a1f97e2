import { randomBytes } from 'node:crypto'
import { AlgorithmIdentifier } from '@peculiar/asn1-x509'
import { asActor } from '../access/asActor.ts'
import type { Asker } from '../access/asker.ts'
import type { KeySecret } from '../contract/keys.ts'
import { isUuid } from '../db/uuid.ts'
import type { Deps } from '../deps.ts'
import { holds, isTaken } from '../signatures/cms/algorithms.ts'
import { Certificate } from '../signatures/cms/certificate.ts'
import { RemoteClient } from '../signatures/csc/client.ts'
import { openRemote } from '../signatures/csc/csc.ts'
import { type KnownKey, type OpenedKey, type OpenKey, orKeyFault } from '../signatures/openKey.ts'
import { openPkcs11 } from '../signatures/pkcs11/pkcs11.ts'
import { openPkcs12 } from '../signatures/pkcs12/pkcs12.ts'
import { countGuesses } from './countGuesses.ts'
import type { HeldKey } from './heldKey.ts'
import { faultOfKey } from './present.ts'
import { type KeyRow, keyById } from './queries.ts'

type Needs = Pick<Deps, 'db' | 'clock' | 'config'>

export type Opening = {
  readonly keyId: string
  readonly secret: KeySecret
  /** Signatures it is to make, which a remote service counts with its consent. */
  readonly signatures: number
}

/** What was opened, and what it is in the inventory. */
export type Held =
  | { readonly ok: true; readonly value: OpenKey; readonly held: HeldKey }
  | Extract<OpenedKey, { readonly ok: false }>

/**
 * Opens a key of the asker's own for so many signatures: it must be in use, in force and of a mandate that lasts, and it signs
 * a challenge first, so that nothing is begun with a wrong secret or another key. Whoever opens it closes it. The secret is
 * kept nowhere but in memory, and no longer than the key is open; a wrong one counts against whoever typed it.
 * @throws Problem TOO_MANY_ATTEMPTS
 */
export async function openKey(deps: Needs, asker: Asker, opening: Opening): Promise<Held> {
  const found = await readKey(deps, asker, opening.keyId)
  if (!found) return { ok: false, error: 'KEY_UNKNOWN' }
  const fault = faultOfKey(found.row, deps.clock.now())
  if (fault) return { ok: false, error: fault }
  const { personId } = asker.actor
  const opened = await countGuesses(deps, personId, () => openProved(deps, found, opening))
  if (!opened.ok) return opened
  await asActor(deps, asker.actor, (transaction) => markProved(transaction, opening.keyId, deps.clock.now()))
  return { ...opened, held: { id: found.row.id, bodyId: found.row.body.id } }
}

type Found = { readonly row: KeyRow; readonly known: KnownKey; readonly file: Buffer | null }

const readKey = ({ db, clock }: Needs, { actor }: Asker, id: string): Promise<Found | null> =>
  asActor({ db, clock }, actor, async (transaction) => {
    const row = isUuid(id) ? await keyById(transaction, id, clock.today()) : null
    // An administrator sees the keys of others and opens none.
    if (!row || row.holder.id !== actor.personId) return null
    const kept = await transaction
      .selectFrom('signing_key_file')
      .select('bytes')
      .where('key_id', '=', id)
      .executeTakeFirst()
    const known = { certificate: new Certificate(row.certificate), chain: row.chain.map((der) => new Certificate(der)) }
    return { row, known, file: kept?.bytes ?? null }
  })

type Place = {
  readonly row: Pick<KeyRow, 'kind' | 'reference'>
  readonly known: KnownKey
  readonly file: Buffer | null
}

/** Opens what a key is and has it sign a challenge: one that does not is closed again. */
export async function openProved(
  deps: Pick<Deps, 'config'>,
  place: Place,
  opening: Pick<Opening, 'secret' | 'signatures'>,
): Promise<OpenedKey> {
  const opened = await openAt(deps, place, opening)
  if (!opened.ok) return opened
  const proved = await proveKey(opened.value, place.known.certificate)
  if (!proved.ok) opened.value.close()
  return proved
}

/** Opens what a key is, wherever it is kept; its certificate is the one that is known, whatever the place says. */
async function openAt(
  { config }: Pick<Deps, 'config'>,
  { row, known, file }: Place,
  { secret: { word, code }, signatures }: Pick<Opening, 'secret' | 'signatures'>,
): Promise<OpenedKey> {
  const { module, remote } = config.keyPlaces
  if (row.kind === 'pkcs12') return file ? openFile(file, word) : { ok: false, error: 'KEY_MISSING' }
  if (row.kind === 'pkcs11')
    return module
      ? openPkcs11({ ...known, module, reference: row.reference, pin: word })
      : { ok: false, error: 'KEY_PROVIDER_NOT_SET' }
  if (!remote) return { ok: false, error: 'KEY_PROVIDER_NOT_SET' }
  // The challenge is one signature more.
  const asked = { credentialId: row.reference, pin: word, code, signatures: signatures + 1 }
  return openRemote(new RemoteClient(remote), asked)
}

const PKCS12_FAULTS = {
  PKCS12_NOT_OPENED: 'KEY_SECRET_WRONG',
  PKCS12_OUTDATED: 'KEY_FILE_OUTDATED',
  PKCS12_TOO_SLOW: 'KEY_FILE_TOO_SLOW',
  PKCS12_WITHOUT_KEY: 'KEY_MISSING',
} as const

/** A PKCS#12 file, which its holder's passphrase opens in memory. */
export function openFile(file: Buffer, passphrase: string): OpenedKey {
  const opened = openPkcs12(file, passphrase)
  return opened.ok
    ? { ok: true, value: { ...opened.value, close: () => undefined } }
    : { ok: false, error: PKCS12_FAULTS[opened.error] }
}

const CHALLENGE = 'Rokhas, défi de possession de clé : '

/** Has a key sign what nobody could foresee, and holds that against the certificate. */
async function proveKey(key: OpenKey, certificate: Certificate): Promise<OpenedKey> {
  const challenge = Buffer.concat([Buffer.from(CHALLENGE), randomBytes(32)])
  const signed = await orKeyFault(() => key.sign(challenge))
  if (!signed.ok) return signed
  const signing = {
    algorithm: new AlgorithmIdentifier({ algorithm: key.algorithm }),
    digest: 'sha256',
    key: certificate.key,
  }
  const its = isTaken(signing) && key.certificate.der.equals(certificate.der) && holds(signing, challenge, signed.value)
  return its ? { ok: true, value: key } : { ok: false, error: 'KEY_DIFFERS' }
}

type Transaction = Parameters<Parameters<typeof asActor>[2]>[0]

const markProved = (transaction: Transaction, id: string, at: Date) =>
  transaction.updateTable('signing_key').set({ proved_at: at }).where('id', '=', id).execute()
