import type { ColumnType, Generated } from 'kysely'
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
  /** `{}` once the message is sent or given up: it may have held a secret link. */
  data: ColumnType<Record<string, string>, string, string>
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

export interface JobRunnerTable {
  worker_id: string
  runner: number
  since: Date
}

export interface NotificationTables {
  job_runner: JobRunnerTable
  notice: NoticeTable
  message: MessageTable
  notification_preference: NotificationPreferenceTable
}
