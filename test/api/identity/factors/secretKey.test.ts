import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { Problem } from '../../../../api/http/problem.ts'
import { seal, unseal } from '../../../../api/identity/factors/seal.ts'
import { openKey } from '../../../../api/identity/factors/secretKey.ts'

let dataFolder: string

beforeEach(() => {
  dataFolder = mkdtempSync(join(tmpdir(), 'rokhas-key-'))
})
afterEach(() => rmSync(dataFolder, { recursive: true }))

const file = () => join(dataFolder, 'secret.key')
const ofFolder = () => openKey({ secretKey: null, dataFolder })

function refusal(work: () => unknown): { code: string; cause: string } {
  try {
    work()
  } catch (error) {
    if (error instanceof Problem) return { code: error.code, cause: String(error.cause) }
    throw error
  }
  throw new Error('nothing was refused')
}

describe('the key that seals secrets', () => {
  test('is made once, for the account of the server alone, and found again', () => {
    const { bytes } = ofFolder()
    expect(statSync(file()).mode & 0o777).toBe(0o600)
    expect(readFileSync(file(), 'utf8')).toMatch(/^[0-9a-f]{64}\n$/)
    expect(ofFolder().bytes).toEqual(bytes)
  })

  test('of the settings needs no file', () => {
    openKey({ secretKey: 'ab'.repeat(32), dataFolder })
    expect(statSync(file(), { throwIfNoEntry: false })).toBeUndefined()
  })

  test('that others may read, or that is no key, is refused with its reason for the operator', () => {
    ofFolder()
    chmodSync(file(), 0o644)
    expect(refusal(ofFolder)).toMatchObject({ code: 'SECRET_KEY_UNUSABLE', cause: expect.stringMatching(/chmod 600/) })
    rmSync(file())
    writeFileSync(file(), 'nothing of a key', { mode: 0o600 })
    expect(refusal(ofFolder)).toMatchObject({ code: 'SECRET_KEY_UNUSABLE', cause: expect.stringMatching(/64 hex/) })
  })
})

describe('a sealed secret', () => {
  test('opens for its owner and nobody else', () => {
    const key = ofFolder()
    const sealed = seal(key, 'amina', 'GEZDGNBV')
    expect(sealed.toString('latin1')).not.toContain('GEZDGNBV')
    expect(unseal(key, 'amina', sealed)).toBe('GEZDGNBV')
    expect(refusal(() => unseal(key, 'driss', sealed)).code).toBe('SECRET_KEY_LOST')
  })

  test('is never sealed twice alike', () => {
    const key = ofFolder()
    expect(seal(key, 'amina', 'GEZDGNBV')).not.toEqual(seal(key, 'amina', 'GEZDGNBV'))
  })

  test('does not open once the key is lost, nor with one bit changed', () => {
    const key = ofFolder()
    const sealed = seal(key, 'amina', 'GEZDGNBV')
    const other = openKey({ secretKey: 'cd'.repeat(32), dataFolder })
    expect(refusal(() => unseal(other, 'amina', sealed))).toMatchObject({
      code: 'SECRET_KEY_LOST',
      cause: expect.stringMatching(/another key/),
    })
    for (let position = 0; position < sealed.length; position += 1) {
      const altered = Buffer.from(sealed)
      altered[position] = (altered[position] ?? 0) ^ 1
      expect(refusal(() => unseal(key, 'amina', altered)).code).toBe('SECRET_KEY_LOST')
    }
  })
})
