import { type Kysely, sql } from 'kysely'
import { searchWords } from '../../spatial/searchWords.ts'
import type { BacklogRefusal } from '../contract/backlog.ts'
import type { Database } from '../db/tables.ts'
import { newPersonId } from '../db/uuid.ts'
import type { PaperOwner } from './judging/paperDossier.ts'

export type FoundOwner =
  | { readonly personId: string }
  | { readonly bodyId: string }
  | { readonly refusal: BacklogRefusal }

type Person = Extract<PaperOwner, { readonly kind: 'person' }>
type Company = Extract<PaperOwner, { readonly kind: 'company' }>
type Known = { readonly id: string; readonly names: readonly string[] }
type KnownCompany = { readonly id: string; readonly name: string; readonly ice: string | null; readonly number: string }

const isCompany = (owner: PaperOwner): owner is Company => owner.kind === 'company'
const isPerson = (owner: PaperOwner): owner is Person => owner.kind === 'person'

/**
 * Whoever owns the dossiers that are brought in together: known by their card under the same name, else recorded as at the
 * counter. A card that is somebody else's would open the dossier to them: it is refused and looked at.
 */
export class PaperOwners {
  private readonly people: Person[] = []
  private readonly peopleIds: string[] = []
  private readonly companies: Company[] = []
  private readonly companyIds: string[] = []
  /** Who holds a card, by the card as it is written, those of these dossiers among them. */
  private readonly holders: ReadonlyMap<string, Known[]>
  private readonly knownCompanies: KnownCompany[]

  private constructor(holders: ReadonlyMap<string, Known[]>, companies: KnownCompany[]) {
    this.holders = holders
    this.knownCompanies = companies
  }

  /** Whoever is not known yet is held until the transaction ends: two registers that name them record them once. */
  static async among(db: Kysely<Database>, owners: readonly PaperOwner[]): Promise<PaperOwners> {
    const first = await PaperOwners.read(db, owners)
    const strangers = first.strangersAmong(owners)
    if (strangers.length === 0) return first
    await sql`select pg_advisory_xact_lock(hashtextextended(s, 0))
      from (select distinct 'paper owner ' || s as s from unnest(${strangers}::text[]) u(s) order by 1) held`.execute(
      db,
    )
    return PaperOwners.read(db, owners)
  }

  private static async read(db: Kysely<Database>, owners: readonly PaperOwner[]): Promise<PaperOwners> {
    const cards = owners.filter(isPerson).flatMap(({ nationalId }) => (nationalId === null ? [] : [nationalId]))
    return new PaperOwners(await underCards(db, [...new Set(cards)]), await companiesOf(db, owners.filter(isCompany)))
  }

  /** Cards and numbers that nobody is known by. */
  private strangersAmong(owners: readonly PaperOwner[]): string[] {
    const strangers = owners.flatMap((owner) => {
      if (isCompany(owner)) return this.knownCompany(owner) ? [] : plain(owner.ice ?? owner.registerNumber ?? '')
      const { nationalId } = owner
      return nationalId === null || this.holders.get(nationalId)?.length ? [] : plain(nationalId)
    })
    return strangers.filter((number) => number !== '')
  }

  of(owner: PaperOwner): FoundOwner {
    return isCompany(owner) ? this.companyOf(owner) : this.personOf(owner)
  }

  private personOf(owner: Person): FoundOwner {
    const known = owner.nationalId === null ? undefined : this.holders.get(owner.nationalId)
    const same = (known ?? []).filter((one) => isNamed(one, owner))
    const [only] = same
    if (same.length > 1) return { refusal: 'OWNER_AMBIGUOUS' }
    if (only) return { personId: only.id }
    if (known && known.length > 0) return { refusal: 'OWNER_NAME_DIFFERS' }
    const id = newPersonId()
    this.people.push(owner)
    this.peopleIds.push(id)
    known?.push({ id, names: writtenNames(owner) })
    return { personId: id }
  }

  /** A company by its ICE or its number in the register; one without either is recorded anew. */
  private companyOf(company: Company): FoundOwner {
    const known = this.knownCompany(company)
    if (known) return { bodyId: known.id }
    const { name, ice, registerNumber } = company
    const id = newPersonId()
    this.companies.push(company)
    this.companyIds.push(id)
    this.knownCompanies.push({ id, name, ice, number: plain(registerNumber ?? '') })
    return { bodyId: id }
  }

  private knownCompany({ name, ice, registerNumber }: Company): KnownCompany | undefined {
    const number = plain(registerNumber ?? '')
    return this.knownCompanies.find(
      (one) =>
        (ice !== null && one.ice === ice) ||
        (number !== '' && one.number === number && one.name.toLowerCase() === name.toLowerCase()),
    )
  }

  /** Records whoever was not known, once all the owners were asked for. */
  async write(db: Kysely<Database>, at: Date): Promise<void> {
    const people = this.people.map((person, index) => ({ id: this.peopleIds[index], ...person }))
    if (people.length > 0)
      await sql`insert into person (id, given_name, family_name, given_name_ar, family_name_ar, national_id, language, created_at)
        select id, "givenName", "familyName", "givenNameAr", "familyNameAr", "nationalId", 'ar', ${at}
        from json_to_recordset(${JSON.stringify(people)}::json) as r(id uuid, "givenName" text, "familyName" text,
          "givenNameAr" text, "familyNameAr" text, "nationalId" text)`.execute(db)
    const companies = this.companies.map((company, index) => ({ id: this.companyIds[index], ...company }))
    // Nobody opened them: whoever brings a register in does not administer the companies in it.
    if (companies.length > 0)
      await sql`insert into body (id, kind, name_fr, name_ar, ice, register_number, source, valid_from)
        select id, 'company', name, name, ice, "registerNumber", 'backlog', ${at.toISOString().slice(0, 10)}::date
        from json_to_recordset(${JSON.stringify(companies)}::json)
          as r(id uuid, name text, ice text, "registerNumber" text)`.execute(db)
  }
}

/** Everybody who holds one of these cards, however it is spaced; two writings of one card share their holders. */
async function underCards(db: Kysely<Database>, cards: readonly string[]): Promise<ReadonlyMap<string, Known[]>> {
  if (cards.length === 0) return new Map()
  const { rows } = await sql<{ card: string; plain: string; known: Known[] }>`
    select c.card, plain_number(c.card) as plain, coalesce((
      select json_agg(json_build_object('id', p.id, 'names', json_build_array(p.given_name || ' ' || p.family_name,
        concat_ws(' ', p.given_name_ar, p.family_name_ar))) order by p.created_at)
      from person p where p.national_id is not null and plain_number(p.national_id) = plain_number(c.card)
        and p.anonymised_at is null), '[]') as known
    from unnest(${cards}::text[]) c(card)`.execute(db)
  const holders = new Map(rows.map(({ plain: key, known }) => [key, known]))
  return new Map(rows.map(({ card, plain: key }) => [card, holders.get(key) ?? []]))
}

/** The words of a name in any order: a register writes the family name first. */
const wordsOf = (name: string) => searchWords(name).toSorted().join(' ')

const writtenNames = ({ familyName, givenName, familyNameAr, givenNameAr }: Person) => [
  `${givenName} ${familyName}`,
  `${givenNameAr ?? ''} ${familyNameAr ?? ''}`,
]

function isNamed({ names }: Known, owner: Person): boolean {
  const known = names.map(wordsOf)
  return writtenNames(owner)
    .map(wordsOf)
    .some((name) => name !== '' && known.includes(name))
}

/** Letters and digits alone, as `plain_number` reads them. */
const plain = (number: string) => number.toUpperCase().replace(/[^A-Z0-9]/g, '')

async function companiesOf(db: Kysely<Database>, companies: readonly Company[]): Promise<KnownCompany[]> {
  if (companies.length === 0) return []
  const { rows } = await sql<KnownCompany>`
    select b.id, b.name_fr as name, b.ice, coalesce(plain_number(b.register_number), '') as number from body b
    where b.kind in ('company', 'promoter') and (b.ice = any (${companies.map(({ ice }) => ice)}::text[])
      or (b.register_number is not null and lower(b.name_fr) = any (${companies.map(({ name }) => name.toLowerCase())}::text[])))
    order by b.valid_from, b.id`.execute(db)
  return rows
}
