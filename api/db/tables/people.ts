import type { ColumnType, Generated } from 'kysely'
import type { PersonName, Profession } from '../../contract/people.ts'
import type { BodyKind, Role } from '../../contract/policy/roles.ts'
import type { Network } from '../../contract/procedures/definition.ts'
import type { DayColumn } from './ground.ts'

export interface BodyTable {
  id: string
  kind: BodyKind
  official: ColumnType<boolean, never, never>
  name_fr: string
  name_ar: string
  unit_code: string | null
  ice: string | null
  register_number: string | null
  email: string | null
  source: string | null
  demonstration: Generated<boolean>
  /** Which networks an operator runs. */
  networks: Generated<Network[]>
  created_by: string | null
  valid_from: DayColumn
  valid_to: DayColumn | null
  version: Generated<number>
}

export interface BodyTerritoryTable {
  body_id: string
  territory: string
  valid_from: DayColumn
  valid_to: DayColumn | null
  act_reference: string | null
}

export interface PersonTable {
  id: string
  given_name: string
  family_name: string
  given_name_ar: string | null
  family_name_ar: string | null
  national_id: string | null
  phone: string | null
  address: string | null
  language: Generated<'fr' | 'ar'>
  profession: Profession | null
  professional_number: string | null
  profession_confirmed_at: Date | null
  created_at: Date
  anonymised_at: Date | null
  version: Generated<number>
}

type CalledName = Omit<PersonName, 'id'>

export interface MandateTable {
  id: string
  person_id: string
  body_id: string
  role: Role
  reason: 'appointment' | 'election' | 'employment' | 'delegation' | 'absence'
  territory: string[] | null
  valid_from: DayColumn
  valid_to: DayColumn | null
  delegated_from: string | null
  act_reference: string | null
  /** How whoever gave it by an address called its person, who may be called otherwise. */
  called: ColumnType<CalledName | null, string | null, null>
  ended_at: Date | null
  ended_by: string | null
  created_at: Date
  created_by: string | null
  version: Generated<number>
}

export interface AskedOnceTable {
  person_id: string
  /** Digests: of the Idempotency-Key, and of what was asked under it. */
  key: string
  asked: string
  made_id: string
  at: Date
}

export interface PeopleTables {
  body: BodyTable
  body_territory: BodyTerritoryTable
  person: PersonTable
  mandate: MandateTable
  asked_once: AskedOnceTable
}
