import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { RemoteClient } from '../../../api/signatures/csc/client.ts'
import { listCredentials } from '../../../api/signatures/csc/credential.ts'
import { openRemote, type RemoteKey } from '../../../api/signatures/csc/csc.ts'
import { signPdf } from '../../../api/signatures/sign.ts'
import { verifyPdf } from '../../../api/signatures/verify.ts'
import { openedCms } from '../../build/openedCms.ts'
import { printedReceipt } from '../../build/printedReceipt.ts'
import { SigningAuthority } from '../../build/signingAuthority.ts'
import { ECDSA, SERVICE, SigningService } from '../../build/signingService.ts'
import { hasOpenssl } from '../../build/timestampAuthority.ts'

describe.skipIf(!hasOpenssl())('A key kept by a remote service (CSC API v2, over HTTP)', () => {
  let authority: SigningAuthority
  let service: SigningService
  let now: Date

  beforeAll(() => {
    authority = new SigningAuthority()
    authority.signer('Présidente')
    authority.signer('Vice', { key: ['EC', '-pkeyopt', 'ec_paramgen_curve:P-256'] })
    // A certificate is in force from the second it was made in.
    now = new Date(Math.ceil(Date.now() / 1000) * 1000)
  })
  afterAll(() => authority.close())
  beforeEach(async () => {
    service = await new SigningService().open()
    service.keep('presidente', authority, 'Présidente')
    service.keep('vice', authority, 'Vice', { algorithm: ECDSA, otp: '123456', scal: '2' })
    return () => service.close()
  })

  const client = (patienceMs?: number) => new RemoteClient({ ...SERVICE, url: service.url }, patienceMs)
  const opening = (credentialId: string, key: Partial<RemoteKey> = {}, patienceMs?: number) =>
    openRemote(client(patienceMs), { credentialId, pin: '2468', code: null, signatures: 2, ...key })
  const fault = async (work: Promise<{ ok: boolean; error?: unknown }>) => (await work).error

  test.each([
    ['presidente', null],
    ['vice', '123456'],
  ])('one consent signs two PDFs with the key of %s, as OpenSSL and we find', async (id, code) => {
    const key = await opening(id, { code })
    if (!key.ok) throw new Error(key.error)
    for (let signed = 0; signed < 2; signed++) {
      const made = await signPdf(await printedReceipt(), key.value, { at: now, permits: 2 })
      if (!made.ok) throw new Error(made.error)
      const { cms, whole } = openedCms(made.value, authority.folder)
      expect(authority.accepts(cms, whole)).toBe(true)
      expect(verifyPdf(made.value, { anchors: [authority.anchor], now }).verdict).toBe('valid')
    }
    await expect(key.value.sign(Buffer.from('un de trop'))).rejects.toMatchObject({ code: 'KEY_SERVICE_REFUSED' })
  })

  test('lists the keys it keeps', async () => {
    expect(await listCredentials(client())).toEqual(['presidente', 'vice'])
  })

  test('says what is wrong: the PIN, the code, the key, the count, the lock, who asks', async () => {
    expect(await fault(opening('presidente', { pin: '0000' }))).toBe('KEY_SECRET_WRONG')
    expect(await fault(opening('presidente', { signatures: 101 }))).toBe('KEY_BATCH_TOO_LARGE')
    expect(await fault(opening('ailleurs'))).toBe('KEY_SERVICE_REFUSED')
    await fault(opening('presidente', { pin: '0000' }))
    await fault(opening('presidente', { pin: '0000' }))
    expect(await fault(opening('presidente'))).toBe('KEY_SECRET_LOCKED')
    const stranger = new RemoteClient({ ...SERVICE, clientSecret: 'autre', url: service.url })
    const key = { credentialId: 'vice', pin: '2468', code: '123456', signatures: 1 }
    expect(await fault(openRemote(stranger, key))).toBe('KEY_SERVICE_REFUSED')
  })

  test('a consent bound to its hash is asked with the first one, and its wrong code is told then', async () => {
    const key = await opening('vice', { code: '999999' })
    if (!key.ok) throw new Error(key.error)
    await expect(key.value.sign(Buffer.from('un acte'))).rejects.toMatchObject({ code: 'KEY_SECRET_WRONG' })
    const without = await opening('vice')
    if (!without.ok) throw new Error(without.error)
    await expect(without.value.sign(Buffer.from('un acte'))).rejects.toMatchObject({ code: 'KEY_CODE_MISSING' })
  })

  test('a service that is slow, or away, is told from one that refuses', async () => {
    service.delayMs = 400
    expect(await fault(opening('presidente', {}, 100))).toBe('KEY_SERVICE_AWAY')
    service.delayMs = 0
    const key = await opening('presidente')
    if (!key.ok) throw new Error(key.error)
    await service.close()
    await expect(key.value.sign(Buffer.from('un acte'))).rejects.toMatchObject({ code: 'KEY_SERVICE_AWAY' })
  })
})
