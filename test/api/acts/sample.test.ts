import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { programsMissing } from '../../build/programs.ts'

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

beforeAll(() => {
  const { status, stderr } = acts('sample', folder)
  expect(stderr.replaceAll(/^.*Warning.*\n?|^\(Use .*\n?/gm, '')).toBe('')
  expect(status).toBe(0)
  files = readdirSync(folder).filter((name) => name.endsWith('.pdf'))
}, 60_000)

afterAll(() => rmSync(folder, { recursive: true }))

/** The signature's CMS and the bytes it is over, as `/ByteRange` says them. */
function takenApart(name: string) {
  const pdf = readFileSync(`${folder}/${name}`)
  const [, left = '', right = '', length = ''] = /ByteRange \[0 (\d+) +(\d+) +(\d+)/.exec(pdf.toString('latin1')) ?? []
  const whole = Buffer.concat([pdf.subarray(0, Number(left)), pdf.subarray(Number(right))])
  expect(whole.length).toBe(Number(left) + Number(length))
  writeFileSync(`${folder}/signed`, whole)
  writeFileSync(
    `${folder}/cms`,
    pdf.toString('latin1', Number(left) + 1, Number(right) - 1).replace(/(00)+$/, ''),
    'hex',
  )
  return whole
}

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
    expect(verdict('--anchors', `${folder}/authority.pem`)).toMatchObject({
      ...{ status: 0, verdict: 'valid', wholeDocument: true },
      signatures: [{ level: 'B-B', signer: 'Karim Bennani', valid: true, reason: null }],
    })
    expect(verdict()).toMatchObject({ status: 1, verdict: 'untrusted' })
  })

  test.skipIf(missing.length > 0)(
    'are trusted by pdfsig, whole for qpdf, and accepted by OpenSSL, each of them',
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
        const whole = takenApart(name)
        const asked = [
          '-verify',
          '-binary',
          '-inform',
          'DER',
          '-in',
          'cms',
          '-content',
          'signed',
          '-CAfile',
          'authority.pem',
        ]
        const accepted = () => run('openssl', 'cms', ...asked, '-purpose', 'any', '-cades', '-out', '/dev/null').status
        expect(accepted(), name).toBe(0)
        whole[100] = (whole[100] ?? 0) ^ 1
        writeFileSync(`${folder}/signed`, whole)
        expect(accepted(), name).not.toBe(0)
      }
    },
  )
})
