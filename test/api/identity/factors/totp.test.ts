import { describe, expect, test } from 'vitest'
import { newTotpSecret, stepOfCode, totpAddress } from '../../../../api/identity/factors/totp.ts'
import { totpCode } from '../../../build/totpCode.ts'

/** "12345678901234567890" in base32, the secret of RFC 6238 appendix B; its eight digits end with these six. */
const RFC_SECRET = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'
const RFC_VECTORS: readonly [seconds: number, code: string, step: number][] = [
  [59, '287082', 0x1],
  [1111111109, '081804', 0x23523ec],
  [1111111111, '050471', 0x23523ed],
  [1234567890, '005924', 0x273ef07],
  [2000000000, '279037', 0x3f940aa],
  [20000000000, '353130', 0x27bc86aa],
]
const at = (seconds: number) => new Date(seconds * 1000)

describe('a code of an authenticator', () => {
  test.each(RFC_VECTORS)('at %d seconds is %s (RFC 6238, appendix B)', (seconds, code, step) => {
    expect(stepOfCode(RFC_SECRET, code, at(seconds))).toBe(step)
    expect(totpCode(RFC_SECRET, at(seconds))).toBe(code)
  })

  test('counts one step early or late, and not two', () => {
    const code = '005924' // 0x273ef07 * 30 = 1234567890: the step runs from …890 to …919
    expect(stepOfCode(RFC_SECRET, code, at(1234567919 + 30))).toBe(0x273ef07)
    expect(stepOfCode(RFC_SECRET, code, at(1234567890 - 30))).toBe(0x273ef07)
    expect(stepOfCode(RFC_SECRET, code, at(1234567920 + 30))).toBeNull()
    expect(stepOfCode(RFC_SECRET, code, at(1234567889 - 30))).toBeNull()
  })

  test('of another secret proves nothing', () => {
    expect(stepOfCode(newTotpSecret(), '287082', at(1234567890))).toBeNull()
  })
})

test('a secret has 160 bits, and its address is what applications read', () => {
  const secret = newTotpSecret()
  expect(secret).toMatch(/^[A-Z2-7]{32}$/)
  const address = new URL(totpAddress(secret, 'amina@example.ma'))
  expect(address.protocol).toBe('otpauth:')
  expect(address.host).toBe('totp')
  expect(decodeURIComponent(address.pathname)).toBe('/Rokhas:amina@example.ma')
  expect(address.searchParams.get('secret')).toBe(secret)
  expect(address.searchParams.get('issuer')).toBe('Rokhas')
})
