import { type Kysely, sql } from 'kysely'
import { searchWords } from '../../spatial/searchWords.ts'
import type { BacklogRefusal } from '../contract/backlog.ts'
import type { Database } from '../db/tables.ts'
import { newPersonId } from '../db/uuid.ts'
import type { PaperOwner } from './judging/paperDossier.ts'

type Found = { readonly personId?: string; readonly bodyId?: string } | { readonly refusal: BacklogRefusal }
type Person = Extract<PaperOwner, { readonly kind: 'person' }>
type Company = Extract<PaperOwner, { readonly kind: 'company' }>

/**
 * Whoever owns a dossier brought in: known by their card under the same name, else recorded as at the counter. A card that
 * is somebody else's would open the dossier to them: it is refused and looked at.
 */
export const ownerOf = (db: Kysely<Database>, owner: PaperOwner, { at }: { readonly at: Date }): Promise<Found> =>
  owner.kind === 'person' ? personOf(db, owner, at) : companyOf(db, owner, at)

async function personOf(db: Kysely<Database>, owner: Person, at: Date): Promise<Found> {
  const known = owner.nationalId === null ? [] : await underCard(db, owner.nationalId)
  const same = known.filter((one) => isNamed(one, owner))
  const [only] = same
  if (same.length > 1) return { refusal: 'OWNER_AMBIGUOUS' }
  if (only) return { personId: only.id }
  if (known.length > 0) return { refusal: 'OWNER_NAME_DIFFERS' }
  const personId = newPersonId()
  await db
    .insertInto('person')
    .values({
      ...{ id: personId, given_name: owner.givenName, family_name: owner.familyName, created_at: at, language: 'ar' },
      ...{ given_name_ar: owner.givenNameAr, family_name_ar: owner.familyNameAr, national_id: owner.nationalId },
    })
    .execute()
  return { personId }
}

type Known = { readonly id: string; readonly names: readonly string[] }

async function underCard(db: Kysely<Database>, nationalId: string): Promise<Known[]> {
  const { rows } = await sql<Known>`
    select id, array[given_name || ' ' || family_name, concat_ws(' ', given_name_ar, family_name_ar)] as names
    from person where national_id is not null and plain_number(national_id) = plain_number(${nationalId})
      and anonymised_at is null order by created_at limit 10`.execute(db)
  return rows
}

/** The words of a name in any order: a register writes the family name first. */
const wordsOf = (name: string) => searchWords(name).toSorted().join(' ')

function isNamed({ names }: Known, { familyName, givenName, familyNameAr, givenNameAr }: Person): boolean {
  const written = [`${givenName} ${familyName}`, `${givenNameAr ?? ''} ${familyNameAr ?? ''}`].map(wordsOf)
  return written.some((name) => name !== '' && names.map(wordsOf).includes(name))
}

/** A company by its ICE or its number in the register; one without either is recorded anew. */
async function companyOf(db: Kysely<Database>, { name, ice, registerNumber }: Company, at: Date): Promise<Found> {
  const { rows } = await sql<{ id: string }>`
    select id from body where kind in ('company', 'promoter') and (ice = ${ice}::text
      or (plain_number(register_number) <> '' and plain_number(register_number) = plain_number(${registerNumber}::text)
        and lower(name_fr) = lower(${name}::text)))
    order by valid_from, id limit 1`.execute(db)
  const [known] = rows
  if (known) return { bodyId: known.id }
  const bodyId = newPersonId()
  const from = at.toISOString().slice(0, 10)
  // Nobody opened it: whoever brings a register in does not administer the companies in it.
  await sql`insert into body (id, kind, name_fr, name_ar, ice, register_number, source, valid_from)
    values (${bodyId}::uuid, 'company', ${name}, ${name}, ${ice}::text, ${registerNumber}::text, 'backlog', ${from}::date)`.execute(
    db,
  )
  return { bodyId }
}
