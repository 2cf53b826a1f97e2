import { type Kysely, sql } from 'kysely'
import type { Opinion } from '../../../contract/avis/opinions.ts'
import type { Database } from '../../../db/tables.ts'

type OutsideItem = {
  readonly nth: number
  readonly text: { readonly fr: string; readonly ar: string }
  readonly article: string | null
}

export type OutsideRow = {
  readonly id: string
  readonly round: number
  readonly bodyName: string
  readonly email: string
  readonly reason: string
  readonly askedAt: Date
  readonly expiresAt: Date
  readonly openedAt: Date | null
  readonly revoked: { readonly at: Date; readonly reason: string } | null
  readonly answer: {
    readonly opinion: Opinion
    readonly until: string | null
    readonly name: string
    readonly quality: string
    readonly at: Date
    readonly items: readonly OutsideItem[]
    readonly document: { readonly id: string; readonly fileName: string } | null
  } | null
}

/** The bodies without an account a dossier was put before, in the order they were asked, with what each answered. */
export async function outsideRequests(db: Kysely<Database>, dossierId: string): Promise<OutsideRow[]> {
  const rows = await db
    .selectFrom('outside_request as r')
    .leftJoin('outside_avis as a', 'a.request_id', 'r.id')
    .leftJoin('document as d', 'd.outside_request_id', 'r.id')
    .select(['r.id', 'r.round', 'r.body_name as bodyName', 'r.email', 'r.reason', 'r.asked_at as askedAt'])
    .select(['r.expires_at as expiresAt', 'r.opened_at as openedAt', 'r.revoked_at', 'r.revocation_reason'])
    .select(['a.opinion', 'a.until_day as until', 'a.person_name as name', 'a.person_quality as quality', 'a.at'])
    .select(['d.id as documentId', 'd.file_name as fileName'])
    .select(
      sql<OutsideItem[]>`coalesce((select json_agg(json_build_object('nth', i.nth, 'article', i.article,
        'text', json_build_object('fr', i.text, 'ar', i.text)) order by i.nth)
        from outside_avis_item i where i.request_id = r.id), '[]')`.as('items'),
    )
    .where('r.dossier_id', '=', dossierId)
    .orderBy('r.asked_at')
    .orderBy('r.id')
    .execute()
  return rows.map(({ revoked_at, revocation_reason, opinion, until, name, quality, at, items, ...row }) => {
    const { documentId, fileName, ...request } = row
    const document = documentId && fileName ? { id: documentId, fileName } : null
    return {
      ...request,
      revoked: revoked_at && { at: revoked_at, reason: revocation_reason ?? '' },
      answer: opinion && at ? { opinion, until, name: name ?? '', quality: quality ?? '', at, items, document } : null,
    }
  })
}
