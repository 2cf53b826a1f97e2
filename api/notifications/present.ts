import type { z } from 'zod'
import { maskedEmail } from '../contract/masking.ts'
import {
  CHANNELS,
  type messages,
  NOTICE_KINDS,
  type Notice,
  type NoticeKind,
  type preferences,
} from '../contract/notifications.ts'
import type { messagesAfter, noticesAfter } from './queries.ts'
import { isKind, say, titleOf } from './sentences/say.ts'

type Row<F extends (...given: never[]) => Promise<readonly unknown[]>> = Awaited<ReturnType<F>>[number]

/** A notice in both languages; a kind the house no longer knows is left out. */
export function presentNotice({ id, kind, data, path, createdAt, readAt }: Row<typeof noticesAfter>): Notice[] {
  if (!isKind(kind)) return []
  const [fr, ar] = [say('fr', kind, data), say('ar', kind, data)]
  const times = { createdAt: createdAt.toISOString(), readAt: readAt?.toISOString() ?? null }
  return [{ id, kind, title: { fr: fr.title, ar: ar.title }, text: { fr: fr.text, ar: ar.text }, path, ...times }]
}

type Preferences = z.infer<typeof preferences>

/** Every kind, whether its e-mail is wanted; those that protect the account are always sent. */
export const presentPreferences = (unwanted: ReadonlySet<string>, mailConfigured: boolean): Preferences => ({
  preferences: Object.entries(NOTICE_KINDS).map(([name, group]) => {
    const kind = name as NoticeKind // the keys of that table are the kinds
    const refusable = group !== 'security'
    return { kind, group, label: titleOf(kind), email: !refusable || !unwanted.has(kind), refusable }
  }),
  channels: CHANNELS.map((channel) => ({ channel, configured: channel === 'email' && mailConfigured })),
})

type Message = z.infer<typeof messages>['messages'][number]

export function presentMessage({ kind, address, createdAt, sentAt, ...row }: Row<typeof messagesAfter>): Message[] {
  if (!isKind(kind)) return []
  const times = { createdAt: createdAt.toISOString(), sentAt: sentAt?.toISOString() ?? null }
  return [{ ...row, kind, label: titleOf(kind), address: maskedEmail(address), ...times }]
}
