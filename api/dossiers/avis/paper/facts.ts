import type { ActorTransaction } from '../../../access/asActor.ts'
import { dayOf } from '../../../clock.ts'
import type { AvisFacts } from '../../../contract/avis/paper.ts'
import { avisOf } from '../../course/readCourse.ts'
import { readFooting } from '../../course/readFooting.ts'
import type { DossierRow } from '../../queries.ts'
import { presentGiven } from '../presentGiven.ts'
import type { ConsultedRow } from '../queries.ts'

type Named = { readonly bodyId: string; readonly round: number; readonly version: number }

/** One avis of a dossier, with what its paper says: as it was kept when it was given, or read now for one from before that. */
export type AvisRead = {
  readonly consultedId: string
  readonly facts: AvisFacts
  readonly given: ConsultedRow['given'][number]
  /** Nothing was given by that body since, about that filing. */
  readonly isLast: boolean
}

/** @returns null for an avis nobody gave */
export async function avisRead(
  transaction: ActorTransaction,
  dossier: DossierRow,
  { bodyId, round, version }: Named,
): Promise<AvisRead | null> {
  const footing = await readFooting(transaction, dossier)
  const { bodies } = await avisOf(transaction, footing)
  const asked = bodies.find((one) => one.body.id === bodyId && one.round === round && one.given.length > 0)
  const given = asked?.given.find((one) => one.version === version)
  const shown = asked && presentGiven(asked, bodies).find((one) => one.version === version)
  if (!asked?.id || !asked.askedAt || !given || !shown || !footing.row.definition) return null
  const { signature: _signature, ...avis } = shown
  const { nameFr, nameAr } = footing.row.definition
  const now: AvisFacts = {
    ...{ number: footing.row.number, title: dossier.title, procedure: { nameFr, nameAr } },
    commune: { nameFr: dossier.communeNameFr, nameAr: dossier.communeNameAr },
    body: { nameFr: asked.body.nameFr, nameAr: asked.body.nameAr },
    ...{ binding: asked.binding, round, askedOn: dayOf(asked.askedAt), avis },
  }
  const facts = (await keptFacts(transaction, asked.id, version)) ?? now
  return { consultedId: asked.id, facts, given, isLast: version === asked.given.length }
}

async function keptFacts(transaction: ActorTransaction, id: string, version: number): Promise<AvisFacts | null> {
  const row = await transaction
    .selectFrom('avis_paper')
    .select('facts')
    .where('consulted_body_id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  return row?.facts ?? null
}

/** Keeps what the paper of an avis says, once; the names of bodies and places may change afterwards. */
export async function keepFacts(
  transaction: ActorTransaction,
  { consultedId, facts, given: { version } }: AvisRead,
  at: Date,
): Promise<void> {
  await transaction
    .insertInto('avis_paper')
    .values({ consulted_body_id: consultedId, version, facts: JSON.stringify(facts), kept_at: at })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}
