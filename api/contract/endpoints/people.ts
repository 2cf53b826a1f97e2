import { z } from 'zod'
import { changeMeBody, confirmProfessionBody, lockBody, me, peopleFound, peopleQuery, personSheet } from '../people.ts'
import { deviceSessions, sessionsEnded } from '../session.ts'
import type { Endpoint } from './endpoint.ts'

const nothing = z.object({})

/** People: oneself, and others for support and the administrators of bodies. */
export const PEOPLE_ENDPOINTS = {
  getMe: {
    method: 'GET',
    path: '/api/me',
    summary: 'What is kept about me',
    access: 'signed_in',
    status: 200,
    answer: me,
  },
  changeMe: {
    method: 'PATCH',
    path: '/api/me',
    summary: 'Put right what is kept about me (law 09-08, article 8)',
    access: 'signed_in',
    body: changeMeBody,
    status: 200,
    answer: me,
  },
  searchPeople: {
    method: 'GET',
    path: '/api/people',
    summary: 'Search people: everybody for support, those of their bodies for administrators',
    access: 'person.consult',
    query: peopleQuery,
    status: 200,
    answer: peopleFound,
  },
  getPerson: {
    method: 'GET',
    path: '/api/people/{id}',
    summary: 'One person, as far as the asker may know',
    access: 'person.consult',
    status: 200,
    answer: personSheet,
  },
  lockPerson: {
    method: 'POST',
    path: '/api/people/{id}/lock',
    summary: 'Lock an account; its sessions end and its person is told',
    access: 'account.lock',
    body: lockBody,
    status: 200,
    answer: nothing,
  },
  unlockPerson: {
    method: 'POST',
    path: '/api/people/{id}/unlock',
    summary: 'Open a locked or held account again',
    access: 'account.lock',
    status: 200,
    answer: nothing,
  },
  resetPerson: {
    method: 'POST',
    path: '/api/people/{id}/reset',
    summary: 'Take password and second factors away, end every session, send a link',
    access: 'account.reset',
    status: 200,
    answer: nothing,
  },
  confirmProfession: {
    method: 'POST',
    path: '/api/people/{id}/profession',
    summary: 'Confirm the declared profession and its number',
    access: 'profession.confirm',
    body: confirmProfessionBody,
    status: 200,
    answer: nothing,
  },
  listSessionsOf: {
    method: 'GET',
    path: '/api/people/{id}/sessions',
    summary: 'The open sessions of a person',
    access: 'session.consult',
    status: 200,
    answer: deviceSessions,
  },
  endSessionsOf: {
    method: 'DELETE',
    path: '/api/people/{id}/sessions',
    summary: 'End every session of a person',
    access: 'session.revoke',
    status: 200,
    answer: sessionsEnded,
  },
  endSessionsOfBody: {
    method: 'DELETE',
    path: '/api/bodies/{id}/sessions',
    summary: 'End every session of whoever acts for a body',
    access: 'session.revoke',
    status: 200,
    answer: sessionsEnded,
  },
} as const satisfies Record<string, Endpoint>
