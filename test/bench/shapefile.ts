import { DEPOSIT_LIMITS } from '../../spatial/intake/limits.ts'
import { readParcels } from '../../spatial/intake/readParcels.ts'
import { inCountry } from '../../spatial/territory/country.ts'
import { zippedShapefile } from '../build/polygonShapefile.ts'
import { type Line, median } from './measure.ts'

const PARCELS = 1_500
/** A parcel of 210 corners weighs some 3.4 kB: 1,500 of them 5 MB. */
const CORNERS = 210
const ROUNDS = 7

/** Round parcels in rows, each of another size, corners on the centimetre. */
function ring(rank: number): [number, number][] {
  const [x, y] = [300_000 + (rank % 40) * 200, 330_000 + Math.floor(rank / 40) * 200]
  const corners = Array.from({ length: CORNERS }, (_, step): [number, number] => {
    const angle = -(step / CORNERS) * 2 * Math.PI
    const radius = 60 + (rank % 30) + (step % 2)
    return [
      Math.round((x + radius * Math.cos(angle)) * 100) / 100,
      Math.round((y + radius * Math.sin(angle)) * 100) / 100,
    ]
  })
  return [...corners, ...corners.slice(0, 1)]
}

/** A 5 MB shapefile, zipped: bytes in, parcels in their legal zone out. */
export function benchShapefile(): readonly Line[] {
  const bytes = zippedShapefile({
    name: 'lots',
    srid: 26191,
    rings: Array.from({ length: PARCELS }, (_, rank) => ring(rank)),
  })
  const taken: number[] = []
  for (let round = 0; round < ROUNDS; round += 1) {
    const from = performance.now()
    const read = readParcels({ kind: 'file', bytes, name: 'lots.zip' }, { limits: DEPOSIT_LIMITS, inCountry })
    taken.push(performance.now() - from)
    if (!read.ok || read.value.parcels.length !== PARCELS)
      throw new Error(`not read: ${JSON.stringify(read).slice(0, 200)}`)
  }
  const value = median(taken)
  const what = `a shapefile of ${((PARCELS * (CORNERS + 1) * 16) / 1e6).toFixed(1)} MB, ${PARCELS} parcels`
  return [{ what, ours: `${value.toFixed(0)} ms`, against: '', ratio: null, bar: '< 1000 ms', held: value < 1000 }]
}
