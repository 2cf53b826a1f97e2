import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { z } from 'zod'
import { procedureSummary } from '../../../api/contract/procedures/versions.ts'
import { createDatabase, dropDatabase } from '../../../api/setup/createDatabase.ts'
import { type TestDatabase, testDatabase } from '../../build/database.ts'
import { databaseUrl } from '../../build/testCluster.ts'

const COMMAND = fileURLToPath(new URL('../../../api/procedures/command-line/procedures.ts', import.meta.url))

let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.close())

type Ended = { readonly code: number | null; readonly out: string; readonly err: string }

const procedures = (url: string, ...args: string[]) =>
  new Promise<Ended>((resolve) => {
    const child = spawn(process.execPath, [COMMAND, ...args], { env: { ...process.env, DATABASE_URL: url } })
    let [out, err] = ['', '']
    child.stdout.on('data', (chunk) => {
      out += chunk
    })
    child.stderr.on('data', (chunk) => {
      err += chunk
    })
    child.once('close', (code) => resolve({ code, out, err }))
  })

describe('npm run procedures -- list', () => {
  test('prints a line a procedure, with the delays of the day and how sure they are', async () => {
    const { code, out } = await procedures(database.url, 'list', '--on', '2023-07-12')
    expect(code).toBe(0)
    const lines = out.trim().split('\n')
    expect(lines).toHaveLength(36)
    const line = lines.find((one) => one.startsWith('construire ')) ?? ''
    expect(line.replaceAll(/ +/g, ' ')).toBe(
      'construire U2 urban by_tests gp 25 days (sourced), pp 10 days (sourced) Permis de construire / رخصة البناء',
    )
    expect(lines.find((one) => one.startsWith('tranchee '))).toContain('à confirmer (unknown)')
  })

  test('prints the same in JSON, for today when no day is said', async () => {
    const { code, out } = await procedures(database.url, 'list', '--json')
    expect(code).toBe(0)
    const listed = z.array(procedureSummary).parse(JSON.parse(out))
    const refection = listed.find((one) => one.code === 'refection')
    expect(refection?.delays).toEqual([
      { track: null, stage: 'total', term: { length: 10, unit: 'working' }, sureness: 'sourced' },
    ])
  })

  test('refuses a day that is none, a day before all, and words it does not know', async () => {
    expect(await procedures(database.url, 'list', '--on', '2026-02-30')).toMatchObject({ code: 1, out: '' })
    expect((await procedures(database.url, 'list', '--on', '2019-01-01')).err).toContain('no procedure was in force')
    expect((await procedures(database.url, 'show')).err).toContain('npm run procedures -- list')
  })

  test('prepares a database in which nothing is, and answers all the same', async () => {
    const maintenance = inject('maintenanceUrl')
    const name = `case_${randomBytes(6).toString('hex')}`
    await createDatabase(maintenance, name)
    try {
      const { code, out, err } = await procedures(databaseUrl(maintenance, name), 'list', '--json')
      expect([code, err.trim()]).toEqual([0, 'Preparing the database…'])
      expect(z.array(procedureSummary).parse(JSON.parse(out)).length).toBeGreaterThan(25)
    } finally {
      await dropDatabase(maintenance, name)
    }
  }, 300_000)
})
