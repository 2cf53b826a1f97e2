import { hash } from 'node:crypto'
import { type ActorTransaction, asActor } from '../access/asActor.ts'
import type { Asker } from '../access/asker.ts'
import { authorise } from '../access/authorise.ts'
import type { KeyAdded } from '../contract/keys.ts'
import { refusedFor } from '../db/refusedFor.ts'
import { isUuid, uuidv7 } from '../db/uuid.ts'
import type { Deps } from '../deps.ts'
import { Problem } from '../http/problem.ts'
import { record } from '../journal/record.ts'
import { bodyOfMandate } from '../mandates/queries.ts'
import { RemoteClient } from '../signatures/csc/client.ts'
import { readCredential } from '../signatures/csc/credential.ts'
import { houseAnchors } from '../signatures/houseAnchors.ts'
import { type KnownKey, orKeyFault } from '../signatures/openKey.ts'
import { certificateRefusal, certificatesIn } from './certificates.ts'
import { countGuesses } from './countGuesses.ts'
import { openFile, openProved } from './openKey.ts'
import { type KeyRow, keyById } from './queries.ts'

type Needs = Pick<Deps, 'db' | 'clock' | 'config'>
type Given = KeyAdded & { readonly bodyId: string }

/**
 * Adds a key to a body's inventory: its certificate is held against what signs here, and with its secret it signs a challenge
 * at once. The same certificate is never there twice, but that a key that signs takes the place of one that never did. One’s own is
 * added with its secret. A file needs its passphrase, so only its holder adds it. In place of another key it makes that one replaced.
 * @throws Problem NOT_FOUND, SIGNING_KEY_REFUSED with the reason, SIGNING_KEY_EXISTS, INVALID_INPUT, TOO_MANY_ATTEMPTS, and the policy's shut door
 */
export async function addKey(deps: Needs, asker: Asker, given: Given): Promise<KeyRow> {
  const personId = given.personId ?? asker.actor.personId
  if (given.kind === 'pkcs12' && personId !== asker.actor.personId)
    throw new Problem('INVALID_INPUT', { field: 'personId', data: { reason: 'a file is added by its holder' } })
  authorise(asker.actor, 'key.add', { personId, bodyIds: [given.bodyId] })
  if (personId === asker.actor.personId && !given.secret)
    throw new Problem('INVALID_INPUT', { field: 'secret', data: { reason: 'one’s own key is added with its secret' } })
  const now = deps.clock.now()
  const trust = { anchors: await houseAnchors(deps.config), now }
  const known = await knownOf(deps, given, asker.actor.personId)
  const refusal = certificateRefusal(known, trust)
  if (refusal) throw refused(refusal)
  const proved = given.secret !== undefined
  if (given.secret) await prove(deps, given, { known, secret: given.secret, by: asker.actor.personId })
  return asActor(deps, asker.actor, (transaction) =>
    write(transaction, deps, { asker, given, personId, known, at: now, proved }),
  )
}

const refused = (reason: string) => new Problem('SIGNING_KEY_REFUSED', { data: { reason } })

async function knownOf(deps: Needs, given: Given, by: string): Promise<KnownKey> {
  if (given.kind === 'pkcs11') {
    const known = certificatesIn(given.certificates)
    if (!known) throw refused('CERTIFICATE_MALFORMED')
    return known
  }
  if (given.kind === 'pkcs12') {
    const file = Buffer.from(given.file, 'base64')
    const opened = await countGuesses(deps, by, async () => openFile(file, given.secret.word))
    if (!opened.ok) throw refused(opened.error)
    return opened.value
  }
  const { remote } = deps.config.keyPlaces
  if (!remote) throw refused('KEY_PROVIDER_NOT_SET')
  const told = await orKeyFault(() => readCredential(new RemoteClient(remote), given.reference))
  if (!told.ok) throw refused(told.error)
  return told.value
}

type Proving = { readonly known: KnownKey; readonly secret: NonNullable<Given['secret']>; readonly by: string }

async function prove(deps: Needs, given: Given, { known, secret, by }: Proving): Promise<void> {
  const file = given.kind === 'pkcs12' ? Buffer.from(given.file, 'base64') : null
  const row = { kind: given.kind, reference: given.kind === 'pkcs12' ? given.fileName : given.reference }
  const opened = await countGuesses(deps, by, () => openProved(deps, { row, known, file }, { secret, signatures: 0 }))
  if (!opened.ok) throw refused(opened.error)
  opened.value.close()
}

type Writing = {
  readonly asker: Asker
  readonly given: Given
  readonly personId: string
  readonly known: KnownKey
  readonly at: Date
  readonly proved: boolean
}

async function write(transaction: ActorTransaction, { clock }: Needs, writing: Writing): Promise<KeyRow> {
  const { asker, given, personId, known, at, proved } = writing
  const today = clock.today()
  const body = isUuid(given.bodyId) ? await bodyOfMandate(transaction, given.bodyId, today) : null
  if (!body) throw new Problem('NOT_FOUND')
  const { mandateId } = authorise(asker.actor, 'key.add', { personId, bodyIds: [body.id] })
  if (given.replaces) await replace(transaction, { id: given.replaces, bodyId: body.id, by: asker.actor.personId, at })
  const id = uuidv7(at)
  const { certificate, chain } = known
  await transaction
    .insertInto('signing_key')
    .values({
      ...{ id, body_id: body.id, person_id: personId, kind: given.kind },
      reference: given.kind === 'pkcs12' ? given.fileName : given.reference,
      ...{ certificate: certificate.der, chain: chain.map(({ der }) => der) },
      fingerprint: hash('sha256', certificate.der),
      ...{ certified_name: certificate.holder ?? '?', authority: certificate.authority ?? '?' },
      ...{ serial: certificate.serial.toString('hex'), valid_from: certificate.node.validFromDate },
      ...{ valid_to: certificate.node.validToDate, replaces: given.replaces ?? null },
      ...{ added_at: at, added_by: asker.actor.personId, proved_at: proved ? at : null },
    })
    .execute()
    .catch(existing)
  if (given.kind === 'pkcs12')
    await transaction
      .insertInto('signing_key_file')
      .values({ key_id: id, bytes: Buffer.from(given.file, 'base64') })
      .execute()
  const detail = { kind: given.kind, serial: certificate.serial.toString('hex'), replaces: given.replaces ?? null }
  const entry = {
    action: 'key.add',
    subject: { kind: 'key', id },
    bodyId: body.id,
    concernedId: personId,
    mandateId,
    detail,
  }
  await record(transaction, { ...asker, at }, entry)
  return again(transaction, id, today)
}

function existing(error: unknown): never {
  const taken = refusedFor(error, 'unique_violation')
  throw taken ? new Problem('SIGNING_KEY_EXISTS') : error
}

type Replacing = { readonly id: string; readonly bodyId: string; readonly by: string; readonly at: Date }

async function replace(transaction: ActorTransaction, { id, bodyId, by, at }: Replacing): Promise<void> {
  const { numUpdatedRows } = await transaction
    .updateTable('signing_key')
    .set(({ eb }) => ({ state: 'replaced', changed_at: at, changed_by: by, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .where('body_id', '=', bodyId)
    .where('state', 'in', ['active', 'suspended'])
    .executeTakeFirstOrThrow()
  if (!numUpdatedRows) throw new Problem('INVALID_INPUT', { field: 'replaces', data: { reason: 'no key in use' } })
}

async function again(transaction: ActorTransaction, id: string, today: string): Promise<KeyRow> {
  const row = await keyById(transaction, id, today)
  if (!row) throw new Problem('NOT_FOUND')
  return row
}
