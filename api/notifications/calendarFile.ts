import { ICalAttendeeRole, ICalCalendar, ICalCalendarMethod, ICalEventStatus } from 'ical-generator'
import type { NoticeKind, SittingNotice } from '../contract/notifications.ts'
import { say } from './sentences/say.ts'
import { SITTING_TITLE } from './sentences/sessions.ts'

export type CalendarFile = { readonly method: 'REQUEST' | 'CANCEL'; readonly content: string }

type Said = {
  readonly kind: NoticeKind
  readonly data: Readonly<Record<string, string>>
  readonly language: 'fr' | 'ar'
}
type Between = {
  readonly organizer: string
  readonly attendee: { readonly name: string; readonly email: string }
  readonly at: Date
}

const METHOD: Partial<Record<NoticeKind, CalendarFile['method']>> = {
  session_convened: 'REQUEST',
  session_changed: 'REQUEST',
  session_cancelled: 'CANCEL',
}

/**
 * What a calendar takes of a message (iTIP, RFC 5546); null when the message is about no meeting. One meeting keeps its UID,
 * and what follows carries a higher SEQUENCE. Its hours are in UTC: a calendar's own tables of Morocco may be old, ours said
 * which instant it is.
 */
export function calendarFile(
  { kind, data, language }: Said,
  { organizer, attendee, at }: Between,
): CalendarFile | null {
  const method = METHOD[kind]
  if (!method) return null
  const said = data as SittingNotice // the data of these three kinds
  const calendar = new ICalCalendar({
    method: method === 'REQUEST' ? ICalCalendarMethod.REQUEST : ICalCalendarMethod.CANCEL,
    prodId: { company: 'Rokhas', product: 'Commissions', language: language.toUpperCase() },
  })
  calendar.createEvent({
    ...{ id: said.session, sequence: Number(said.sequence), stamp: at },
    ...{ start: new Date(said.startsAt), end: new Date(said.endsAt), location: said.place },
    ...{ summary: SITTING_TITLE[language](said), description: say(language, kind, data).text },
    status: method === 'REQUEST' ? ICalEventStatus.CONFIRMED : ICalEventStatus.CANCELLED,
    organizer: { name: 'Rokhas', email: addressIn(organizer) },
    attendees: [{ ...attendee, role: ICalAttendeeRole.REQ, rsvp: method === 'REQUEST' }],
  })
  return { method, content: calendar.toString() }
}

/** The address of a sender that may carry a name. */
const addressIn = (sender: string): string => /<([^<>]+)>/.exec(sender)?.[1] ?? sender
