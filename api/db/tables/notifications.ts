import type { Generated } from 'kysely'
import type { Json } from './ground.ts'

export interface NoticeTable {
  id: string
  person_id: string
  kind: string
  data: Json<Record<string, string>>
  path: string | null
  once_key: string | null
  created_at: Date
  read_at: Date | null
}

export interface MessageTable {
  id: string
  notice_id: string | null
  person_id: string | null
  channel: 'email' | 'sms' | 'registered'
  address: string
  language: 'fr' | 'ar'
  kind: string
  data: Json<Record<string, string>>
  state: Generated<'waiting' | 'sent' | 'failed' | 'bounced'>
  attempts: Generated<number>
  last_error: string | null
  server_id: string | null
  created_at: Date
  sent_at: Date | null
}

export interface NotificationPreferenceTable {
  person_id: string
  kind: string
  channel: string
  wanted: boolean
}

export interface NotificationTables {
  notice: NoticeTable
  message: MessageTable
  notification_preference: NotificationPreferenceTable
}
