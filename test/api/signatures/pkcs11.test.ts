import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { KEY_FAULTS } from '../../../api/contract/keyFaults.ts'
import type { OpenKey } from '../../../api/signatures/openKey.ts'
import { faultOf } from '../../../api/signatures/pkcs11/faults.ts'
import { openPkcs11, type TokenKey } from '../../../api/signatures/pkcs11/pkcs11.ts'
import { readReference } from '../../../api/signatures/pkcs11/reference.ts'
import type { SignatureProvider } from '../../../api/signatures/provider.ts'
import { signPdf } from '../../../api/signatures/sign.ts'
import { verifyPdf } from '../../../api/signatures/verify.ts'
import { openedCms } from '../../build/openedCms.ts'
import { printedReceipt } from '../../build/printedReceipt.ts'
import { SigningAuthority } from '../../build/signingAuthority.ts'
import { findSoftHsm, SoftHsm, TOKEN_PIN } from '../../build/softHsm.ts'

const module = findSoftHsm()
if (!module) process.stdout.write('no key is asked of a token: no SoftHSM (softhsm2)\n')

describe.skipIf(!module)('A key kept by a token (SoftHSM2, through its own driver)', () => {
  let authority: SigningAuthority
  let hsm: SoftHsm
  const certified: Record<string, SignatureProvider> = {}
  let now: Date

  beforeAll(() => {
    authority = new SigningAuthority()
    hsm = new SoftHsm()
    certified.rsa = authority.signer('Présidente')
    certified.ec = authority.signer('Vice-président', { key: ['EC', '-pkeyopt', 'ec_paramgen_curve:P-256'] })
    // A certificate is in force from the second it was made in.
    now = new Date(Math.ceil(Date.now() / 1000) * 1000)
    hsm.token('commune')
    hsm.token('annexe')
    hsm.holds('commune', `${authority.folder}/Présidente.key`, { id: '01', label: 'presidente' })
    hsm.holds('commune', `${authority.folder}/Vice-président.key`, { id: 'a1ff', label: 'vice' })
  })
  afterAll(() => {
    hsm.close()
    authority.close()
  })

  const keyOf = (kind: 'rsa' | 'ec', { reference, pin }: { reference: string; pin: string }): TokenKey => {
    const { certificate, chain } = certified[kind] ?? {}
    if (!certificate || !chain) throw new Error('not certified')
    return { certificate, chain, module: module ?? '', reference, pin }
  }
  const REFERENCES = { rsa: 'pkcs11:token=commune;id=%01', ec: 'pkcs11:token=commune;id=%A1%ff;object=vice' } as const
  const opening = (kind: 'rsa' | 'ec', { reference = REFERENCES[kind] as string, pin = TOKEN_PIN } = {}) =>
    openPkcs11(keyOf(kind, { reference, pin }))
  const opened = async (kind: 'rsa' | 'ec' = 'rsa'): Promise<OpenKey> => {
    const key = await opening(kind)
    if (!key.ok) throw new Error(key.error)
    return key.value
  }
  const fault = async (work: Promise<{ ok: boolean; error?: unknown }>) => (await work).error
  const signing = async (key: OpenKey) =>
    key.sign(Buffer.from('un acte')).then(
      () => null,
      (error: { code?: string }) => error.code,
    )

  /** The processes this one started that run a driver. */
  const drivers = () =>
    readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .filter((pid) => {
        try {
          const stat = readFileSync(`/proc/${pid}/stat`, 'latin1')
          const parent = Number(stat.slice(stat.lastIndexOf(')')).split(' ')[2])
          return parent === process.pid && readFileSync(`/proc/${pid}/cmdline`, 'latin1').includes('pkcs11/process.ts')
        } catch {
          return false // it ended while it was looked at
        }
      })
      .map(Number)

  test.each(['rsa', 'ec'] as const)(
    'signs a PDF (%s): OpenSSL accepts it, pdfsig and we find it valid',
    async (kind) => {
      const key = await opened(kind)
      const signed = await signPdf(await printedReceipt(), key, { at: now, permits: 2 })
      key.close()
      if (!signed.ok) throw new Error(signed.error)
      const { cms, whole } = openedCms(signed.value, authority.folder)
      expect(authority.accepts(cms, whole)).toBe(true)
      const { verdict, signatures } = verifyPdf(signed.value, { anchors: [authority.anchor], now })
      expect([verdict, signatures[0]?.level]).toEqual(['valid', 'B-B'])
      writeFileSync(`${authority.folder}/token.pdf`, signed.value)
      expect(
        spawnSync('pdfsig', ['-nocert', 'token.pdf'], { cwd: authority.folder, encoding: 'utf8' }).stdout,
      ).toContain('Signature is Valid')
    },
  )

  test('says what is wrong: the PIN, the token, the key, the driver', async () => {
    expect(await fault(opening('rsa', { pin: '000000' }))).toBe('KEY_SECRET_WRONG')
    expect(await fault(opening('rsa', { pin: '' }))).toBe('KEY_SECRET_WRONG')
    expect(await fault(opening('rsa', { reference: 'pkcs11:token=ailleurs;id=%01' }))).toBe('KEY_TOKEN_ABSENT')
    expect(await fault(opening('rsa', { reference: 'pkcs11:token=annexe;id=%01' }))).toBe('KEY_MISSING')
    expect(await fault(opening('rsa', { reference: 'pkcs11:token=commune;id=%09' }))).toBe('KEY_MISSING')
    expect(
      await fault(
        openPkcs11({ ...keyOf('rsa', { reference: REFERENCES.rsa, pin: TOKEN_PIN }), module: '/nowhere.so' }),
      ),
    ).toBe('KEY_DRIVER_UNUSABLE')
    // A library of the machine that is no PKCS#11 module.
    expect(
      await fault(openPkcs11({ ...keyOf('rsa', { reference: REFERENCES.rsa, pin: TOKEN_PIN }), module: 'libc.so.6' })),
    ).toBe('KEY_DRIVER_UNUSABLE')
    hsm.token('annexe')
    expect(await fault(opening('rsa', { reference: 'pkcs11:token=annexe;id=%01' }))).toBe('KEY_TOKEN_AMBIGUOUS')
  })

  test('what a driver answers is told by the specification’s numbers', () => {
    // PKCS#11 v2.40 §11.1.1-6, as printed there.
    const said = { CKR_PIN_INCORRECT: 0xa0, CKR_PIN_EXPIRED: 0xa3, CKR_PIN_LOCKED: 0xa4, CKR_DEVICE_REMOVED: 0x32 }
    expect(Object.values(said).map((code) => faultOf(code))).toEqual([
      'KEY_SECRET_WRONG',
      'KEY_SECRET_EXPIRED',
      'KEY_SECRET_LOCKED',
      'KEY_TOKEN_ABSENT',
    ])
    expect(faultOf(0x54)).toBe('KEY_DRIVER_UNUSABLE')
    expect(KEY_FAULTS).toContain(faultOf(0xe0))
  })

  test('a token taken out stops its key, and is found again when it is put back', async () => {
    const key = await opened()
    hsm.remove()
    expect(await fault(opening('rsa'))).toBe('KEY_TOKEN_ABSENT')
    // Also of the second who asks, whose driver counts the slot still.
    expect([await signing(key), await signing(key)]).toEqual(['KEY_TOKEN_ABSENT', 'KEY_TOKEN_ABSENT'])
    hsm.putBack()
    key.close()
    const again = await opened()
    expect(await signing(again)).toBeNull()
    again.close()
  })

  test('a driver that falls, or hangs, costs the signature under way and nothing else', async () => {
    const key = await opened()
    for (const pid of drivers()) process.kill(pid, 'SIGSTOP')
    const hung = signing(key)
    await pause(50)
    for (const pid of drivers()) process.kill(pid, 'SIGKILL')
    expect(await hung).toBe('KEY_DRIVER_FELL')
    expect(await signing(key)).toBeNull()
    key.close()

    const patient = await openPkcs11(keyOf('rsa', { reference: REFERENCES.rsa, pin: TOKEN_PIN }), { seconds: 1 })
    if (!patient.ok) throw new Error(patient.error)
    for (const pid of drivers()) process.kill(pid, 'SIGSTOP')
    expect(await signing(patient.value)).toBe('KEY_DRIVER_FELL')
    expect(await signing(patient.value)).toBeNull()
    patient.value.close()
    await expect.poll(drivers).toEqual([])
  })

  test('a reference is a PKCS#11 URI that names one token and one key', () => {
    expect(readReference('pkcs11:token=La%20commune;id=%01%2a;type=private')).toEqual({
      ...{ token: 'La commune', serial: null, id: '012a', object: null },
    })
    const none = [
      '',
      'pkcs11:',
      'pkcs11:token=a',
      'pkcs11:id=%01',
      'pkcs11:token=a;id=%1',
      'pkcs11:token=a;token=b;id=%01',
      'http://a',
    ]
    expect(none.filter((uri) => readReference(uri) !== null)).toEqual([])
  })
})
