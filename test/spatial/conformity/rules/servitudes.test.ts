import { describe, expect, test } from 'vitest'
import type { RuleCode } from '../../../../spatial/conformity/codes.ts'
import { toleranceOf } from '../../../../spatial/conformity/tolerance.ts'
import type { ServitudeFact } from '../../../../spatial/conformity/types.ts'
import { checksOf, onlyCheck } from '../../../build/checksOf.ts'
import { facts, HALF_LOADED, NOT_LOADED, servitude } from '../../../build/facts.ts'

const SERVITUDE_RULES: readonly RuleCode[] = [
  'SERVITUDE_FORBIDS',
  'SERVITUDE_LIMITS_HEIGHT',
  'SERVITUDE_LIMITS_USE',
  'SERVITUDE_AVIS',
  'ALIGNMENT',
  'LITTORAL',
  'WATER_MARGIN',
]

const beside = { overlapM2: 0, overlapShare: 0, overlapDepthM: 0 }
const under = (...servitudes: ServitudeFact[]) => facts({ servitudes })

describe.each(SERVITUDE_RULES)('%s', (rule) => {
  test('says that nothing was found only where servitudes were loaded', () => {
    expect(onlyCheck(rule, facts())).toMatchObject({
      verdict: 'compliant',
      relation: 'outside',
      evidence: { version: 'Agence urbaine', dataDate: '2026-03-01' },
    })
  })

  test('says that nothing is known where they were not, or not everywhere', () => {
    for (const servitudes of [NOT_LOADED, HALF_LOADED])
      expect(onlyCheck(rule, facts({ coverage: { ...facts().coverage, servitudes } }))).toMatchObject({
        verdict: 'unverified',
        relation: 'no_data',
      })
  })
})

describe('a servitude that forbids building', () => {
  test('refuses the ground it strikes, with its figures', () => {
    const check = onlyCheck('SERVITUDE_FORBIDS', under(servitude({ act: 'Arrêté 12-04' })))
    expect(check).toMatchObject({
      verdict: 'noncompliant',
      relation: 'crosses',
      overlapM2: 120,
      article: 'Arrêté 12-04',
    })
    expect(check.because.fr).toContain('120\u00a0m² de la parcelle (20\u00a0%)')
  })

  test('over the whole parcel it is inside', () => {
    const whole = servitude({ overlapM2: 600, overlapShare: 1, overlapDepthM: 12 })
    expect(onlyCheck('SERVITUDE_FORBIDS', under(whole)).relation).toBe('inside')
  })

  test('a strip of 10 cm is for an officer, a strip of 26 cm is not', () => {
    const strip = (widthM: number) =>
      servitude({ overlapM2: widthM * 30, overlapShare: widthM / 20, overlapDepthM: (widthM * 30) / (widthM + 30) })
    expect(onlyCheck('SERVITUDE_FORBIDS', under(strip(0.1)))).toMatchObject({ verdict: 'reserved', relation: 'near' })
    expect(onlyCheck('SERVITUDE_FORBIDS', under(strip(0.26)))).toMatchObject({
      verdict: 'noncompliant',
      relation: 'crosses',
    })
  })

  test('a layer digitised to 5 m makes a strip of 4,60 m doubtful', () => {
    expect(onlyCheck('SERVITUDE_FORBIDS', under(servitude({ toleranceM: 5 })))).toMatchObject({
      verdict: 'reserved',
      relation: 'near',
    })
  })

  test('a shared edge complies, and arithmetic dust is a shared edge', () => {
    expect(onlyCheck('SERVITUDE_FORBIDS', under(servitude({ ...beside, distanceM: 0 })))).toMatchObject({
      verdict: 'compliant',
      relation: 'near',
    })
    const dust = servitude({ overlapM2: 1e-7, overlapShare: 1e-10, overlapDepthM: 1e-9 })
    expect(onlyCheck('SERVITUDE_FORBIDS', under(dust)).verdict).toBe('compliant')
  })

  test('an outline in degrees 3 m away may lie inside', () => {
    const doubtful = facts({
      servitudes: [servitude({ ...beside, distanceM: 3 })],
      tolerance: toleranceOf('geographic_source'),
    })
    expect(onlyCheck('SERVITUDE_FORBIDS', doubtful)).toMatchObject({ verdict: 'reserved', relation: 'near' })
  })

  test('what is found does not hide what is not loaded', () => {
    const coverage = { ...facts().coverage, servitudes: HALF_LOADED }
    expect(
      checksOf('SERVITUDE_FORBIDS', facts({ servitudes: [servitude()], coverage })).map(({ verdict }) => verdict),
    ).toEqual(['noncompliant', 'unverified'])
  })
})

describe('a servitude that limits the height', () => {
  const limit = servitude({ kind: 'aerodrome', effect: 'limits_height', heightLimitM: 12 })

  test('12 m admitted: 12 complies, 12,50 does not, and no height is unverified', () => {
    const asking = (project: object) => onlyCheck('SERVITUDE_LIMITS_HEIGHT', facts({ servitudes: [limit], project }))
    expect(asking({ heightM: 12 })).toMatchObject({ verdict: 'compliant', measured: 12, limit: 12 })
    expect(asking({ heightM: 12.5 }).verdict).toBe('noncompliant')
    expect(asking({}).verdict).toBe('unverified')
  })

  test('without its figure it is unverified', () => {
    const unknown = facts({ servitudes: [{ ...limit, heightLimitM: null }], project: { heightM: 3 } })
    expect(onlyCheck('SERVITUDE_LIMITS_HEIGHT', unknown).because.fr).toContain('ne donne pas la hauteur admise')
  })
})

describe('a servitude that limits the use', () => {
  const limit = servitude({ kind: 'cemetery', effect: 'limits_use', forbiddenUses: ['industry', 'hotel'] })

  test('a listed use does not comply, another does, none is unverified', () => {
    expect(onlyCheck('SERVITUDE_LIMITS_USE', facts({ servitudes: [limit], project: { use: 'hotel' } })).verdict).toBe(
      'noncompliant',
    )
    expect(
      onlyCheck('SERVITUDE_LIMITS_USE', facts({ servitudes: [limit], project: { use: 'commerce' } })).verdict,
    ).toBe('compliant')
    expect(onlyCheck('SERVITUDE_LIMITS_USE', under(limit)).verdict).toBe('unverified')
    expect(onlyCheck('SERVITUDE_LIMITS_USE', under({ ...limit, forbiddenUses: [] })).because.fr).toContain(
      'quels usages',
    )
  })
})

describe('a servitude that asks for an avis', () => {
  test('is reserved and names the body, for a person to confirm', () => {
    const rail = servitude({ kind: 'railway', effect: 'requires_avis', body: 'ONCF' })
    const check = onlyCheck('SERVITUDE_AVIS', under(rail))
    expect(check.verdict).toBe('reserved')
    expect(check.because.fr).toContain('Avis à demander\u00a0: ONCF (proposé, à confirmer)')
    expect(onlyCheck('SERVITUDE_AVIS', under({ ...rail, body: null })).because.fr).toContain('ne nomme pas')
  })
})

describe('alignment', () => {
  const struck = (overlapM2: number) =>
    servitude({
      kind: 'alignment',
      effect: 'alignment',
      overlapM2,
      overlapShare: overlapM2 / 600,
      overlapDepthM: overlapM2 / 35,
    })

  test('a quarter of 600 m² is 150 m², less than 10 m along 20 m: 150 are given free, 30 of 180 are paid', () => {
    expect(onlyCheck('ALIGNMENT', under(struck(150)))).toMatchObject({ verdict: 'reserved', measured: 150, limit: 150 })
    expect(onlyCheck('ALIGNMENT', under(struck(150))).because.fr).not.toContain('indemnité.')
    const more = onlyCheck('ALIGNMENT', under(struck(180)))
    expect(more.because.fr).toContain('150\u00a0m² sont cédés sans indemnité')
    expect(more.because.fr).toContain('30\u00a0m² au-delà ouvrent droit à indemnité.')
  })

  test('along a front of 8 m the strip is 80 m²', () => {
    const frontage = { lengthM: 8, streetWidthM: 15, streetName: null }
    expect(onlyCheck('ALIGNMENT', facts({ servitudes: [struck(100)], frontage })).limit).toBe(80)
  })

  test('a parcel wholly struck can take no building', () => {
    expect(onlyCheck('ALIGNMENT', under(struck(600))).verdict).toBe('noncompliant')
  })
})

describe('littoral', () => {
  const sea = (changes: Partial<ServitudeFact>) =>
    servitude({ kind: 'maritime_domain', nameFr: 'Domaine public maritime', bufferM: null, ...beside, ...changes })

  test('101 m from the shore is out of the strip of 100 m, 99 m is in it', () => {
    expect(onlyCheck('LITTORAL', under(sea({ distanceM: 101 })))).toMatchObject({
      verdict: 'compliant',
      relation: 'outside',
      measured: 101,
      limit: 100,
      article: 'Loi 81-12',
    })
    expect(onlyCheck('LITTORAL', under(sea({ distanceM: 99 })))).toMatchObject({
      verdict: 'noncompliant',
      relation: 'crosses',
    })
  })

  test('nearer to 100 m than both outlines are worth (0,10 + 0,20 m), an officer decides', () => {
    expect(onlyCheck('LITTORAL', under(sea({ distanceM: 100.25 })))).toMatchObject({
      verdict: 'reserved',
      relation: 'near',
    })
    expect(onlyCheck('LITTORAL', under(sea({ distanceM: 99.75 }))).because.fr).toContain(
      'tolérance de position de 0,30\u00a0m',
    )
    const degrees = facts({ servitudes: [sea({ distanceM: 106 })], tolerance: toleranceOf('geographic_source') })
    expect(onlyCheck('LITTORAL', degrees).verdict).toBe('reserved')
  })

  test('in the maritime domain or in a drawn strip nothing is built', () => {
    expect(onlyCheck('LITTORAL', under(servitude({ kind: 'maritime_domain' }))).verdict).toBe('noncompliant')
    expect(onlyCheck('LITTORAL', under(servitude({ kind: 'littoral_strip' }))).verdict).toBe('noncompliant')
    expect(
      onlyCheck('LITTORAL', under(servitude({ kind: 'littoral_strip', effect: 'requires_avis', body: 'DPM' }))).verdict,
    ).toBe('reserved')
  })

  test('the shore is answered once, not again among the other servitudes', () => {
    expect(onlyCheck('SERVITUDE_FORBIDS', under(servitude({ kind: 'littoral_strip' }))).relation).toBe('outside')
  })
})

describe('water margin', () => {
  const river = (changes: Partial<ServitudeFact>) =>
    servitude({ kind: 'watercourse', nameFr: 'Oued Bouskoura', ...changes })

  test('in the bed or in its drawn margin nothing is built', () => {
    expect(onlyCheck('WATER_MARGIN', under(river({}))).verdict).toBe('noncompliant')
    expect(onlyCheck('WATER_MARGIN', under(river({ effect: 'requires_avis', body: 'ABH Bouregreg' }))).verdict).toBe(
      'reserved',
    )
  })

  test('without a drawn margin the usual 6 m are to be confirmed and refuse nobody', () => {
    const at = (distanceM: number) => onlyCheck('WATER_MARGIN', under(river({ ...beside, bufferM: null, distanceM })))
    expect(at(4)).toMatchObject({ verdict: 'reserved', relation: 'near', measured: 4, limit: 6 })
    expect(at(4).because.fr).toContain('(valeur à confirmer)')
    expect(at(7)).toMatchObject({ verdict: 'compliant', relation: 'outside' })
    expect(at(6.2).verdict).toBe('reserved')
  })
})
