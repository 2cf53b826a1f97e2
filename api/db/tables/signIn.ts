import type { Generated } from 'kysely'
import type { Json } from './ground.ts'

export interface AccountTable {
  person_id: string
  email: string
  email_confirmed_at: Date | null
  /** When a session last opened: sessions themselves are kept less long than people. */
  signed_in_at: Date | null
  password_hash: string | null
  state: Generated<'active' | 'held' | 'locked'>
  state_reason: string | null
  state_since: Date | null
  demonstration: Generated<boolean>
  totp_sealed: Buffer | null
  totp_confirmed_at: Date | null
  totp_last_step: number | null
}

export interface SessionTable {
  id: string
  token_hash: Buffer
  person_id: string
  method: 'password' | 'passkey' | 'oidc' | 'link'
  second_factor_at: Date | null
  device: string
  address: string | null
  created_at: Date
  last_seen_at: Date
  ends_at: Date
  ended_at: Date | null
  ended_because: string | null
}

export interface PasskeyTable {
  credential_id: string
  person_id: string
  public_key: Buffer
  counter: number
  transports: Generated<string[]>
  label: string
  created_at: Date
  last_used_at: Date | null
}

export interface RecoveryCodeTable {
  person_id: string
  hash: Buffer
  used_at: Date | null
}

export interface AccessTokenTable {
  id: string
  person_id: string
  token_hash: Buffer
  name: string
  scope: 'ogc_read'
  second_factor: boolean
  created_at: Date
  expires_at: Date
  last_used_at: Date | null
  last_used_from: string | null
}

export interface KnownDeviceTable {
  person_id: string
  device_hash: Buffer
  label: string
  first_seen_at: Date
  last_seen_at: Date
}

export interface FederatedIdentityTable {
  issuer: string
  subject: string
  person_id: string
  linked_at: Date
}

export interface PendingProofTable {
  hash: Buffer
  purpose: 'passkey' | 'confirm_email' | 'reset' | 'invitation' | 'oidc'
  person_id: string | null
  data: Json<Record<string, unknown>>
  created_at: Date
  expires_at: Date
  used_at: Date | null
}

export interface CountedWindowTable {
  key: string
  starts_at: Date
  count: number
}

export interface SignInTables {
  account: AccountTable
  session: SessionTable
  passkey: PasskeyTable
  recovery_code: RecoveryCodeTable
  access_token: AccessTokenTable
  known_device: KnownDeviceTable
  federated_identity: FederatedIdentityTable
  pending_proof: PendingProofTable
  counted_window: CountedWindowTable
}
