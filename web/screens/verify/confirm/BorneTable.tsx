import { legalZone } from '../../../../spatial/crs/legalZones.ts'
import { fixed } from '../../../text/figures.ts'
import { useWords } from '../../../text/words.ts'
import type { Point } from '../../map/scene.ts'
import type { Subject } from '../subject.ts'
import classes from './confirm.module.css'

type BorneTableProps = { readonly subject: Subject; readonly onShowPlace: (at: Point) => void }

const MOST = 200

/** Corners of every ring without its repeated closing point: metres beside degrees. */
function bornesOf({ legal, geometry }: Subject) {
  const degrees = geometry.coordinates.flat().flatMap((ring) => ring.slice(0, -1))
  return legal.geometry.coordinates
    .flat()
    .flatMap((ring) => ring.slice(0, -1))
    .map(([x = 0, y = 0], index) => ({ name: `B${index + 1}`, x, y, at: degrees[index] }))
}

/** The text twin of the outline, as a surveyor reads it. */
export function BorneTable({ subject, onShowPlace }: BorneTableProps) {
  const { t, nameOf } = useWords()
  const bornes = bornesOf(subject)
  return (
    <details className={classes.bornes}>
      <summary>
        {t('confirm.outlineBornes')} ({bornes.length})
      </summary>
      <table className="figures">
        <caption>{nameOf(legalZone(subject.legal.srid))}</caption>
        <thead>
          <tr>
            <th scope="col">{t('confirm.borne')}</th>
            <th scope="col">X (m)</th>
            <th scope="col">Y (m)</th>
          </tr>
        </thead>
        <tbody>
          {bornes.slice(0, MOST).map(({ name, x, y, at: [lon, lat] = [] }) => (
            <tr key={name}>
              <th scope="row">
                <button
                  type="button"
                  onClick={() => lon !== undefined && lat !== undefined && onShowPlace([lon, lat])}
                  aria-label={`${t('confirm.showOnMap')} : ${name}`}
                >
                  {name}
                </button>
              </th>
              <td dir="ltr">{fixed(x, 2)}</td>
              <td dir="ltr">{fixed(y, 2)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  )
}
