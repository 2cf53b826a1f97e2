import { createHash, hkdfSync, randomBytes } from 'node:crypto'
import { linkSync, mkdirSync, readFileSync, statSync, unlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Config } from '../../config.ts'
import { Problem } from '../../http/problem.ts'

/** 32 bytes that seal the secrets of second factors, and a short name of theirs that says nothing about them. */
export type SecretKey = { readonly bytes: Buffer; readonly name: Buffer }

type KeySettings = Pick<Config, 'secretKey' | 'dataFolder'>

const HEXADECIMAL = /^[0-9a-f]{64}$/
const PRIVATE = 0o600
const opened = new WeakMap<KeySettings, SecretKey>()

/**
 * The key of the settings (ROKHAS_SECRET_KEY), else the data folder's `secret.key`, made at the first need and readable
 * by the server's account alone.
 * @throws Problem SECRET_KEY_UNUSABLE whose cause tells the operator's log what is wrong with the file
 */
export function openKey(config: KeySettings): SecretKey {
  const known = opened.get(config)
  if (known) return known
  const key = named(config.secretKey ?? keyOfFolder(config.dataFolder))
  opened.set(config, key)
  return key
}

function named(hexadecimal: string): SecretKey {
  const bytes = Buffer.from(hkdfSync('sha256', Buffer.from(hexadecimal, 'hex'), '', 'rokhas second factors', 32))
  return { bytes, name: createHash('sha256').update(bytes).digest().subarray(0, 4) }
}

function keyOfFolder(folder: string): string {
  const file = join(folder, 'secret.key')
  try {
    return readKey(file) ?? makeKey(folder, file)
  } catch (cause) {
    throw Object.assign(new Problem('SECRET_KEY_UNUSABLE'), { cause })
  }
}

function readKey(file: string): string | null {
  const status = statSync(file, { throwIfNoEntry: false })
  if (!status) return null
  if ((status.mode & 0o077) !== 0) throw new Error('secret.key may be read by others: chmod 600 secret.key')
  const text = readFileSync(file, 'utf8').trim()
  if (!HEXADECIMAL.test(text)) throw new Error('secret.key does not hold 64 hexadecimal digits: restore it')
  return text
}

/** Written whole beside, then linked: two servers that start together end with one key. */
function makeKey(folder: string, file: string): string {
  mkdirSync(folder, { recursive: true })
  const draft = `${file}.${randomBytes(6).toString('hex')}`
  writeFileSync(draft, `${randomBytes(32).toString('hex')}\n`, { mode: PRIVATE, flag: 'wx' })
  try {
    linkSync(draft, file)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  } finally {
    unlinkSync(draft)
  }
  const key = readKey(file)
  if (key === null) throw new Error('secret.key vanished while it was made')
  return key
}
