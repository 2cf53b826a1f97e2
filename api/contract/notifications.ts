import { z } from 'zod'
import { bilingual } from './shapes.ts'

/**
 * What each kind of notice says. Texts only; a day is `YYYY-MM-DD`, a moment ISO 8601. `link` is a secret: it reaches
 * the e-mail and nothing else.
 */
export type NoticeData = {
  readonly confirm_email: { readonly link: string }
  readonly already_registered: Nothing
  readonly reset_password: { readonly link: string }
  readonly invitation: OfBody & { readonly link: string; readonly role: string }
  readonly email_changed: Nothing
  readonly password_changed: Nothing
  readonly new_device: { readonly device: string; readonly at: string }
  readonly factor_added: { readonly factor: Factor }
  readonly factor_removed: { readonly factor: Factor }
  readonly account_locked: { readonly reason: string }
  readonly account_unlocked: Nothing
  readonly account_held: { readonly reason: string }
  readonly account_held_elsewhere: { readonly name: string }
  readonly read_budget_exceeded: { readonly name: string; readonly hour: string }
  readonly mandate_given: MandateNotice
  readonly mandate_changed: MandateNotice
  readonly mandate_ended: OfBody & { readonly role: string; readonly on: string }
  /** `days` left; `holder` of the key, `until` its last day. */
  readonly key_ending: OfBody & { readonly holder: string; readonly days: string; readonly until: string }
  readonly delegation_given: MandateNotice & { readonly by: string }
  readonly participant_added: { readonly title: string; readonly by: string; readonly part: string }
  readonly participant_left: { readonly title: string; readonly name: string; readonly part: string }
  readonly participant_ended: { readonly title: string; readonly by: string; readonly part: string }
  readonly owner_invited: { readonly title: string; readonly by: string; readonly link: string }
  /** `kind` is what is to be attested. */
  readonly attestation_asked: { readonly title: string; readonly by: string; readonly kind: string }
  /** `due` is empty when nobody knows the last day. */
  readonly dossier_filed: { readonly title: string; readonly number: string; readonly due: string }
  /** A number is empty before a dossier has one; the items are numbered as the request numbers them. */
  readonly complement_asked: {
    readonly number: string
    readonly title: string
    readonly count: string
    readonly itemsFr: string
    readonly itemsAr: string
  }
  /** `due` is empty where no text sets a last day. */
  readonly avis_asked: OfBody & { readonly number: string; readonly title: string; readonly due: string }
  readonly session_convened: SittingNotice
  readonly session_changed: SittingNotice & { readonly reason: string }
  /** `forGood` is empty for a session that is only put off to a day nobody knows yet. */
  readonly session_cancelled: SittingNotice & { readonly reason: string; readonly forGood: string }
  /** To a body without an account: `until` the last day its link opens; the body and the reason as the guichet wrote them. */
  readonly outside_avis_asked: {
    readonly link: string
    readonly body: string
    readonly number: string
    readonly reason: string
    readonly until: string
  }
  /** `total` in dirhams, as printed. */
  readonly fees_drawn_up: { readonly number: string; readonly title: string; readonly total: string }
  /** After a change of a plan or a servitude: how many dossiers on one's territory say something else. */
  readonly dossiers_rechecked: { readonly dossiers: string }
  readonly complement_given: { readonly number: string; readonly title: string }
  /** `kind` is what the act decides; `reference` its number, 12/2026. */
  readonly act_delivered: ActNotice
  readonly act_copied: ActNotice
  /** `found` is what the antivirus calls it. */
  readonly document_held: { readonly title: string; readonly file: string; readonly found: string }
  readonly document_held_elsewhere: { readonly name: string; readonly file: string; readonly found: string }
  readonly profession_confirmed: { readonly profession: string }
  readonly export_to_approve: { readonly name: string; readonly rows: string; readonly reason: string }
  readonly export_ready: { readonly until: string }
  readonly export_refused: Nothing
  readonly export_failed: Nothing
  readonly documents_check_failed: { readonly missing: string; readonly altered: string; readonly orphaned: string }
  readonly journal_broken: { readonly event: string }
  readonly message_bounced: { readonly kind: string; readonly name: string }
  /** `count` of them, `dossiers` the first by number and last day; `due` the last day of the first. */
  readonly deadline_ahead: Dossiers
  readonly deadline_day: Dossiers
  readonly silence_reached: Dossiers
  readonly permit_lapsing: Dossiers
  readonly permit_lapsed: Dossiers
  readonly avis_late: Dossiers
  /**
   * `by` whom, acting as `role` of a body; `holder` whom it reminds, `toFr` and `toAr` the silent body, empty for another
   * holder; `note` a word of the sender's, or empty.
   */
  readonly dossier_nudged: OfBody & {
    readonly by: string
    readonly role: string
    readonly holder: string
    readonly toFr: string
    readonly toAr: string
    readonly count: string
    readonly dossiers: string
    readonly note: string
  }
  /** `week` its Monday; figures of all the communes; `communes` each of them, as `WeekCommune`s in JSON. */
  readonly board_week: {
    readonly week: string
    readonly late: string
    readonly fresh: string
    readonly coming: string
    readonly communes: string
  }
  /** `event` a transition, `step` where the dossier is now. */
  readonly dossier_moved: {
    readonly number: string
    readonly title: string
    readonly event: string
    readonly step: string
  }
  /** From a commune to another; `count` of them, `dossiers` the first by number. */
  readonly dossier_relocated: {
    readonly count: string
    readonly dossiers: string
    readonly fromFr: string
    readonly fromAr: string
    readonly toFr: string
    readonly toAr: string
    readonly reason: string
  }
  readonly retention_done: { readonly people: string; readonly messages: string }
}
/** When and where a commission sits; `dossiers` the numbers its reader is called for, `room` is empty without a live room. */
export type SittingNotice = {
  readonly session: string
  readonly sequence: string
  readonly unitFr: string
  readonly unitAr: string
  readonly startsAt: string
  readonly endsAt: string
  readonly place: string
  readonly room: string
  readonly count: string
  readonly dossiers: string
}
/** A followed commune in the message of a week: how many are late, and which ones became so or come to their last day. */
export type WeekCommune = {
  readonly code: string
  readonly nameFr: string
  readonly nameAr: string
  readonly late: number
  /** How many, and the first of them: `061410141-2026-00012 (08/12/2026)`. */
  readonly fresh: number
  readonly freshDossiers: string
  readonly coming: number
  readonly comingDossiers: string
}
type Factor = 'passkey' | 'totp' | 'recovery_codes' | 'provider' | 'access_token'
type Dossiers = { readonly count: string; readonly dossiers: string; readonly due: string }
type Nothing = Readonly<Record<never, string>>
type OfBody = { readonly bodyFr: string; readonly bodyAr: string }
type ActNotice = { readonly number: string; readonly title: string; readonly reference: string; readonly kind: string }
/** `to` is empty for a mandate without a known end. */
type MandateNotice = OfBody & { readonly role: string; readonly from: string; readonly to: string }

export type NoticeKind = keyof NoticeData

export const NOTICE_GROUPS = ['security', 'mandates', 'dossiers', 'exports', 'house'] as const
export type NoticeGroup = (typeof NOTICE_GROUPS)[number]

/** Every kind, in the group a person finds it under. E-mails of the group `security` cannot be refused. */
export const NOTICE_KINDS: Readonly<Record<NoticeKind, NoticeGroup>> = {
  confirm_email: 'security',
  already_registered: 'security',
  reset_password: 'security',
  invitation: 'security',
  email_changed: 'security',
  password_changed: 'security',
  new_device: 'security',
  factor_added: 'security',
  factor_removed: 'security',
  account_locked: 'security',
  account_unlocked: 'security',
  account_held: 'security',
  account_held_elsewhere: 'house',
  read_budget_exceeded: 'house',
  mandate_given: 'mandates',
  mandate_changed: 'mandates',
  mandate_ended: 'mandates',
  key_ending: 'mandates',
  delegation_given: 'mandates',
  participant_added: 'dossiers',
  participant_left: 'dossiers',
  participant_ended: 'dossiers',
  owner_invited: 'security',
  attestation_asked: 'dossiers',
  dossier_filed: 'dossiers',
  complement_asked: 'dossiers',
  avis_asked: 'dossiers',
  session_convened: 'dossiers',
  session_changed: 'dossiers',
  session_cancelled: 'dossiers',
  outside_avis_asked: 'security',
  fees_drawn_up: 'dossiers',
  complement_given: 'dossiers',
  dossiers_rechecked: 'dossiers',
  act_delivered: 'dossiers',
  act_copied: 'dossiers',
  document_held: 'dossiers',
  document_held_elsewhere: 'house',
  profession_confirmed: 'mandates',
  export_to_approve: 'exports',
  export_ready: 'exports',
  export_refused: 'exports',
  export_failed: 'exports',
  documents_check_failed: 'house',
  journal_broken: 'house',
  message_bounced: 'house',
  deadline_ahead: 'dossiers',
  deadline_day: 'dossiers',
  silence_reached: 'dossiers',
  permit_lapsing: 'dossiers',
  permit_lapsed: 'dossiers',
  avis_late: 'dossiers',
  dossier_nudged: 'dossiers',
  board_week: 'dossiers',
  dossier_moved: 'dossiers',
  dossier_relocated: 'dossiers',
  retention_done: 'house',
}

/** Kinds that carry a link with a secret; they are sent to an address nobody confirmed yet. */
export const SECRET_KINDS: readonly NoticeKind[] = [
  'confirm_email',
  'reset_password',
  'invitation',
  'owner_invited',
  'outside_avis_asked',
]

export const CHANNELS = ['email', 'sms', 'registered'] as const
export type Channel = (typeof CHANNELS)[number]

export const noticeKind = z.enum(Object.keys(NOTICE_KINDS) as [NoticeKind, ...NoticeKind[]])

/** A notice as its person reads it; `path` is the screen it leads to. */
export const notice = z.object({
  id: z.uuid(),
  kind: noticeKind,
  title: bilingual,
  text: bilingual,
  path: z.string().nullable(),
  createdAt: z.iso.datetime(),
  readAt: z.iso.datetime().nullable(),
})
export type Notice = z.infer<typeof notice>

export const noticesQuery = z.object({ cursor: z.uuid().optional() })
export const notices = z.object({
  notices: z.array(notice),
  unread: z.number().int(),
  /** The cursor of the following page, null after the last one. */
  next: z.uuid().nullable(),
})

/** Marks these notices, or all of them, as read. */
export const readNoticesBody = z.union([
  z.object({ ids: z.array(z.uuid()).min(1).max(200) }),
  z.object({ all: z.literal(true) }),
])
export const unreadCount = z.object({ unread: z.number().int() })

/** What is sent by e-mail, kind by kind; notices on screen are always kept. */
export const preferences = z.object({
  preferences: z.array(
    z.object({
      kind: noticeKind,
      group: z.enum(NOTICE_GROUPS),
      label: bilingual,
      email: z.boolean(),
      /** False: the e-mail protects the account and cannot be refused. */
      refusable: z.boolean(),
    }),
  ),
  /** Ways of telling people this installation knows, and whether each is set up. */
  channels: z.array(z.object({ channel: z.enum(CHANNELS), configured: z.boolean() })),
})
export const preferencesBody = z.object({
  preferences: z.array(z.object({ kind: noticeKind, email: z.boolean() })).max(100),
})

export const MESSAGE_STATES = ['waiting', 'sent', 'failed', 'bounced'] as const
export type MessageState = (typeof MESSAGE_STATES)[number]

export const messagesQuery = z.object({ state: z.enum(MESSAGE_STATES).optional(), cursor: z.uuid().optional() })

/** A message as support watches it: never its words, its address half hidden. */
export const messages = z.object({
  messages: z.array(
    z.object({
      id: z.uuid(),
      personId: z.uuid().nullable(),
      channel: z.enum(CHANNELS),
      kind: noticeKind,
      label: bilingual,
      address: z.string(),
      state: z.enum(MESSAGE_STATES),
      attempts: z.number().int(),
      lastError: z.string().nullable(),
      createdAt: z.iso.datetime(),
      sentAt: z.iso.datetime().nullable(),
    }),
  ),
  counts: z.object({ waiting: z.number(), sent: z.number(), failed: z.number(), bounced: z.number() }),
  next: z.uuid().nullable(),
})
