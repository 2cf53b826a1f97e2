import { describe, expect, test } from 'vitest'
import type { AvisRule } from '../../../api/contract/procedures/definition.ts'
import { type BodyThere, bodiesNamed, namings } from '../../../api/dossiers/avis/bodiesFor.ts'

const rule = (kind: AvisRule['kind'], network: AvisRule['network'] = null): AvisRule => ({
  ...{ kind, network, track: null, binding: false },
  rule: { fr: 'Article', ar: 'مادة', sureness: 'sourced' },
})
const body = (id: string, kind: BodyThere['kind'], depth: number, more: Partial<BodyThere> = {}): BodyThere => ({
  ...{ id, kind, depth, nameFr: id, nameAr: id, networks: [], ofUnit: false },
  ...more,
})
const named = (one: AvisRule, there: readonly BodyThere[]) => bodiesNamed(one, there).map(({ id }) => id)

describe('the bodies a rule names at a place', () => {
  test('« commune » is the arrondissement where there is one, its commune elsewhere', () => {
    const city = body('Casablanca', 'commune', 4)
    expect(named(rule('commune'), [city, body('Aïn-Chock', 'arrondissement', 5)])).toEqual(['Aïn-Chock'])
    expect(named(rule('commune'), [city])).toEqual(['Casablanca'])
  })

  test('of a network are those that run it, and none where nobody does', () => {
    const company = body('SRM', 'network_operator', 2, { networks: ['water', 'electricity'] })
    expect(named(rule('network_operator', 'water'), [company])).toEqual(['SRM'])
    expect(named(rule('network_operator', 'telecom'), [company])).toEqual([])
  })

  test('are the nearest: a registry of the commune before the one of the whole country', () => {
    const there = [body('Conservation', 'land_registry', 5), body('ANCFCC', 'land_registry', 1)]
    expect(named(rule('land_registry'), there)).toEqual(['Conservation'])
  })

  test('are the unit’s own before another as near, and all of them when nothing tells them apart', () => {
    const there = [body('A', 'province', 3), body('B', 'province', 3, { ofUnit: true })]
    expect(named(rule('province'), there)).toEqual(['B'])
    expect(named(rule('urban_agency'), [body('C', 'urban_agency', 3), body('D', 'urban_agency', 3)])).toEqual([
      'C',
      'D',
    ])
  })

  test('are never guessed among ministries: the rule’s text says which, and a person adds it', () => {
    expect(named(rule('ministry'), [body('Urbanisme', 'ministry', 1)])).toEqual([])
  })

  test('are asked once each, whatever the number of rules that name them', () => {
    const company = body('SRM', 'network_operator', 2, { networks: ['water', 'electricity'] })
    const [one, ...others] = namings(
      [rule('network_operator', 'water'), rule('network_operator', 'electricity')],
      [company],
    )
    expect(one?.rules.map(({ network }) => network)).toEqual(['water', 'electricity'])
    expect(others).toEqual([])
  })
})
