import type { AgencyLayer } from '../contract/layers.ts'
import { type Actor, decide } from '../contract/policy/decide.ts'
import type { Fault } from './faults.ts'
import { type LayerRow, serviceOf } from './queries.ts'
import { legendAddress, zoomsOf } from './services/serviceAddress.ts'

type Seen = { readonly actor: Actor; readonly faultOf: (id: string) => Fault | null }

/** A layer as its reader sees it; where its data come from is for whoever edits it. */
export function presentLayer(row: LayerRow, { actor, faultOf }: Seen): AgencyLayer {
  const { id, version, kind, titleFr, titleAr, attribution, visibility, opacity, dataDate, box, shapes, leftOut } = row
  const mayEdit = decide(actor, 'layers.edit', { bodyIds: [row.bodyId] }).allowed
  const kept = serviceOf(row)
  const fault = faultOf(id)
  return {
    ...{
      id,
      version,
      kind,
      titleFr,
      titleAr,
      attribution,
      visibility,
      opacity,
      dataDate,
      box,
      shapes,
      leftOut,
      mayEdit,
    },
    ...{ legendFr: row.legendFr, legendAr: row.legendAr },
    body: { id: row.bodyId, nameFr: row.bodyFr, nameAr: row.bodyAr },
    zooms: zoomsOf(kept),
    hasLegend: kept !== null && row.address !== null && legendAddress(row.address, kept) !== null,
    address: mayEdit ? row.address : null,
    name: mayEdit ? (kept?.name ?? null) : null,
    fault: fault && { code: fault.code, since: fault.since.toISOString() },
  }
}
