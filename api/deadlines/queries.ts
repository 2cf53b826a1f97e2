import { type Kysely, sql } from 'kysely'
import { asDay } from '../../spatial/day.ts'
import { dayOf } from '../clock.ts'
import type { ProcedureDefinition, Track } from '../contract/procedures/definition.ts'
import { project } from '../contract/procedures/project.ts'
import type { Database } from '../db/tables.ts'
import { type Holiday, type LegalCalendar, legalCalendar } from './counting/calendar.ts'
import type { Stop } from './counting/countTerm.ts'
import type { DatedEvent } from './stages.ts'

/** The holidays that were decided, and are not withdrawn. */
export async function calendarNow(db: Kysely<Database>): Promise<LegalCalendar> {
  const rows = await db
    .selectFrom('holiday')
    .select(['day', 'name_fr', 'name_ar'])
    .where('removed_at', 'is', null)
    .execute()
  return legalCalendar(
    rows.map(({ day, name_fr, name_ar }): Holiday => ({ day: asDay(day), nameFr: name_fr, nameAr: name_ar })),
  )
}

/** Recorded outages of the service as whole civil days of Morocco: a day touched is a day stopped. */
export async function outagesNow(db: Kysely<Database>): Promise<Stop[]> {
  const rows = await db.selectFrom('outage').select(['from_at', 'to_at', 'certificate']).orderBy('from_at').execute()
  return rows.map(({ from_at, to_at, certificate }) => ({
    from: dayOf(from_at),
    to: to_at && dayOf(to_at),
    why: 'outage',
    nameFr: certificate,
    nameAr: certificate,
  }))
}

export type DossierClock = {
  readonly definition: ProcedureDefinition
  readonly track: Track | null
  readonly publicOwner: boolean | null
  readonly events: readonly DatedEvent[]
}

/** What a dossier's clock is computed from; null for a draft without a procedure. */
export async function clockOf(db: Kysely<Database>, dossierId: string): Promise<DossierClock | null> {
  const dossier = await db
    .selectFrom('dossier as d')
    .innerJoin('procedure_version as v', 'v.id', 'd.procedure_version_id')
    .select(['d.track', 'd.project', 'v.definition'])
    .where('d.id', '=', dossierId)
    .executeTakeFirst()
  if (!dossier) return null
  const events = await db
    .selectFrom('dossier_event')
    .select(['event', 'day', sql<number | null>`(reason -> 'extension' ->> 'days')::integer`.as('days')])
    .where('dossier_id', '=', dossierId)
    .orderBy('move')
    .execute()
  return {
    definition: dossier.definition,
    track: dossier.track,
    publicOwner: project.parse(dossier.project).publicOwner,
    events: events.map(({ event, day, days }) => ({ event, day: asDay(day), days: days ?? undefined })),
  }
}
