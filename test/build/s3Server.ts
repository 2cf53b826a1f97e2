import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { fileURLToPath } from 'node:url'

export type S3Server = {
  /** The value of ROKHAS_DOCUMENTS that leads to a bucket of this server. */
  readonly place: (bucket: string) => string
  /** The folder its contents lie in. */
  readonly folder: string
  readonly close: () => Promise<void>
}

/** The keys it knows; it refuses others. */
export const S3_KEYS = { AWS_ACCESS_KEY_ID: 'S3RVER', AWS_SECRET_ACCESS_KEY: 'S3RVER' } as const

const SCRIPT = fileURLToPath(new URL('./s3Process.ts', import.meta.url))

/** A real server of the S3 protocol, with one bucket. */
export async function startS3Server(bucket: string, port = 0): Promise<S3Server> {
  const folder = mkdtempSync(`${tmpdir()}/rokhas-s3-`)
  // It seals the mark of a listing's next page with a cipher that OpenSSL calls old.
  const child = spawn(process.execPath, ['--openssl-legacy-provider', SCRIPT, folder, bucket, String(port)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = once(child, 'exit')
  const said = await Promise.race([once(child.stdout.setEncoding('utf8'), 'data'), ended])
  if (child.exitCode !== null) throw new Error('the S3 server did not start')
  const endpoint = encodeURIComponent(`http://127.0.0.1:${String(said[0]).trim()}`)
  const place = (name: string) => `s3://${name}/documents?region=us-east-1&endpoint=${endpoint}`
  const close = async () => {
    child.kill()
    await ended
    rmSync(folder, { recursive: true, force: true })
  }
  return { place, folder, close }
}
