import { readdirSync, readFileSync, statSync } from 'node:fs'
import { basename } from 'node:path'
import type { ReadingPool } from '../../../api/parcels/reading/pool.ts'
import type { Outcome } from '../../../api/parcels/reading/protocol.ts'

export type Line = { readonly file: string; readonly outcome: Outcome; readonly ms: number }

/** Every file under a folder, in order, by its path from there. */
export function filesIn(folder: string, under = ''): string[] {
  return readdirSync(`${folder}/${under}`)
    .sort()
    .flatMap((name) => {
      const path = under ? `${under}/${name}` : name
      return statSync(`${folder}/${path}`).isDirectory() ? filesIn(folder, path) : [path]
    })
}

/** Reads a file as the server does, in a thread that can be stopped. */
export async function readThrough(pool: ReadingPool, path: string, srid?: number): Promise<Line> {
  const source = { kind: 'file', bytes: readFileSync(path), name: basename(path) } as const
  const started = performance.now()
  const outcome = await pool.read({ source, ...(srid === undefined ? {} : { srid }) })
  return { file: path, outcome, ms: Math.round(performance.now() - started) }
}

/** One line of the table a person reads. */
export function inWords({ file, outcome, ms }: Line): string {
  const name = file.slice(-56).padEnd(56)
  const time = `${String(ms).padStart(5)} ms`
  if (!outcome.ok) return `${name} ${time}  refused ${outcome.error.code}`
  const { format, parcels, refused, skipped, crs } = outcome.value
  const others = crs.candidates.length > 0 ? ` (or ${crs.candidates.join(', ')})` : ''
  const counts = `${parcels.length} read, ${refused.length} refused, ${skipped.length} skipped`
  return `${name} ${time}  ${format.padEnd(9)} ${counts.padEnd(38)} ${crs.srid} ${crs.how}${others}`
}

/** [west, south, east, north] of every parcel read, degrees. */
export function extent(outcome: Outcome): number[] {
  const box = [Infinity, Infinity, -Infinity, -Infinity]
  if (!outcome.ok) return box
  for (const { wgs84 } of outcome.value.parcels) {
    const { coordinates } = JSON.parse(wgs84) as { coordinates: [number, number][][][] }
    for (const [lon, lat] of coordinates.flat(2)) {
      box[0] = Math.min(box[0] ?? lon, lon)
      box[1] = Math.min(box[1] ?? lat, lat)
      box[2] = Math.max(box[2] ?? lon, lon)
      box[3] = Math.max(box[3] ?? lat, lat)
    }
  }
  return box
}
