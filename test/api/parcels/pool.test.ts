import { afterEach, describe, expect, test } from 'vitest'
import { type PoolOptions, ReadingPool } from '../../../api/parcels/reading/pool.ts'
import type { ReadingJob } from '../../../api/parcels/reading/protocol.ts'
import { CASABLANCA_BORNES } from '../../spatial/intake/filed.ts'

const pools: ReadingPool[] = []
afterEach(async () => {
  await Promise.all(pools.splice(0).map((pool) => pool.close()))
})

function poolOf(options: PoolOptions): ReadingPool {
  const pool = new ReadingPool(options)
  pools.push(pool)
  return pool
}

const QUICK: ReadingJob = {
  source: { kind: 'bornes', bornes: CASABLANCA_BORNES.map(([x, y]) => ({ x, y })) },
  srid: 26191,
}

/** A comb of slanted teeth: the box of every side meets the box of every other, so that checking it is quadratic. */
function slow(teeth: number): ReadingJob {
  const there = Array.from({ length: teeth }, (_, index) => [
    [300_000 + index * 0.4, 300_000],
    [340_000 + index * 0.4 + 0.2, 340_000],
  ]).flat()
  const text = JSON.stringify({
    type: 'Polygon',
    coordinates: [[...there, [365_000, 299_000], [290_000, 299_000], [300_000, 300_000]]],
  })
  return { source: { kind: 'file', bytes: new TextEncoder().encode(text) }, srid: 26191 }
}

/** Deep and wide JSON that takes far more room parsed than written. */
function heavy(): ReadingJob {
  const text = `{"type":"FeatureCollection","features":[${Array.from({ length: 1500 }, (_, index) => `{"type":"Feature","properties":{${Array.from({ length: 300 }, (_, key) => `"k${index}_${key}":{"a":${key}}`).join(',')}},"geometry":null}`).join(',')}]}`
  return { source: { kind: 'file', bytes: new TextEncoder().encode(text) } }
}

describe('A reading that takes too long', () => {
  test('is stopped and refused, and the next file is read by a new thread', async () => {
    const pool = poolOf({ workers: 1, timeLimitMs: 400 })
    const stopped = await pool.read(slow(20_000))
    expect(stopped).toMatchObject({ ok: false, error: { code: 'READING_TOOK_TOO_LONG', data: { seconds: 0.4 } } })
    expect(await pool.read(QUICK)).toMatchObject({ ok: true })
  })

  test('does not keep the others waiting', async () => {
    const pool = poolOf({ workers: 2, timeLimitMs: 3000 })
    let isSlowDone = false
    const slowly = pool.read(slow(20_000)).finally(() => {
      isSlowDone = true
    })
    await pool.read(QUICK)
    await pool.read(QUICK)
    expect(isSlowDone).toBe(false)
    await slowly
  })
})

describe('A reading that takes too much memory', () => {
  test('is stopped and refused, and the server goes on', async () => {
    const pool = poolOf({ workers: 1, heapMb: 24 })
    expect(await pool.read(heavy())).toMatchObject({ ok: false, error: { code: 'READING_TOO_HEAVY' } })
    expect(await pool.read(QUICK)).toMatchObject({ ok: true })
  })
})

describe('The waiting room', () => {
  test('is bounded in files', async () => {
    const pool = poolOf({ workers: 1, mostWaiting: 2 })
    const asked = [QUICK, QUICK, QUICK].map((job) => pool.read(job))
    const ended = await Promise.allSettled(asked)
    expect(ended.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected'])
  })

  test('is bounded in bytes, but one file alone always has a seat', async () => {
    const pool = poolOf({ workers: 1, mostWaitingBytes: 10 })
    const ended = await Promise.allSettled([pool.read(QUICK), pool.read(QUICK)])
    expect(ended.map(({ status }) => status)).toEqual(['fulfilled', 'rejected'])
  })

  test('is served in order by every thread there is', async () => {
    const pool = poolOf({ workers: 2 })
    const ended = await Promise.all(Array.from({ length: 30 }, () => pool.read(QUICK)))
    expect(ended.every(({ ok }) => ok)).toBe(true)
  })
})
