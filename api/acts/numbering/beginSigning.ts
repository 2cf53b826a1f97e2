import { sql } from 'kysely'
import type { ActorTransaction } from '../../access/asActor.ts'
import type { Asker } from '../../access/asker.ts'
import { kindsAt } from '../../contract/actsDrafted.ts'
import { DOOR_OF } from '../../contract/procedures/doors.ts'
import { refusedFor } from '../../db/refusedFor.ts'
import { readFooting } from '../../dossiers/course/readFooting.ts'
import { type Party, personParty } from '../../dossiers/party.ts'
import type { DossierRow } from '../../dossiers/queries.ts'
import { journal, type Needs, subject, withDossier } from '../../dossiers/withDossier.ts'
import { Problem } from '../../http/problem.ts'
import { holdToMandate } from '../../keys/heldKey.ts'
import { partsChanged, readFacts } from '../drafting/readFacts.ts'
import { type SigningFacts, signingFacts } from '../facts.ts'
import { type ActRow, actById } from '../queries.ts'

export type Beginning = {
  readonly dossierId: string
  readonly actId: string
  /** The draft the signer has read. */
  readonly version: number
  /** The body whose key is to sign. */
  readonly keyBodyId: string
}

/** An act whose number is given, with who signs it: what its paper is printed from. */
export type ActToSign = ActRow & { readonly number: number; readonly year: number; readonly signing: SigningFacts }

/**
 * Begins the signing of an act: its number is given, once and for good, in a transaction of its own. What was interrupted
 * begins again under the same number, with whoever signs now and when.
 * @throws Problem the policy's shut door, NOT_FOUND, NOT_AT_THIS_STEP, CHANGED_MEANWHILE when it was prepared again,
 * ACT_OUTDATED when the dossier says otherwise now, ACT_CLOSED, ACT_BEING_SIGNED when another act of the dossier is; KeyFailed KEY_OF_ANOTHER_BODY
 */
export async function beginSigning(deps: Needs, asker: Asker, beginning: Beginning): Promise<ActToSign> {
  const { dossierId, actId, version, keyBodyId } = beginning
  const act = await known(deps, asker, beginning)
  const action = DOOR_OF[act.transition]
  return withDossier(deps, { asker, id: dossierId, action }, async (transaction, { row, allowed, at }) => {
    holdToMandate(asker, allowed.mandateId, keyBodyId)
    const now = await actById(transaction, actId)
    if (!now || now.state === 'signed' || now.state === 'void') throw new Problem('ACT_CLOSED')
    if (now.version !== version) throw new Problem('CHANGED_MEANWHILE', { data: { version: now.version } })
    const { row: course } = await readFooting(transaction, row)
    if (!course.definition || !kindsAt(course.definition.flow, course.step).includes(now.kind))
      throw new Problem('NOT_AT_THIS_STEP', { data: { step: course.step, transition: now.transition } })
    const current = await readFacts(transaction, row, now.facts)
    const changed: string[] = current ? partsChanged(now.facts, current) : []
    if (now.facts.deferral && now.facts.deferral.until <= deps.clock.today()) changed.push('deferral')
    if (changed.length > 0) throw new Problem('ACT_OUTDATED', { data: { changed: changed.join(', ') } })
    if (now.kind === 'attestation')
      await giveWay(transaction, { act: now, row, asker, at, mandateId: allowed.mandateId })
    const signing = await signer(transaction, { mandateId: allowed.mandateId, at })
    const number = await take(transaction, {
      actId,
      version,
      signing,
      at,
      year: Number(deps.clock.today().slice(0, 4)),
    })
    const detail = { act: actId, kind: now.kind, number }
    const entry = { action: 'act.begin', subject: subject(row.id), dossierId: row.id, mandateId: allowed.mandateId }
    await journal(transaction, { asker, at }, { ...entry, detail })
    const begun = await actById(transaction, actId)
    if (begun?.year == null) throw new Error(`act ${actId} has no number after it was given one`)
    return { ...begun, number, year: begun.year, signing }
  })
}

const known = (deps: Needs, asker: Asker, { dossierId, actId }: Beginning): Promise<ActRow> =>
  withDossier(deps, { asker, id: dossierId, action: 'dossier.consult' }, async (transaction) => {
    const act = await actById(transaction, actId)
    if (!act || act.dossierId !== dossierId) throw new Problem('NOT_FOUND')
    return act
  })

type Yielding = {
  readonly act: ActRow
  readonly row: DossierRow
  readonly asker: Asker
  readonly at: Date
  readonly mandateId: string | null
}

const OVER = 'Délai dépassé : le silence est attesté. – انقضى الأجل: تم إثبات السكوت.'

/** What was left in the middle of its signature gives way to the silence, once the term is over; its number stays, void. */
async function giveWay(transaction: ActorTransaction, { act, row, asker, at, mandateId }: Yielding): Promise<void> {
  const { rows } = await sql<{ gone: string[] }>`
    select give_way_to_silence(${act.id}::uuid, ${at}::timestamptz, ${OVER}) as gone`.execute(transaction)
  for (const gone of rows[0]?.gone ?? []) {
    const entry = { action: 'act.void', subject: subject(row.id), dossierId: row.id, mandateId }
    await journal(transaction, { asker, at }, { ...entry, detail: { act: gone, reason: OVER } })
  }
}

type Giving = {
  readonly actId: string
  readonly version: number
  readonly signing: SigningFacts
  readonly at: Date
  readonly year: number
}

async function take(transaction: ActorTransaction, { actId, version, signing, at, year }: Giving): Promise<number> {
  const { rows } = await sql<{ number: number | null }>`select begin_act(${actId}::uuid, ${version}::integer,
    ${JSON.stringify(signing)}::jsonb, ${at}::timestamptz, ${year}::integer) as number`
    .execute(transaction)
    .catch((error: unknown) => {
      if (isAnother(error)) throw new Problem('ACT_BEING_SIGNED')
      throw error
    })
  const number = rows[0]?.number ?? null
  if (number === null) throw new Problem('ACT_CLOSED')
  return number
}

/** Another act of the dossier is being signed. */
const isAnother = (error: unknown) => refusedFor(error, 'unique_violation')

type SignerRow = SigningFacts['body'] & { readonly role: string; readonly by: Parameters<typeof personParty>[0] }

/** Who signs, by which mandate, as the paper says it. */
async function signer(
  transaction: ActorTransaction,
  { mandateId, at }: { readonly mandateId: string | null; readonly at: Date },
): Promise<SigningFacts> {
  const { rows } = await sql<SignerRow>`
    select m.role, m.name_fr as "nameFr", m.name_ar as "nameAr",
      (select json_build_object('givenName', n.given_name, 'familyName', n.family_name, 'givenNameAr', n.given_name_ar,
        'familyNameAr', n.family_name_ar) from names_of(array[actor_person()]) n) as by
    from acting_of(array[${mandateId}::uuid]) m`.execute(transaction)
  const [row] = rows
  if (!row) throw new Error(`mandate ${mandateId} signs and is not there`)
  const by: Party = personParty(row.by)
  return signingFacts.parse({
    by,
    role: row.role,
    body: { nameFr: row.nameFr, nameAr: row.nameAr },
    at: at.toISOString(),
  })
}
