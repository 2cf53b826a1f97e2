import { generateKeyPairSync, type KeyObject } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { certify } from '../../../api/signatures/certify.ts'
import { Certificate } from '../../../api/signatures/cms/certificate.ts'
import { chainTo } from '../../../api/signatures/cms/trust.ts'

const FROM = new Date('2026-11-01T00:00:00Z')
const AT = new Date('2026-11-24T00:00:00Z')
const DAYS = 700

const pair = () => generateKeyPairSync('ec', { namedCurve: 'prime256v1' })
type Named = { readonly subject: string; readonly issuer: string; readonly as: 'authority' | 'signer' }

const certified = ({ subject, issuer, as }: Named, key: KeyObject, by: KeyObject): Certificate =>
  new Certificate(certify({ subject, issuer, key, from: FROM, days: DAYS, as }, by))

const root = pair()
const anchor = certified({ subject: 'Racine', issuer: 'Racine', as: 'authority' }, root.publicKey, root.privateKey)

describe('The chain from a signer to an authority', () => {
  test('is found through those between, whatever their order, and names each with who issued it', () => {
    const [high, low, signer] = [pair(), pair(), pair()]
    const above = certified({ subject: 'Haute', issuer: 'Racine', as: 'authority' }, high.publicKey, root.privateKey)
    const below = certified({ subject: 'Basse', issuer: 'Haute', as: 'authority' }, low.publicKey, high.privateKey)
    const one = certified({ subject: 'Présidente', issuer: 'Basse', as: 'signer' }, signer.publicKey, low.privateKey)
    const chain = chainTo(one, { offered: [above, one, below], anchors: [anchor], at: AT })
    expect(chain.ok && chain.value.map(({ certificate, issuer }) => [certificate.holder, issuer.holder])).toEqual([
      ['Présidente', 'Basse'],
      ['Basse', 'Haute'],
      ['Haute', 'Racine'],
    ])
    expect(chainTo(one, { offered: [above], anchors: [anchor], at: AT })).toEqual({
      ok: false,
      error: 'SIGNER_UNTRUSTED',
    })
  })

  test('is looked for once along authorities that issue each other in circles: it ends, and finds none', () => {
    const [one, other, signer] = [pair(), pair(), pair()]
    const named = { subject: 'Cercle', issuer: 'Cercle', as: 'authority' } as const
    const circle = Array.from({ length: 40 }, (_, nth) =>
      nth % 2 === 0
        ? certified(named, one.publicKey, other.privateKey)
        : certified(named, other.publicKey, one.privateKey),
    )
    const lost = certified({ subject: 'Perdu', issuer: 'Cercle', as: 'signer' }, signer.publicKey, one.privateKey)
    expect(chainTo(lost, { offered: circle, anchors: [anchor], at: AT })).toEqual({
      ok: false,
      error: 'SIGNER_UNTRUSTED',
    })
  })
})
