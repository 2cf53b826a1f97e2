import type { Generated } from 'kysely'
import type { KeyKind, KeyState } from '../../contract/keys.ts'
import type { BodyKind } from '../../contract/policy/roles.ts'
import type { Rule } from '../../contract/procedures/definition.ts'
import type { DayColumn } from './ground.ts'

/** A key of signature that a person holds for a body. */
export interface SigningKeyTable {
  id: string
  body_id: string
  person_id: string
  kind: KeyKind
  reference: string
  /** X.509 in DER, and those between it and the anchor. */
  certificate: Buffer
  chain: Buffer[]
  fingerprint: string
  certified_name: string
  authority: string
  serial: string
  valid_from: Date
  valid_to: Date
  state: Generated<KeyState>
  reason: string | null
  replaces: string | null
  added_at: Date
  added_by: string
  changed_at: Date | null
  changed_by: string | null
  proved_at: Date | null
  version: Generated<number>
}

export interface SigningKeyFileTable {
  key_id: string
  bytes: Buffer
}

export interface KeyQuotaTable {
  valid_from: DayColumn
  valid_to: DayColumn | null
  kinds: BodyKind[]
  population_from: number
  population_to: number | null
  keys: number | null
  rule: Rule
}

export interface KeyTables {
  signing_key: SigningKeyTable
  signing_key_file: SigningKeyFileTable
  key_quota: KeyQuotaTable
}
