import { parentPort } from 'node:worker_threads'
import { toWgs84 } from '../../../spatial/crs/reproject.ts'
import { representativePoint } from '../../../spatial/geometry/representative.ts'
import type { PolygonRings, Position } from '../../../spatial/geometry/types.ts'
import { DEPOSIT_LIMITS } from '../../../spatial/intake/limits.ts'
import { readParcels } from '../../../spatial/intake/readParcels.ts'
import type { ParcelsRead, ReadParcel } from '../../../spatial/intake/types.ts'
import { ok } from '../../../spatial/result.ts'
import { inCountry } from '../../../spatial/territory/country.ts'
import type { Outcome, ParcelMessage, ReadingJob, WorkerMessage } from './protocol.ts'

function pointOf(polygons: readonly PolygonRings[]): Position {
  const point = representativePoint(polygons) ?? polygons[0]?.[0]?.[0]
  if (!point) throw new Error('a parcel without a vertex was read')
  return point
}

function messageOf({ geometry, legal, filed, ...parcel }: ReadParcel): ParcelMessage {
  // Coordinates of our own geometries are pairs: normalise made them.
  const point = pointOf(legal.geometry.coordinates as unknown as readonly PolygonRings[])
  return {
    ...parcel,
    srid: legal.srid,
    wgs84: JSON.stringify(geometry),
    legal: JSON.stringify(legal.geometry),
    filed: JSON.stringify(filed),
    point: toWgs84(legal.srid, point),
  }
}

function candidatesOf({ crs, parcels }: ParcelsRead) {
  const [first] = parcels
  if (!first || crs.candidates.length === 0) return []
  const filed = pointOf(first.filed)
  return crs.candidates.map((srid) => ({ srid, point: toWgs84(srid, filed) }))
}

function read({ source, srid, zones }: ReadingJob): Outcome {
  const options = {
    limits: DEPOSIT_LIMITS,
    inCountry,
    ...(srid === undefined ? {} : { srid }),
    ...(zones && { zones }),
  }
  const result = readParcels(source, options)
  if (!result.ok) return result
  const { parcels, ...rest } = result.value
  return ok({ ...rest, parcels: parcels.map(messageOf), candidates: candidatesOf(result.value) })
}

function answer(job: ReadingJob): WorkerMessage {
  try {
    return { kind: 'read', outcome: read(job) }
  } catch (error) {
    return { kind: 'crashed', stack: error instanceof Error ? (error.stack ?? error.message) : String(error) }
  }
}

const say = (message: WorkerMessage) => parentPort?.postMessage(message)

parentPort?.on('message', (job: ReadingJob) => say(answer(job)))
say({ kind: 'ready' })
