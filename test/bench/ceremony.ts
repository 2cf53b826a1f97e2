import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { openDatabase } from '../../api/db/database.ts'
import { createDatabase, dropDatabase } from '../../api/setup/createDatabase.ts'
import { Ceremony } from '../build/ceremony.ts'
import { KeyHouse } from '../build/keyHouse.ts'
import { startServerProcess } from '../build/serverProcess.ts'
import { databaseUrl, territoryTemplate } from '../build/testCluster.ts'
import type { Bench } from './bench.ts'
import type { Line } from './measure.ts'

/** What a president signs in an afternoon. */
const ACTS = 500
/** Signed before any is counted: the server has its compilers and its code by then. */
const WARM = 40

/**
 * One consent of a president for permits that wait, through the server: each is numbered, printed, signed, written to the
 * store, its dossier moved and the journal told, every commit on the disk before it is answered.
 */
export async function benchCeremony({ cluster }: Pick<Bench, 'cluster'>): Promise<readonly Line[]> {
  const maintenance = cluster.url('postgres')
  await dropDatabase(maintenance, 'bench_ceremony')
  await createDatabase(maintenance, 'bench_ceremony', await territoryTemplate(maintenance))
  const url = databaseUrl(maintenance, 'bench_ceremony')
  const house = await new KeyHouse().open(new Date())
  const folder = mkdtempSync(`${tmpdir()}/bench-ceremony-`)
  Object.assign(process.env, { ...house.env, ROKHAS_DATA: folder, ROKHAS_DOCUMENTS: `${folder}/documents` })
  const db = openDatabase(url, { max: 4 })
  const server = await startServerProcess(url)
  try {
    const ceremony = await Ceremony.open(db, house, server.url)
    await signed(ceremony, server.url, WARM)
    const seconds = await signed(ceremony, server.url, ACTS)
    return [
      {
        what: `acts of one consent of ${ACTS}: numbered, printed, signed, kept, their dossiers moved`,
        ours: `${(ACTS / seconds).toFixed(1)}/s`,
        against: `${seconds.toFixed(1)} s in all`,
        ratio: null,
        bar: '',
        held: null,
      },
    ]
  } finally {
    server.child.kill('SIGTERM')
    await server.ended
    await db.destroy()
    house.close()
    rmSync(folder, { recursive: true })
    await dropDatabase(maintenance, 'bench_ceremony')
  }
}

/** How long so many take, drafted before. @throws when one is not signed @returns seconds */
async function signed(ceremony: Ceremony, url: string, count: number): Promise<number> {
  const acts = await ceremony.drafted(url, count)
  const from = performance.now()
  let done = 0
  await ceremony.sign(url, acts, ({ signed: isSigned, code }) => {
    if (!isSigned) throw new Error(`an act was not signed: ${code}`)
    done += 1
  })
  if (done !== count) throw new Error(`${done} of ${count} acts were signed`)
  return (performance.now() - from) / 1000
}
