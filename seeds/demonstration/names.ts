import type { Random } from './random.ts'

const AVENUES = [
  'des Orangers',
  'de la Palmeraie',
  "de l'Atlas",
  'des Almohades',
  "de l'Océan",
  'des Sources',
  'du Souss',
  'de la Kasbah',
  'des Remparts',
  'des Jacarandas',
  'des Mérinides',
  "de l'Horizon",
] as const
const STREETS = [
  'des Amandiers',
  'des Potiers',
  'du Four',
  'des Tanneurs',
  "de l'Oued",
  'des Lauriers',
  'du Safran',
  'des Cigognes',
  'des Tisserands',
  'du Puits',
  'des Figuiers',
  "de l'Argan",
  'des Dattiers',
  'du Henné',
  'des Oliviers',
  'du Zellige',
  'des Grenadiers',
  'du Minaret',
  'de la Source',
  'des Teinturiers',
  'du Genêt',
  'des Câpriers',
  "de l'Arganier",
  'du Thym',
  'de la Menthe',
  'des Caroubiers',
] as const

/**
 * Names streets as they come: avenues, streets named after trees and trades, numbered lanes. Inventions all of them:
 * nobody is named, and a name comes back with its quarter number.
 */
export function streetNames(random: Random): (widthM: number) => string {
  const used = new Map<string, number>()
  let lane = 0
  const numbered = (name: string) => {
    const times = (used.get(name) ?? 0) + 1
    used.set(name, times)
    return times === 1 ? name : `${name} (${times})`
  }
  return (widthM) => {
    if (widthM >= 20) return numbered(`Avenue ${random.pick(AVENUES)}`)
    if (widthM >= 12) return numbered(`Rue ${random.pick(STREETS)}`)
    lane += 1
    return widthM < 6 ? `Derb ${lane}` : `Rue ${lane}`
  }
}
