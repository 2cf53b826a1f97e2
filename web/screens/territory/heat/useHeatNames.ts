import type { HeatHexagon } from '../../../../api/contract/performance/heat.ts'
import { legalZone } from '../../../../spatial/crs/legalZones.ts'
import { fixed } from '../../../text/figures.ts'
import { useHeatWords } from '../../../text/useHeatWords.ts'
import { useWords } from '../../../text/words.ts'

const MOST_NAMES = 2

/** What a hexagon is called: its communes, the one with the most dossiers first; and what it is, its side and its zone. */
export function useHeatNames() {
  const say = useHeatWords()
  const { language, nameOf, listed } = useWords()
  const edge = (metres: number) =>
    metres < 1_000 ? say('metres', { n: metres }) : say('kilometres', { n: fixed(metres / 1_000, 0) })
  const place = ({ properties: { communes } }: HeatHexagon): string => {
    const [shown, others] =
      communes.length <= MOST_NAMES + 1 ? [communes, 0] : [communes.slice(0, MOST_NAMES), communes.length - MOST_NAMES]
    const names = listed(shown.map(nameOf))
    if (communes.length === 0) return say('unnamed')
    return others > 0 ? say('andOthers', { names, count: others }) : names
  }
  const what = ({ properties: { edgeM, legal } }: HeatHexagon): string => {
    const { nameFr, nameAr } = legalZone(legal.srid)
    return say('hexagon', { edge: edge(edgeM), zone: language === 'ar' ? nameAr : nameFr })
  }
  return { place, what, edge }
}
