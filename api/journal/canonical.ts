/** An event as PostgreSQL keeps it: instants as texts to the microsecond, `detail` as jsonb prints it. */
export type EventFields = {
  readonly id: string
  /** `2026-11-24T09:00:00.123456Z` */
  readonly at: string
  readonly personId: string | null
  readonly mandateId: string | null
  readonly sessionId: string | null
  readonly action: string
  readonly consultation: boolean
  readonly subjectKind: string
  readonly subjectId: string
  readonly dossierId: string | null
  readonly bodyId: string | null
  readonly concernedId: string | null
  readonly detail: string
  readonly requestId: string | null
}

/**
 * The one text of an event, which its seal is computed from: JSON without spaces, fields in this order, the keys of
 * `detail` sorted, numbers as PostgreSQL prints them. Changing it would break every seal there is.
 */
export const canonicalText = (event: EventFields): string =>
  JSON.stringify({
    format: 1,
    id: event.id,
    at: event.at,
    personId: event.personId,
    mandateId: event.mandateId,
    sessionId: event.sessionId,
    action: event.action,
    consultation: event.consultation,
    subjectKind: event.subjectKind,
    subjectId: event.subjectId,
    dossierId: event.dossierId,
    bodyId: event.bodyId,
    concernedId: event.concernedId,
    detail: event.detail === '{}' ? {} : sortedDetail(event.detail),
    requestId: event.requestId,
  })

type SourceReviver = (key: string, value: unknown, context: { readonly source: string }) => unknown

// Node has had both since version 21; the ES2024 library of TypeScript does not know them yet.
const { parse, rawJSON } = JSON as unknown as {
  readonly parse: (text: string, reviver: SourceReviver) => unknown
  readonly rawJSON: (text: string) => object
}

/** Numbers stay the digits they were: as doubles, 9007199254740993 could be edited into 9007199254740992 unseen. */
const sortedDetail = (text: string): unknown =>
  parse(text, (_key, value, { source }) => {
    if (typeof value === 'number') return rawJSON(source)
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
    return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
  })
