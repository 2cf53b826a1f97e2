import { sql } from 'kysely'
import type { EventFields } from './canonical.ts'

/** An instant as the journal's texts write it, whatever the session's time zone. */
export const toTheMicrosecond = (instant: string) =>
  sql<string>`to_char(${sql.ref(instant)} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`

/** What is sealed of `journal_event e`, as PostgreSQL keeps it: no driver has rounded anything. */
export const EVENT_FIELDS = sql<EventFields>`e.id, ${toTheMicrosecond('e.at')} as at, e.person_id as "personId",
  e.mandate_id as "mandateId", e.session_id as "sessionId", e.action, e.consultation, e.subject_kind as "subjectKind",
  e.subject_id as "subjectId", e.dossier_id as "dossierId", e.body_id as "bodyId", e.concerned_id as "concernedId",
  e.detail::text as detail, e.request_id as "requestId"`
