import type { ActorTransaction } from '../../access/asActor.ts'
import type { Asker } from '../../access/asker.ts'
import type { AttestationAsked } from '../../contract/attestations.ts'
import type { Blocker } from '../../contract/filing.ts'
import { type Actor, decide } from '../../contract/policy/decide.ts'
import type { Part } from '../../contract/policy/roles.ts'
import type { Filer } from '../../contract/procedures/definition.ts'
import { readAttestations } from '../attestations/readAttestations.ts'
import type { DossierRow } from '../queries.ts'
import { subjectOf } from '../withDossier.ts'
import { blockersOf, type Ready } from './blockers.ts'
import { filersOf } from './filers.ts'
import { type GivenPiece, piecesGiven } from './queries.ts'
import type { Footing } from './readFooting.ts'

/** What was given and attested of a dossier, and what its filing still waits for. */
export type Readiness = {
  readonly given: readonly GivenPiece[]
  /** What the asker may file as. */
  readonly filers: readonly Filer[]
  readonly attestations: readonly AttestationAsked[]
  readonly blockers: readonly Blocker[]
}

export async function readReadiness(
  transaction: ActorTransaction,
  asker: Asker,
  { row, dossier, trackFound, pieces }: Footing,
): Promise<Readiness> {
  const parts = partsHeld(asker.actor, dossier)
  const { definition, project } = row
  const [given, filers, attestations] = await Promise.all([
    piecesGiven(transaction, row.id),
    filersOf(transaction, asker.actor, parts),
    readAttestations(transaction, asker, { dossier, definition, project, pieces }),
  ])
  const ready: Omit<Ready, 'definition'> = {
    ...{ siteKind: row.siteKind, trackFound, pieces, given: new Set(given.map(({ piece }) => piece)), filers },
    ...{ myParts: parts, hasOwner: dossier.participants.some(({ part }) => part === 'owner') },
    attestations: row.step === 'draft' ? attestations : null,
  }
  const isDraft = row.step === 'draft' || row.step === 'inadmissible'
  return { given, filers, attestations, blockers: definition && isDraft ? blockersOf({ definition, ...ready }) : [] }
}

/** Whoever types for somebody at the counter files as them, who stands there: their agreement is not asked apart. */
function partsHeld(actor: Actor, dossier: DossierRow): readonly Part[] {
  const types = dossier.typed !== null && dossier.myParts.length === 0
  return types && decide(actor, 'dossier.file', subjectOf(dossier)).allowed ? ['owner'] : dossier.myParts
}
