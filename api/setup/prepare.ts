import { seedCopyRules } from '../../seeds/acts/seed.ts'
import { seedAvis } from '../../seeds/avis/seed.ts'
import { seedBoard } from '../../seeds/board/seed.ts'
import { seedBodies } from '../../seeds/bodies/seed.ts'
import { seedQuorumRules } from '../../seeds/commission/seed.ts'
import { seedComplementReasons } from '../../seeds/complements/seed.ts'
import { seedDemonstration } from '../../seeds/demonstration/seed.ts'
import { seedKeyQuotas } from '../../seeds/keys/seed.ts'
import { seedProcedures } from '../../seeds/procedures/seed.ts'
import { seedTariffs } from '../../seeds/tariffs/seed.ts'
import { seedTerritory } from '../../seeds/territory/seed.ts'
import { systemClock } from '../clock.ts'
import type { Config } from '../config.ts'
import { openDatabase } from '../db/database.ts'
import { migrateToLatest } from '../db/migrate.ts'
import { prepareQueue } from '../jobs/prepareQueue.ts'
import { prepareAhead } from './demonstration/ahead.ts'
import { playCast } from './demonstration/cast.ts'
import { giveSigners } from './demonstration/signers.ts'
import { onStage } from './demonstration/stage.ts'

/**
 * Brings a database to what the application needs: schema, territory, the register of bodies, the procedures, the reasons to ask more,
 * the quorum of commissions, how many keys an agreement gives, the tariffs that are known, the phrases of avis, how long
 * one waits between two reminders, to whom acts go and, when asked, the demonstration country.
 */
export async function prepareDatabase(url: string, config: Config): Promise<void> {
  const db = openDatabase(url, { max: 4, statementTimeoutMs: 300_000 })
  try {
    await migrateToLatest(db)
    await prepareQueue(url)
    await seedTerritory(db)
    await seedBodies(db)
    await seedProcedures(db)
    await seedComplementReasons(db)
    await seedQuorumRules(db)
    await seedTariffs(db)
    await seedAvis(db)
    await seedBoard(db)
    await seedKeyQuotas(db)
    await seedCopyRules(db)
    if (config.demonstration) await seedDemonstration(db)
  } finally {
    await db.destroy()
  }
  if (!config.demonstration) return
  await playCast(url, config)
  await giveSigners(url, config, systemClock.now())
  await onStage(url, config, (stage) => prepareAhead(stage, systemClock.now()))
}
