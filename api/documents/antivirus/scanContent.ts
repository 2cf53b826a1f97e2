import type { WorkDeps } from '../../deps.ts'
import type { Scanner } from './scanner.ts'
import { tellOfHeld } from './tellOfHeld.ts'

/**
 * Has a content judged and says so in the database: what is infected is held back, wherever it was deposited. Done again,
 * it says the same; a content once held stays so.
 * @param scanner null when none is set up: nothing waits for it then
 * @throws NotScanned: the content waits, and the queue asks again
 */
export async function scanContent(work: WorkDeps, scanner: Scanner | null, sha256: string): Promise<void> {
  const { db, clock, store } = work
  const blob = await db
    .selectFrom('blob')
    .select(['scan', 'scan_found'])
    .where('sha256', '=', sha256)
    .executeTakeFirst()
  if (!blob) return
  if (blob.scan === 'infected') return tellOfHeld(work, sha256, blob.scan_found ?? '')
  if (!scanner) return letGo(work, sha256)
  const { found } = await scanner.scan(() => store.open(sha256))
  const verdict = { scan: found === null ? 'clean' : 'infected', scan_found: found, scanned_at: clock.now() } as const
  await db.updateTable('blob').set(verdict).where('sha256', '=', sha256).where('scan', '<>', 'infected').execute()
  if (found !== null) await tellOfHeld(work, sha256, found)
}

/** The antivirus was taken out of the settings after the deposit: as for a deposit of today. */
async function letGo({ db, log }: WorkDeps, sha256: string): Promise<void> {
  log.warn({ sha256 }, 'no antivirus is set up: the content is not scanned')
  await db
    .updateTable('blob')
    .set({ scan: 'not_configured' })
    .where('sha256', '=', sha256)
    .where('scan', '=', 'waiting')
    .execute()
}
