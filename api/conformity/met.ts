import { sql } from 'kysely'
import type { Met } from '../../spatial/conformity/lastingSubjects.ts'

/** What names the zones and plans of a report `r` beyond one version, without the shapes that its facts carry. */
export const METS = sql<Met>`json_build_object(
  'plans', (select coalesce(json_agg(json_build_object('versionId', p ->> 'versionId', 'plan', p ->> 'plan')), '[]')
    from jsonb_array_elements(r.facts -> 'plans') p),
  'zones', (select coalesce(json_agg(json_build_object('zoneId', z ->> 'zoneId', 'versionId', z ->> 'versionId',
    'code', z ->> 'code', 'sector', z ->> 'sector')), '[]') from jsonb_array_elements(r.facts -> 'zones') z))`
