import { type Kysely, sql } from 'kysely'
import type { PlanToStamp } from '../../contract/actPlans.ts'
import type { Database } from '../../db/tables.ts'

export type PlanRow = PlanToStamp & { readonly sha256: string; readonly bytes: number }

/**
 * The plans of a dossier: the last version of each piece that its procedure calls a plan, as PDF, with where the stamp goes and
 * what became of it under an act; before there is one, nothing.
 */
export async function plansOf(db: Kysely<Database>, dossierId: string, actId: string | null): Promise<PlanRow[]> {
  const { rows } = await sql<PlanRow>`
    select o.id as "documentId", o.file_name as "fileName", o.pages, o.sha256, b.bytes,
      coalesce((select json_agg(json_build_object('page', p.page, 'x', p.x, 'y', p.y) order by p.page)
        from stamp_place p where p.document_id = o.id), '[]') as places,
      case when a.sha256 is not null then json_build_object('pages', a.pages, 'sha256', a.sha256) end as stamped,
      a.refusal
    from document o join dossier d on d.id = o.dossier_id join procedure_version v on v.id = d.procedure_version_id
      join blob b on b.sha256 = o.sha256
      left join act_plan a on a.document_id = o.id and a.act_id = ${actId}::uuid
    where o.dossier_id = ${dossierId}::uuid and o.withdrawn_at is null and b.media_type = 'application/pdf'
      and exists (select from jsonb_array_elements(v.definition -> 'pieces') r
        where r ->> 'code' = o.piece and r ->> 'content' = 'plan')
      and not exists (select from document l where l.dossier_id = o.dossier_id and l.piece = o.piece
        and l.piece_version > o.piece_version and l.withdrawn_at is null)
    order by o.piece, o.id`.execute(db)
  return rows
}
