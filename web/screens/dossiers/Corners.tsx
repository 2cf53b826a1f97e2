import { type LegalSrid, legalZone } from '../../../spatial/crs/legalZones.ts'
import { fixed } from '../../text/figures.ts'
import { useDossierWords } from '../../text/useDossierWords.ts'
import { useWords } from '../../text/words.ts'
import tables from '../../ui/table.module.css'

type Shape = { readonly type: string; readonly coordinates: unknown }
type CornersProps = { readonly legal: { readonly srid: LegalSrid; readonly geometry: Shape } }

/** The text twin of a shape: its corners in the legal plane, closing points left out. */
export function Corners({ legal: { srid, geometry } }: CornersProps) {
  const { t, nameOf } = useWords()
  const say = useDossierWords()
  const isArea = geometry.type.endsWith('Polygon')
  const corners = positionsOf(geometry).map(([x, y], index) => ({ name: `${isArea ? 'B' : 'P'}${index + 1}`, x, y }))
  return (
    <table className={`figures ${tables.table}`}>
      <caption>
        {isArea ? t('confirm.outlineBornes') : say('dossiers.trace.points')} ({corners.length}) ·{' '}
        {nameOf(legalZone(srid))}
      </caption>
      <thead>
        <tr>
          <th scope="col">{isArea ? t('confirm.borne') : say('dossiers.trace.point')}</th>
          <th scope="col">X (m)</th>
          <th scope="col">Y (m)</th>
        </tr>
      </thead>
      <tbody>
        {corners.map(({ name, x, y }) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td>
              <bdi dir="ltr">{fixed(x, 2)}</bdi>
            </td>
            <td>
              <bdi dir="ltr">{fixed(y, 2)}</bdi>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function positionsOf({ type, coordinates }: Shape): readonly (readonly [number, number])[] {
  const rings = ringsIn(coordinates)
  return rings.flatMap((ring) => (type.endsWith('Polygon') ? ring.slice(0, -1) : ring))
}

/** Positions nested at any depth, the innermost lists kept apart; a position alone is a list of one. */
function ringsIn(coordinates: unknown): readonly (readonly (readonly [number, number])[])[] {
  if (!Array.isArray(coordinates)) return []
  const [x, y] = coordinates
  if (typeof x === 'number' && typeof y === 'number') return [[[x, y]]]
  const inner = coordinates.map(ringsIn)
  return inner.every((rings) => rings.length === 1 && rings[0]?.length === 1) ? [inner.flat(2)] : inner.flat()
}
