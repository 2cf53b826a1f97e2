import type { ActorTransaction } from '../../access/asActor.ts'
import type { Asker } from '../../access/asker.ts'
import type { SittingAwaited } from '../../contract/filing.ts'
import { STATE_OF } from '../../contract/procedures/steps.ts'
import type { Warning } from '../../contract/warnings.ts'
import type { StageDue } from '../../deadlines/stages.ts'
import { type Avis, readAvis } from '../avis/readAvis.ts'
import type { DossierRow } from '../queries.ts'
import { type Site, siteOf } from '../site/ground.ts'
import { titleWarnings } from '../site/titles.ts'
import { isSitting } from './byHand.ts'
import { deadlinesOf } from './deadlines.ts'
import { type DeadlineMoved, deadlinesMoved } from './moved.ts'
import { type Footing, readFooting } from './readFooting.ts'
import { type Readiness, readReadiness } from './readReadiness.ts'
import { sittingAwaited } from './sitting.ts'
import { takenBackAt } from './takenBack.ts'

/** All that is shown of a dossier under its procedure. */
export type Course = Footing &
  Readiness & {
    /** The ground, when it was drawn. */
    readonly drawn: Site | null
    readonly warnings: readonly Warning[]
    readonly deadlines: readonly StageDue[]
    readonly avis: Avis
    readonly moved: readonly DeadlineMoved[]
    readonly sitting: SittingAwaited | null
    readonly takenBack: Date | null
  }

/** What a command reads of its dossier to answer with, in its own transaction. */
export type Reading<T> = (transaction: ActorTransaction, asker: Asker, dossier: DossierRow) => Promise<T>

/** A dossier under its procedure, as whoever asks may see it. @throws Problem NOT_FOUND */
export async function readCourse(transaction: ActorTransaction, asker: Asker, dossier: DossierRow): Promise<Course> {
  const footing = await readFooting(transaction, dossier)
  const { id, siteKind, definition, step } = footing.row
  const [readiness, drawn, warnings, deadlines, avis, moved, sitting, takenBack] = await Promise.all([
    readReadiness(transaction, asker, footing),
    siteKind === null || siteKind === 'outline' ? null : siteOf(transaction, id),
    titleWarnings(transaction, id),
    deadlinesOf(transaction, id),
    avisOf(transaction, footing),
    deadlinesMoved(transaction, id),
    definition && isSitting(definition.flow, step) ? sittingAwaited(transaction, id) : null,
    STATE_OF[step] === 'decided' ? takenBackAt(transaction, id) : null,
  ])
  return { ...footing, ...readiness, drawn, warnings, deadlines, avis, moved, sitting, takenBack }
}

/** Who a dossier is put before, as its footing has it. */
export const avisOf = (
  transaction: ActorTransaction,
  { row, dossier: { territory }, events }: Footing,
): Promise<Avis> => readAvis(transaction, { ...row, territory, events })
