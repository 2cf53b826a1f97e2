import { sql } from 'kysely'
import { pino } from 'pino'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { closeDays } from '../../../api/journal/closeDays.ts'
import { dayStatement } from '../../../api/journal/merkle.ts'
import { timestampDays } from '../../../api/journal/timestampDays.ts'
import { verifyJournal } from '../../../api/journal/verify.ts'
import { type TestDatabase, testDatabase } from '../../build/database.ts'
import { clockAt, sealedBatch } from '../../build/journal.ts'
import { hasOpenssl, startTimestampAuthority, type TimestampAuthority } from '../../build/timestampAuthority.ts'
import { testWork } from '../../build/work.ts'

const FIRST = '2026-11-23'
const SECOND = '2026-11-24'

describe.skipIf(!hasOpenssl())('days timestamped by an authority (OpenSSL’s, RFC 3161)', () => {
  let database: TestDatabase
  let authority: TimestampAuthority

  beforeAll(async () => {
    database = await testDatabase()
    authority = await startTimestampAuthority()
  })
  afterAll(async () => {
    await authority.close()
    await database.close()
  })

  /** Two days that are over. */
  beforeEach(async () => {
    authority.answerWith = (reply) => reply
    await asSuperuser('truncate journal_event, journal_unsealed, journal_batch, journal_leaf, journal_day')
    await sealedBatch(database.db, `${FIRST}T09:00:00Z`, 3)
    await sealedBatch(database.db, `${SECOND}T09:00:00Z`, 2)
    await closeDays({ db: database.db, clock: clockAt('2026-11-25T09:00:00Z') })
  })

  const asSuperuser = (...statements: readonly string[]) =>
    database.db.transaction().execute(async (transaction) => {
      await sql`set local session_replication_role = replica`.execute(transaction)
      for (const statement of statements) await sql.raw(statement).execute(transaction)
    })

  async function stamp(policy: string | null = null): Promise<{ kept: number; said: readonly string[] }> {
    const said: string[] = []
    const log = pino(
      { level: 'warn' },
      { write: (line: string) => said.push((JSON.parse(line) as { reason: string }).reason) },
    )
    const { work, close } = testWork({ url: database.url, clock: clockAt('2026-11-25T09:00:00Z') })
    const config = { ...work.config, timestamp: { url: authority.url, policy } }
    const kept = await timestampDays({ ...work, log, config }).finally(close)
    return { kept, said }
  }

  const days = () => database.db.selectFrom('journal_day').selectAll().orderBy('day').execute()
  const fault = async () => (await verifyJournal(database.db)).fault

  test('keep a token that OpenSSL itself finds good for what is published of the day, and verify', async () => {
    expect(await stamp()).toEqual({ kept: 2, said: [] })
    for (const { day, batches, root, token, authority: by, timestamped_at } of await days()) {
      expect(by).toBe(authority.url)
      expect(timestamped_at).toBeInstanceOf(Date)
      expect(authority.vouches(token ?? Buffer.alloc(0), dayStatement(day, batches, root))).toBe(true)
      expect(authority.vouches(token ?? Buffer.alloc(0), dayStatement(day, batches + 1, root))).toBe(false)
    }
    expect(await fault()).toBeNull()
    expect(await stamp()).toEqual({ kept: 0, said: [] })
  })

  test('name the first day whose token a superuser exchanged, cut or wrote', async () => {
    await stamp()
    const [first, second] = await days()
    const hex = (token: Buffer | null | undefined) => `'\\x${token?.toString('hex')}'`
    await asSuperuser(
      `update journal_day set token = ${hex(second?.token)} where day = '${FIRST}'`,
      `update journal_day set token = ${hex(first?.token)} where day = '${SECOND}'`,
    )
    expect(await fault()).toEqual({ code: 'TOKEN_DIFFERS', id: FIRST })
    await asSuperuser(
      `update journal_day set token = ${hex(first?.token)} where day = '${FIRST}'`,
      `update journal_day set token = substring(token for 100) where day = '${SECOND}'`,
    )
    expect(await fault()).toEqual({ code: 'TOKEN_DIFFERS', id: SECOND })
    await asSuperuser(`update journal_day set token = 'anything' where day = '${SECOND}'`)
    expect(await fault()).toEqual({ code: 'TOKEN_DIFFERS', id: SECOND })
  })

  test('wait for the next round when the authority refuses, is cut off, answers nonsense or another request', async () => {
    let old = Buffer.alloc(0)
    authority.answerWith = (reply) => {
      old = Buffer.from(reply)
      return Buffer.from('no reply')
    }
    expect(await stamp()).toEqual({ kept: 0, said: ['the answer is no TimeStampResp'] })
    authority.answerWith = () => old
    expect(await stamp()).toEqual({ kept: 0, said: ['the token answers another request'] })
    authority.answerWith = () => null
    expect((await stamp()).said[0]).toMatch(/fetch failed/)
    authority.answerWith = (reply) => reply
    expect((await stamp('1.2.3.4')).said[0]).toMatch(/^refused with status 2/)
    expect((await days()).map(({ token }) => token)).toEqual([null, null])
    expect(await stamp(authority.policy)).toEqual({ kept: 2, said: [] })
  })

  test('refuse another token once they have one, even from their owner', async () => {
    await stamp()
    const change = sql`update journal_day set token = 'anything'`.execute(database.db)
    await expect(change).rejects.toThrow('stays as it is')
  })
})
