import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Tracked } from '../../../api/contract/tracking.ts'
import { asking } from '../../build/asking.ts'
import { type TestDatabase, testDatabase } from '../../build/database.ts'
import { Dossiers } from '../../build/dossiers.ts'
import { People } from '../../build/people.ts'
import { type TestServer, testServer } from '../../build/server.ts'

let database: TestDatabase
let server: TestServer
let people: People
const ask = asking(() => server)

beforeAll(async () => {
  database = await testDatabase()
  server = await testServer({ url: database.url, env: { ROKHAS_PROXY: 'on' } })
  people = new People(database.db)
})

afterAll(async () => {
  await server.close()
  await database.close()
})

let last = 0
/** A filed dossier with its number, and what its owner shows. */
async function filed({ nationalId = 'BE 123456' } = {}) {
  const owner = await people.person()
  await database.db.updateTable('person').set({ national_id: nationalId }).where('id', '=', owner).execute()
  last += 1
  const number = `061410141-2026-${String(last).padStart(5, '0')}`
  const id = await new Dossiers(database.db).filed(owner, number)
  return { owner, id, number }
}

const network = () => ({ 'x-forwarded-for': `198.51.100.${Math.floor(Math.random() * 250) + 1}` })
const track = (number: string, identity: string, headers = network()) =>
  ask<Tracked>('POST', '/api/tracking', { headers, body: { number, identity } })

describe('a dossier followed without an account', () => {
  test('says its step, who holds it, since when and until when, and nobody’s name', async () => {
    const { number } = await filed()
    const { status, answer } = await track(number, 'BE123456')
    expect(status).toBe(200)
    expect(answer).toMatchObject({
      number,
      step: 'filed',
      holder: 'guichet',
      since: '2026-11-20T08:00:00.000Z',
      due: '2026-12-04',
      late: false,
      procedure: { code: 'refection', silence: 'granted' },
      history: [{ event: 'file', step: 'filed', at: '2026-11-20T08:00:00.000Z' }],
    })
    expect(JSON.stringify(answer)).not.toMatch(/Tazi|Amina|BE ?123456|person/)
  })

  test('whose last day is past says so, until it is decided', async () => {
    const { id, number } = await filed({ nationalId: 'LA7E' })
    await sql`update dossier set due_day = '2026-11-23' where id = ${id}`.execute(database.db)
    expect((await track(number, 'LA7E')).answer).toMatchObject({ due: '2026-11-23', late: true })
    await sql`update dossier set step = 'granted', state = 'decided' where id = ${id}`.execute(database.db)
    expect((await track(number, 'LA7E')).answer).toMatchObject({ step: 'granted', holder: 'nobody', late: false })
  })

  test('is found however its number and the identity are written', async () => {
    const { number } = await filed({ nationalId: 'ab99' })
    expect((await track(number.replaceAll('-', ' '), ' AB-99 ')).status).toBe(200)
  })

  test('of a company is found by its ICE', async () => {
    const { id, number } = await filed()
    const company = await people.body('company')
    await database.db.updateTable('body').set({ ice: '001234567000089' }).where('id', '=', company).execute()
    await new Dossiers(database.db).take(id, { body: company, part: 'owner' })
    expect((await track(number, '001234567000089')).status).toBe(200)
  })

  test('answers alike for another identity, an unknown number and an owner without one', async () => {
    const { number, owner } = await filed({ nationalId: 'CD777' })
    const wrong = await track(number, 'CD778')
    expect(wrong).toMatchObject({ status: 404, answer: { code: 'DOSSIER_NOT_TRACKED' } })
    const unknown = await track('061410141-2026-99999', 'CD777')
    expect({ ...unknown.answer, requestId: '' }).toEqual({ ...wrong.answer, requestId: '' })
    await database.db.updateTable('person').set({ national_id: null }).where('id', '=', owner).execute()
    expect((await track(number, 'CD777')).status).toBe(404)
    expect((await track(number, '---')).status).toBe(404)
  })

  test('guessed at again and again makes the guesser wait, never whoever knows the identity first', async () => {
    const { number } = await filed({ nationalId: 'EF555' })
    const answers = []
    for (let guess = 0; guess < 11; guess += 1) answers.push((await track(number, `ZZ${guess}00`)).status)
    expect(answers.slice(0, 10)).toEqual(Array(10).fill(404))
    expect(answers.at(-1)).toBe(429)
    const another = await filed({ nationalId: 'EF556' })
    for (let look = 0; look < 15; look += 1) expect((await track(another.number, 'EF556')).status).toBe(200)
  })

  test('is guessed at as one number whatever the writing, and makes nobody wait who asks for another', async () => {
    const writings = ['٤٧١١/٢٣', '4711/23', '٤٧11-2٣', '۴۷۱۱ ۲۳', '47١١/٢3']
    const here = { 'x-forwarded-for': '203.0.113.9' }
    const answers = []
    for (let guess = 0; guess < 11; guess += 1)
      answers.push((await track(writings[guess % writings.length] ?? '', `ZZ${guess}11`, here)).status)
    expect(answers).toEqual([...Array(10).fill(404), 429])
    expect((await track('٨٨٠١/٢٢', 'ZZ111', here)).status).toBe(404)
  })

  test('under a paper number is shut to everybody once forty guesses a minute came from many networks', async () => {
    const answers = []
    for (let guess = 0; guess < 41; guess += 1)
      answers.push((await track('77/2021', `ZX${guess}`, { 'x-forwarded-for': `2001:db8:0:${guess}::1` })).status)
    expect(answers).toEqual([...Array(40).fill(404), 429])
    expect((await track('78/2021', 'ZX1', { 'x-forwarded-for': '2001:db8:0:40::1' })).status).toBe(404)
  })

  test('brought in from paper has a number of its own, counted from everywhere as those given here', async () => {
    const answers = []
    for (let guess = 0; guess < 11; guess += 1)
      answers.push(
        (await track('061410141-2024-R00007', `ZV${guess}`, { 'x-forwarded-for': `192.0.2.${guess + 1}` })).status,
      )
    expect(answers).toEqual([...Array(10).fill(404), 429])
  })

  test('within one half of IPv6 is guessed at as from one network', async () => {
    const answers = []
    for (let guess = 0; guess < 11; guess += 1)
      answers.push((await track('79/2021', `ZW${guess}`, { 'x-forwarded-for': `2001:db8:1:1::${guess + 1}` })).status)
    expect(answers).toEqual([...Array(10).fill(404), 429])
  })

  test('is nothing before it has a number', async () => {
    const owner = await people.person()
    await database.db.updateTable('person').set({ national_id: 'GH1' }).where('id', '=', owner).execute()
    await new Dossiers(database.db).of(owner)
    expect((await track('-----', 'GH1')).status).toBe(404)
    expect((await track(randomUUID(), 'GH1')).status).toBe(404)
  })
})
