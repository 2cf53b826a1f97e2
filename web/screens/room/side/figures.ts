import type { Annotation } from '../../../../api/contract/room/annotation.ts'
import { type LegalSrid, zoneAtLatitude } from '../../../../spatial/crs/legalZones.ts'
import { toLegal } from '../../../../spatial/crs/reproject.ts'
import { distance, signedArea } from '../../../../spatial/geometry/plane.ts'
import type { Position } from '../../../../spatial/geometry/types.ts'
import { printedArea, printedLength, printedXY } from '../../../map/figures.ts'
import type { SayRoom } from '../../../text/useRoomWords.ts'

const lengthOf = (at: readonly Position[]) =>
  at.slice(1).reduce((sum, to, index) => sum + distance(at[index] ?? to, to), 0)

type Measured = { readonly what: string; readonly where: string }

/** What is drawn and where, in words: measured in the legal plane, placed by its first corner there. */
export function inWords(annotation: Annotation, srid: LegalSrid | null, say: SayRoom): Measured {
  const { shape, text } = annotation
  if (annotation.on === 'sheet') {
    return {
      what: shape === 'text' ? say('drawn.text', { text }) : say(`board.${shape}`),
      where: say('drawn.onSheet', { page: annotation.page }),
    }
  }
  const [lon, lat] = annotation.at[0] ?? [0, 0]
  const zone = srid ?? zoneAtLatitude(lat)?.srid
  if (!zone) return { what: say(`board.${shape}`), where: `${lon}, ${lat}` }
  const plane = annotation.at.map((place) => toLegal(zone, place))
  const { x, y } = printedXY(plane[0] ?? [0, 0])
  const figures = {
    point: () => say('drawn.point'),
    text: () => say('drawn.text', { text }),
    line: () => say('drawn.line', { length: printedLength(lengthOf(plane)) }),
    arrow: () => say('drawn.arrow', { length: printedLength(lengthOf(plane)) }),
    polygon: () => say('drawn.polygon', { area: printedArea(Math.abs(signedArea([...plane, plane[0] ?? [0, 0]]))) }),
  }
  return { what: figures[shape](), where: `X ${x}, Y ${y}` }
}
