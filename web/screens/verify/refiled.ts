import type { ParcelsReadAnswer } from '../../../api/contract/parcels.ts'
import type { Client } from '../../api/client.ts'
import { valueOrThrow } from '../../api/client.ts'

/** Reads again what was filed under an id, from its coordinates as filed: the address opens on any device. */
async function refiledParcel(client: Client, id: string, signal: AbortSignal): Promise<ParcelsReadAnswer> {
  const filed = valueOrThrow(await client.call('getFiledParcel', { params: { id }, signal }))
  const srid = filed.srid === 4326 ? {} : { srid: filed.srid }
  const body = { geometry: filed.geometry, ...srid }
  const reading = valueOrThrow(await client.call('readParcels', { body, signal }))
  const parcels = reading.parcels.map((parcel) => ({ ...parcel, id, label: filed.label }))
  return { ...reading, source: { ...reading.source, crs: { ...reading.source.crs, how: filed.how } }, parcels }
}

/** The parcels of these ids as one reading. */
export async function refiled(client: Client, ids: readonly string[], signal: AbortSignal): Promise<ParcelsReadAnswer> {
  const readings = await Promise.all(ids.map((id) => refiledParcel(client, id, signal)))
  const [first, ...others] = readings
  if (!first) throw new Error('refiled needs at least one id')
  return { ...first, parcels: [first, ...others].flatMap(({ parcels }) => parcels) }
}
