import type { ActorTransaction } from '../../access/asActor.ts'
import type { Asker } from '../../access/asker.ts'
import type { AttestationKind } from '../../contract/attestations.ts'
import type { Footing } from '../course/readFooting.ts'
import type { Readiness } from '../course/readReadiness.ts'
import { writeAttestation } from './writeAttestation.ts'

type Filing = { readonly asker: Asker; readonly at: Date; readonly course: Footing & Readiness }

/** What filing says by itself: the owner who files agrees, the architect who files stands for the design. */
export async function attestByFiling(
  transaction: ActorTransaction,
  { asker, at, course: { row, dossier, pieces, filers, attestations } }: Filing,
): Promise<void> {
  const course = { dossier, definition: row.definition, project: row.project, pieces }
  const says: readonly (AttestationKind | false)[] = [
    dossier.myParts.includes('owner') && 'agreement',
    dossier.myParts.includes('designer') && filers.includes('architect') && 'design',
  ]
  for (const { kind, sha256, stands } of attestations)
    if (says.includes(kind) && sha256 !== null && !stands)
      await writeAttestation(transaction, asker, { course, kind, at })
}
