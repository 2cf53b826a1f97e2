import { describe, expect, test } from 'vitest'
import { readCommunes, readProvinces, readRegions } from '../../../seeds/territory/facts.ts'

const communes = readCommunes()
const ofKind = (...kinds: readonly string[]) => communes.filter(({ kind }) => kinds.includes(kind))
const inhabitants = (list: readonly { readonly population: number }[]) =>
  list.reduce((sum, { population }) => sum + population, 0)

/** Totals published by the HCP for the census of 2024. */
const COUNTRY = 36_828_330

describe('the facts of the territory', () => {
  test('hold 12 regions, 75 provinces, 1,503 communes and 41 arrondissements', () => {
    expect(readRegions()).toHaveLength(12)
    expect(readProvinces()).toHaveLength(75)
    expect(ofKind('urban', 'rural')).toHaveLength(1503)
    expect(ofKind('arrondissement')).toHaveLength(41)
  })

  test('count the country at 36,828,330 inhabitants at every level', () => {
    expect(inhabitants(readRegions())).toBe(COUNTRY)
    expect(inhabitants(readProvinces())).toBe(COUNTRY)
    expect(inhabitants(ofKind('urban', 'rural'))).toBe(COUNTRY)
  })

  test('count six cities as their arrondissements', () => {
    const cities = Map.groupBy(ofKind('arrondissement'), ({ parentCode }) => parentCode)
    const counts = [...cities].map(([code, members]) => [code, members.length, inhabitants(members)])
    const published = communes.filter(({ code }) => cities.has(code))
    expect(counts.map(([, count]) => count).sort()).toEqual([16, 4, 5, 5, 5, 6])
    for (const { code, population } of published) expect(counts.find(([city]) => city === code)?.[2]).toBe(population)
    expect(published).toHaveLength(6)
  })

  test('leave the one area the source lacks unknown', () => {
    const without = ofKind('urban', 'rural').filter(({ areaKm2 }) => areaKm2 === null)
    expect(without.map(({ code }) => code)).toEqual(['04.281.05.11'])
  })

  test('write Arabic names in Arabic letters and French names in Latin ones', () => {
    const all = [...readRegions(), ...readProvinces(), ...communes]
    expect(all.filter(({ nameAr }) => !/^[\u0621-\u064a\u0651\s–-]+$/.test(nameAr))).toEqual([])
    expect(all.filter(({ nameFr }) => !/^[\p{Script=Latin}\s.'’()-]+$/u.test(nameFr))).toEqual([])
  })

  test('put each commune in a province of its region, each once', () => {
    const provinces = new Map(readProvinces().map(({ code, regionCode }) => [code, regionCode]))
    expect(communes.filter(({ code, provinceCode }) => provinces.get(provinceCode) !== code.slice(0, 2))).toEqual([])
    expect(new Set(communes.map(({ code }) => code)).size).toBe(communes.length)
  })
})
