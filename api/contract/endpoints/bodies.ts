import { bodies, bodiesQuery, body, changeBodyBody, networksBody, openBodyBody, reassignBody } from '../bodies.ts'
import type { Endpoint } from './endpoint.ts'

/** The public register of bodies. */
export const BODY_ENDPOINTS = {
  listBodies: {
    method: 'GET',
    path: '/api/bodies',
    summary: 'The public register of bodies: by name in either language, kind and territory',
    access: 'public',
    query: bodiesQuery,
    status: 200,
    answer: bodies,
  },
  getBody: {
    method: 'GET',
    path: '/api/bodies/{id}',
    summary: 'One body and the territories it had, has and will have',
    access: 'public',
    status: 200,
    answer: body,
  },
  openBody: {
    method: 'POST',
    path: '/api/bodies',
    summary: 'Open an office or a company and administer it; an operator establishes an official body',
    access: 'body.open',
    body: openBodyBody,
    once: true,
    status: 201,
    answer: body,
  },
  changeBody: {
    method: 'PATCH',
    path: '/api/bodies/{id}',
    summary: 'Change how a body is named and reached',
    access: 'body.change',
    body: changeBodyBody,
    status: 200,
    answer: body,
  },
  reassignBody: {
    method: 'PUT',
    path: '/api/bodies/{id}/territories',
    summary: 'Give a body its territories from a day on, by an act',
    access: 'body.reassign',
    body: reassignBody,
    status: 200,
    answer: body,
  },
  giveNetworks: {
    method: 'PUT',
    path: '/api/bodies/{id}/networks',
    summary: 'Say which networks an operator runs, by an act',
    access: 'body.reassign',
    body: networksBody,
    status: 200,
    answer: body,
  },
} as const satisfies Record<string, Endpoint>
