import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { dayOf } from '../../../api/clock.ts'
import type { ActsOfDossier } from '../../../api/contract/actsDrafted.ts'
import type { SigningOutcome } from '../../../api/contract/actsSigning.ts'
import type { SigningKey } from '../../../api/contract/keys.ts'
import { asking } from '../../build/asking.ts'
import { type TestDatabase, testDatabase } from '../../build/database.ts'
import { Dossiers } from '../../build/dossiers.ts'
import { KeyHouse, PASSPHRASE } from '../../build/keyHouse.ts'
import { People } from '../../build/people.ts'
import { type ServerProcess, startServerProcess } from '../../build/serverProcess.ts'

const AIN_CHOCK = '06.141.01.41'
/** What a president signs in an afternoon is 500: `ACTS_IN_BATCH=500`. Each run takes enough for every death to fall inside. */
const ACTS = Number(process.env.ACTS_IN_BATCH ?? 160)
/** The server dies when it has told of so many; again and again, then the rest is signed. */
const DEATHS = [3, 20, 50, 51] as const
const DRAFTED_AT_ONCE = 8

type Headers = Record<string, string>
type Choice = { readonly dossierId: string; readonly actId: string; readonly version: number }

let database: TestDatabase
let house: KeyHouse
let people: People
let folder: string
const started: ServerProcess[] = []

beforeAll(async () => {
  database = await testDatabase()
  house = await new KeyHouse().open(new Date())
  people = new People(database.db)
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

/** A dossier that waits for its permit to be signed, and its draft. */
async function drafted(server: ServerProcess, headers: Headers): Promise<Choice> {
  const ask = asking(() => ({ url: server.url, close: async () => undefined }))
  const person = await people.person()
  const id = await new Dossiers(database.db).under(person, { code: 'refection', track: null })
  const today = dayOf(new Date())
  for (const [nth, event, step] of [
    [1, 'accept', 'to_settle'],
    [2, 'settle', 'to_sign'],
  ] as const)
    await sql`insert into dossier_event (dossier_id, move, event, step, state, at, day, person_id)
      select ${id}, moves + 1, ${event}, ${step}, 'examined', now() - ${`${9 - nth} minutes`}::interval, ${today}, ${person}
      from dossier where id = ${id}`.execute(database.db)
  const body = { kind: 'permit', seen: 0 }
  const { status, answer } = await ask<ActsOfDossier>('POST', `/api/dossiers/${id}/acts`, { headers, body })
  const [act] = answer.acts ?? []
  if (!act) throw new Error(`not drafted: ${status} ${JSON.stringify(answer)}`)
  return { dossierId: id, actId: act.id, version: act.version }
}

type Asked = { readonly headers: Headers; readonly keyId: string; readonly acts: readonly Choice[] }

/** Asks for the signatures and hears of each; the server is killed once so many were told. */
async function sign(server: ServerProcess, { headers, keyId, acts }: Asked, dieAt = Number.POSITIVE_INFINITY) {
  const told: SigningOutcome[] = []
  try {
    const response = await fetch(`${server.url}/api/acts/sign`, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json' },
      body: JSON.stringify({ keyId, secret: { word: PASSPHRASE }, acts }),
    })
    if (!response.body || response.status !== 200) throw new Error(`${response.status} ${await response.text()}`)
    let rest = ''
    for await (const part of response.body.pipeThrough(new TextDecoderStream())) {
      const lines = (rest + part).split('\n')
      rest = lines.pop() ?? ''
      told.push(...lines.map((line) => JSON.parse(line) as SigningOutcome))
      if (told.length >= dieAt) server.child.kill('SIGKILL')
    }
  } catch (error) {
    if (!server.child.killed) throw error
  }
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
    const president = await people.acting('arrondissement', 'president', [AIN_CHOCK])
    const headers = await people.signIn(president.person, { secondFactor: true, now: new Date() })
    const ask = asking(() => ({ url: server.url, close: async () => undefined }))
    const body = {
      kind: 'pkcs12',
      fileName: 'cle.p12',
      file: house.file('Amina Tazi', new Date(Date.now() - 60_000)),
      secret: { word: PASSPHRASE },
    }
    const key = await ask<SigningKey>('POST', `/api/bodies/${president.body}/keys`, { headers, body })
    const keyId = key.answer.id
    const acts: Choice[] = []
    while (acts.length < ACTS)
      acts.push(
        ...(await Promise.all(Array.from({ length: DRAFTED_AT_ONCE }, () => drafted(server, headers)))).slice(
          0,
          ACTS - acts.length,
        ),
      )
    const acknowledged = new Map<string, string | null>()
    const left = () => acts.filter(({ actId }) => !acknowledged.has(actId))
    for (const dieAt of DEATHS) {
      for (const { signed, actId, reference } of await sign(server, { headers, keyId, acts: left() }, dieAt))
        if (signed) acknowledged.set(actId, reference)
      await server.ended
      await pause(50) // what the database was doing for it is rolled back
      await mustHold()
      server = await start()
    }
    const last = await sign(server, { headers, keyId, acts: left() })
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
