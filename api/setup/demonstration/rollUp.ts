import { openDatabase } from '../../db/database.ts'
import { checkForecasts } from '../../performance/forecast/checkForecasts.ts'
import { roll } from '../../performance/rolling/roll.ts'
import { depsAt, type Stage } from './stage.ts'

/**
 * Brings the figures up to what was made or taken away, and says again how many forecasts were kept, which a server does
 * once a week; one that runs may be doing either as well.
 */
export async function rollUp(stage: Stage, now: Date): Promise<void> {
  const { clock } = depsAt(stage, now)
  const db = openDatabase(stage.url, { max: 1, role: 'rokhas_worker', statementTimeoutMs: 0 })
  try {
    for (let dossiers = 1; dossiers > 0; ) dossiers = (await roll({ db, clock })).dossiers
    await checkForecasts(db, clock.today())
  } finally {
    await db.destroy()
  }
}
