import type { Asker } from '../../access/asker.ts'
import type { SketchAnswer, SketchShape } from '../../contract/findings.ts'
import { changedMeanwhile } from '../changedMeanwhile.ts'
import { type Needs, withDossier } from '../withDossier.ts'

/** What one drew over a dossier for oneself; nothing yet is version 0. @throws Problem NOT_FOUND, the policy's shut door */
export const readSketch = (deps: Needs, asker: Asker, id: string): Promise<SketchAnswer> =>
  withDossier(deps, { asker, id, action: 'findings.sketch' }, async (transaction) => {
    const kept = await transaction
      .selectFrom('working_sketch')
      .select(['version', 'shapes', 'kept_at as keptAt'])
      .where('dossier_id', '=', id)
      .where('person_id', '=', asker.actor.personId)
      .executeTakeFirst()
    if (!kept) return { version: 0, shapes: [], keptAt: null }
    return { version: kept.version, shapes: [...kept.shapes], keptAt: kept.keptAt.toISOString() }
  })

type Keeping = { readonly id: string; readonly version: number; readonly shapes: readonly SketchShape[] }

/** Keeps it, on the version that was read. @throws Problem NOT_FOUND, the policy's shut door, CHANGED_MEANWHILE */
export const keepSketch = (deps: Needs, asker: Asker, { id, version, shapes }: Keeping): Promise<SketchAnswer> =>
  withDossier(deps, { asker, id, action: 'findings.sketch' }, async (transaction, { at }) => {
    const drawn = { shapes: JSON.stringify(shapes), kept_at: at, version: version + 1 }
    const own = { dossier_id: id, person_id: asker.actor.personId }
    const { numInsertedOrUpdatedRows } = await transaction
      .insertInto('working_sketch')
      .values({ ...own, ...drawn })
      .onConflict((conflict) =>
        conflict.columns(['dossier_id', 'person_id']).doUpdateSet(drawn).where('working_sketch.version', '=', version),
      )
      .executeTakeFirst()
    if (numInsertedOrUpdatedRows !== 1n) throw await changedMeanwhile(transaction, id)
    return { version: version + 1, shapes: [...shapes], keptAt: at.toISOString() }
  })
