import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { SigningOutcome } from '../../../api/contract/actsSigning.ts'
import { Ceremony, type Choice } from '../../build/ceremony.ts'
import { type TestDatabase, testDatabase } from '../../build/database.ts'
import { KeyHouse } from '../../build/keyHouse.ts'
import { type ServerProcess, startServerProcess } from '../../build/serverProcess.ts'

/** What a president signs in an afternoon is 500: `ACTS_IN_BATCH=500`. Each run takes enough for every death to fall inside. */
const ACTS = Number(process.env.ACTS_IN_BATCH ?? 160)
/** The server dies when it has told of so many; again and again, then the rest is signed. */
const DEATHS = [3, 20, 50, 51] as const

let database: TestDatabase
let house: KeyHouse
let folder: string
const started: ServerProcess[] = []

beforeAll(async () => {
  database = await testDatabase()
  house = await new KeyHouse().open(new Date())
  folder = mkdtempSync(`${tmpdir()}/rokhas-kill-`)
})
afterAll(async () => {
  for (const { child, ended } of started) {
    child.kill('SIGKILL')
    await ended
  }
  await database.close()
  house.close()
  rmSync(folder, { recursive: true })
})

async function start(): Promise<ServerProcess> {
  const settings = { ...house.env, ROKHAS_DATA: folder, ROKHAS_DOCUMENTS: `${folder}/documents` }
  Object.assign(process.env, settings)
  const server = await startServerProcess(database.url)
  started.push(server)
  return server
}

/** Asks for the signatures and hears of each; the server is killed once so many were told. */
async function sign(
  ceremony: Ceremony,
  server: ServerProcess,
  acts: readonly Choice[],
  dieAt = Number.POSITIVE_INFINITY,
) {
  const told: SigningOutcome[] = []
  const hear = (outcome: SigningOutcome) => {
    told.push(outcome)
    if (told.length >= dieAt) server.child.kill('SIGKILL')
  }
  await ceremony.sign(server.url, acts, hear).catch((error: unknown) => {
    if (!server.child.killed) throw error
  })
  return told
}

const rows = async () =>
  (
    await sql<{ id: string; state: string; number: number | null; step: string; signs: number; sha: string | null }>`
      select a.id, a.state, a.number, d.step, a.file_sha256 as sha,
        (select count(*)::integer from dossier_event e where e.dossier_id = d.id and e.event = 'sign') as signs
      from act a join dossier d on d.id = a.dossier_id`.execute(database.db)
  ).rows

/** What must hold at any moment: no number twice or missing, and an act signed exactly where its dossier moved. */
async function mustHold() {
  const all = await rows()
  const numbers = all.flatMap(({ number }) => (number === null ? [] : [number])).toSorted((one, other) => one - other)
  expect(numbers).toEqual(numbers.map((_, nth) => nth + 1))
  for (const { state, step, signs, sha } of all)
    expect([state, step, signs, sha !== null]).toEqual(
      state === 'signed' ? ['signed', 'granted', 1, true] : [state, 'to_sign', 0, false],
    )
  return all
}

describe(`a server killed, again and again, in the middle of a batch of ${ACTS} acts`, () => {
  test('has lost no number, given none twice, and half-signed nothing', { timeout: 480_000 }, async () => {
    let server = await start()
    const ceremony = await Ceremony.open(database.db, house, server.url)
    const acts = await ceremony.drafted(server.url, ACTS)
    const acknowledged = new Map<string, string | null>()
    const left = () => acts.filter(({ actId }) => !acknowledged.has(actId))
    for (const dieAt of DEATHS) {
      for (const { signed, actId, reference } of await sign(ceremony, server, left(), dieAt))
        if (signed) acknowledged.set(actId, reference)
      await server.ended
      await pause(50) // what the database was doing for it is rolled back
      await mustHold()
      server = await start()
    }
    const last = await sign(ceremony, server, left())
    for (const { signed, actId, reference, code } of last)
      if (signed) acknowledged.set(actId, reference)
      else expect([actId, code]).toEqual([actId, 'ACT_SIGNED_MEANWHILE'])
    const all = await mustHold()
    expect(all.filter(({ state }) => state === 'signed')).toHaveLength(ACTS)
    const numberOf = new Map(all.map(({ id, number }) => [id, number]))
    // What was told is what is kept.
    for (const [id, reference] of acknowledged) expect(reference?.split('/')[0]).toBe(String(numberOf.get(id)))
  })
})
