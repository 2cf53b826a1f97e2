import {
  messages,
  messagesQuery,
  notices,
  noticesQuery,
  preferences,
  preferencesBody,
  readNoticesBody,
  unreadCount,
} from '../notifications.ts'
import type { Endpoint } from './endpoint.ts'

/** What the house tells people, and what became of it. */
export const NOTIFICATION_ENDPOINTS = {
  listNotices: {
    method: 'GET',
    path: '/api/me/notices',
    summary: 'My notices, the newest first',
    access: 'signed_in',
    query: noticesQuery,
    status: 200,
    answer: notices,
  },
  readNotices: {
    method: 'POST',
    path: '/api/me/notices/read',
    summary: 'Mark notices as read',
    access: 'signed_in',
    body: readNoticesBody,
    status: 200,
    answer: unreadCount,
  },
  getPreferences: {
    method: 'GET',
    path: '/api/me/preferences',
    summary: 'What I want to be told by e-mail',
    access: 'signed_in',
    status: 200,
    answer: preferences,
  },
  putPreferences: {
    method: 'PUT',
    path: '/api/me/preferences',
    summary: 'Choose what I am told by e-mail',
    access: 'signed_in',
    body: preferencesBody,
    status: 200,
    answer: preferences,
  },
  listMessages: {
    method: 'GET',
    path: '/api/messages',
    summary: 'Messages sent, waiting, failed or bounced, without their words',
    access: 'messages.watch',
    query: messagesQuery,
    status: 200,
    answer: messages,
  },
} as const satisfies Record<string, Endpoint>
