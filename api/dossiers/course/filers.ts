import { type Kysely, sql } from 'kysely'
import type { Actor } from '../../contract/policy/decide.ts'
import type { Part } from '../../contract/policy/roles.ts'
import type { Filer } from '../../contract/procedures/definition.ts'
import type { Database } from '../../db/tables.ts'

const OF_OFFICE: Readonly<Record<string, readonly Filer[]>> = {
  architect_office: ['architect'],
  surveyor_office: ['surveyor'],
  engineering_office: ['engineer'],
  company: ['company', 'operator'],
  promoter: ['company'],
}

/** What somebody may file as: an owner by their part, a professional by their own profession or their office's. */
export async function filersOf(
  db: Kysely<Database>,
  actor: Actor & { readonly personId: string },
  parts: readonly Part[],
): Promise<Filer[]> {
  const { rows } = await sql<{ profession: string | null }>`
    select profession from person where id = ${actor.personId}::uuid`.execute(db)
  const profession = rows[0]?.profession
  const offices = actor.mandates.flatMap(({ bodyKind }) => OF_OFFICE[bodyKind] ?? [])
  const own: Filer[] = parts.includes('owner') ? ['owner'] : []
  if (profession === 'architect' || profession === 'surveyor' || profession === 'engineer') own.push(profession)
  if (profession === 'promoter') own.push('company')
  return [...new Set([...own, ...offices])]
}
