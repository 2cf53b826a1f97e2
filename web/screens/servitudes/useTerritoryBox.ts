import { useMemo } from 'react'
import type { Territories } from '../../../api/contract/territory.ts'
import { opens } from '../../session/opens.ts'
import { useSession } from '../../session/session.ts'
import type { Box } from '../map/scene.ts'
import { useTerritories } from '../territory/territoryQueries.ts'

/** Where whoever keeps servitudes keeps them: the box of their mandates' territories; null for others, or the whole country. */
export function useTerritoryBox(): Box | null {
  const session = useSession().data
  const isKeeper = session !== undefined && session !== null && opens(session.actor, 'servitudes.edit')
  const units = isKeeper
    ? session.actor.mandates.filter(({ role }) => role === 'examiner').flatMap(({ territories }) => territories)
    : []
  const asked = units.length > 0 && !units.includes('MA')
  const { data } = useTerritories(asked)
  const written = units.join()
  return useMemo(() => (data && asked ? boxOfUnits(data, written.split(',')) : null), [data, asked, written])
}

/** The box around units of any level, degrees; null where no outline of theirs is known. Pure. */
export function boxOfUnits({ regions, provinces, communes }: Territories, codes: readonly string[]): Box | null {
  const boxes = [...regions, ...provinces, ...communes].flatMap(({ code, bbox }) =>
    bbox && codes.includes(code) ? [bbox] : [],
  )
  if (boxes.length === 0) return null
  const side = (nth: number, furthest: (...values: number[]) => number) =>
    furthest(...boxes.map((box) => box[nth] ?? 0))
  return [side(0, Math.min), side(1, Math.min), side(2, Math.max), side(3, Math.max)]
}
