import { execFile, spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openedCms } from '../../build/openedCms.ts'
import { programsMissing } from '../../build/programs.ts'
import { startTimestampAuthority, type TimestampAuthority } from '../../build/timestampAuthority.ts'

const missing = programsMissing('the sample acts are not shown to other programs', [
  ...(['openssl', 'pdfsig', 'certutil', 'qpdf'] as const),
])

const folder = mkdtempSync(`${tmpdir()}/rokhas-exemples-`)
const KINDS = ['permit', 'refusal', 'deferral', 'certificate', 'attestation']
const LAYOUTS = ['fr', 'ar', 'both']

const run = (program: string, ...args: readonly string[]) => {
  const { status, stdout, stderr } = spawnSync(program, args, { cwd: folder, encoding: 'utf8' })
  return { status, said: `${stdout}${stderr}` }
}
const acts = (...args: readonly string[]) =>
  spawnSync(process.execPath, ['api/acts/command-line/acts.ts', ...args], { encoding: 'utf8' })

let files: readonly string[]
let clock: TimestampAuthority

beforeAll(async () => {
  clock = await startTimestampAuthority()
  writeFileSync(`${folder}/clock.pem`, clock.pem)
  const env = { ...process.env, ROKHAS_TIMESTAMP_URL: clock.url, ROKHAS_SIGNATURE_ANCHORS: `${folder}/clock.pem` }
  // Fails when it does not end with 0. The authority answers from here: this waits without holding it up.
  const asked = ['api/acts/command-line/acts.ts', 'sample', folder]
  const { stderr } = await promisify(execFile)(process.execPath, asked, { env, encoding: 'utf8' })
  expect(stderr.replaceAll(/^.*Warning.*\n?|^\(Use .*\n?/gm, '')).toBe('')
  files = readdirSync(folder).filter((name) => name.endsWith('.pdf'))
  const believed = ['authority.pem', 'clock.pem'].map((name) => readFileSync(`${folder}/${name}`, 'utf8'))
  writeFileSync(`${folder}/anchors.pem`, believed.join('\n'))
}, 60_000)

afterAll(async () => {
  await clock.close()
  rmSync(folder, { recursive: true })
})

describe('the sample acts', () => {
  test('are one for every template and layout, and the authority of their signers', () => {
    const names = KINDS.flatMap((kind) => LAYOUTS.map((layout) => `${kind}-1-${layout}.pdf`))
    expect(files.toSorted()).toEqual(names.toSorted())
    expect(readFileSync(`${folder}/authority.pem`, 'utf8')).toContain('BEGIN CERTIFICATE')
  })

  test('are valid for the command that verifies, once their authority is believed, and for nobody who does not', () => {
    const verdict = (...more: readonly string[]) => {
      const { status, stdout } = acts('verify', `${folder}/permit-1-both.pdf`, '--json', ...more)
      return { status, ...JSON.parse(stdout) }
    }
    expect(verdict('--anchors', `${folder}/anchors.pem`)).toMatchObject({
      ...{ status: 0, verdict: 'valid', wholeDocument: true },
      signatures: [{ level: 'B-T', signer: 'Karim Bennani', valid: true, reason: null }],
    })
    expect(verdict()).toMatchObject({ status: 1, verdict: 'untrusted' })
  })

  test.skipIf(missing.length > 0)(
    'are trusted by pdfsig, whole for qpdf, and accepted by OpenSSL with the token that dates them, each of them',
    () => {
      run('certutil', '-N', '-d', '.', '--empty-password')
      run('certutil', '-A', '-d', '.', '-n', 'root', '-t', 'C,C,C', '-i', 'authority.pem')
      for (const name of files) {
        const { said } = run('pdfsig', '-nssdir', '.', name)
        expect(said, name).toContain('Signature is Valid')
        expect(said, name).toContain('Certificate is Trusted')
        expect(said, name).toContain('Total document signed')
        expect(run('qpdf', '--check', name), name).toMatchObject({
          status: 0,
          said: expect.not.stringMatching(/warn/i),
        })
        const { whole, cms, signature, token } = openedCms(readFileSync(`${folder}/${name}`), folder)
        writeFileSync(`${folder}/cms`, cms)
        writeFileSync(`${folder}/signed`, whole)
        const asked = ['-verify', '-binary', '-inform', 'DER', '-in', 'cms', '-content', 'signed']
        const from = ['-CAfile', 'authority.pem', '-purpose', 'any', '-cades', '-out', '/dev/null']
        const accepted = () => run('openssl', 'cms', ...asked, ...from).status
        expect(accepted(), name).toBe(0)
        whole[100] = (whole[100] ?? 0) ^ 1
        writeFileSync(`${folder}/signed`, whole)
        expect(accepted(), name).not.toBe(0)
        expect(clock.vouches(token, signature), name).toBe(true)
        expect(clock.vouches(token, whole), name).toBe(false)
      }
    },
  )
})
