import type { Cell, Making } from './cell.ts'
import { CONTENT } from './drawing.ts'

/** Layers that an agency adds to the map. */
export const ofLayers = ({ cast, cell }: Making): Cell[] => [
  cell(
    'add a layer to the map of the body',
    [['layers.edit', { bodyIds: [cast.body] }]],
    `insert into agency_layer (id, body_id, kind, title_fr, title_ar, attribution, visibility, opacity, place, file_sha256,
      file_name, shapes, created_by, created_at)
    values (gen_random_uuid(), '${cast.body}', 'vector', 'Couche', 'طبقة', 'Essai', 'agency', 1, 1, '${CONTENT}', 'c.geojson', 1,
      '${cast.actor.personId}', now())`,
  ),
]
