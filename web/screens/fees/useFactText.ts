import { BUILDINGS, EXEMPTIONS, type FeeFact } from '../../../api/contract/fees/facts.ts'
import { dirhams } from '../../../spatial/dirhams.ts'
import { plain } from '../../text/figures.ts'
import { useFeeWords } from '../../text/useFeeWords.ts'
import { isCost, isSurface } from './money.ts'

/** A fact of the taxes as it is read: 212,4 m², 8 600 000,00 DH, « Logement individuel ». */
export function useFactText(): (fact: FeeFact, value: number | string) => string {
  const say = useFeeWords()
  return (fact, value) => {
    if (typeof value === 'number') {
      if (isCost(fact)) return say('dirhams', { figure: dirhams(value) })
      return isSurface(fact) ? say('squareMetres', { figure: plain(value) }) : plain(value)
    }
    const building = BUILDINGS.find((one) => one === value)
    if (building) return say(`buildings.${building}`)
    const exemption = EXEMPTIONS.find((one) => one === value)
    return exemption ? say(`exemptions.${exemption}`) : value
  }
}
