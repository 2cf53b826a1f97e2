import {
  changeServitudeBody,
  createServitudeBody,
  retireServitudeBody,
  servitudeAnswer,
  servitudesAnswer,
  servitudesQuery,
} from '../servitudes.ts'
import type { Endpoint } from './endpoint.ts'

/** Servitudes: read by anybody, kept by the urban agency of the ground they lie on. */
export const SERVITUDE_ENDPOINTS = {
  listServitudes: {
    method: 'GET',
    path: '/api/servitudes',
    summary: 'Servitudes of a part of the map, by effect, kind, words and standing today',
    access: 'public',
    query: servitudesQuery,
    status: 200,
    answer: servitudesAnswer,
  },
  readServitude: {
    method: 'GET',
    path: '/api/servitudes/{id}',
    summary: 'One servitude with its footprint, what it is derived from and its history',
    access: 'public',
    status: 200,
    answer: servitudeAnswer,
  },
  createServitude: {
    method: 'POST',
    path: '/api/servitudes',
    summary: 'Add a servitude, by a generator and its buffer or by a drawn footprint',
    access: 'servitudes.edit',
    body: createServitudeBody,
    once: true,
    status: 201,
    answer: servitudeAnswer,
  },
  changeServitude: {
    method: 'POST',
    path: '/api/servitudes/{id}',
    summary: 'Change a servitude, from the revision that was read; its footprint follows its generator',
    access: 'servitudes.edit',
    body: changeServitudeBody,
    status: 200,
    answer: servitudeAnswer,
  },
  retireServitude: {
    method: 'POST',
    path: '/api/servitudes/{id}/retire',
    summary: 'Say the last day of a servitude; it is kept, and reports of before too',
    access: 'servitudes.edit',
    body: retireServitudeBody,
    status: 200,
    answer: servitudeAnswer,
  },
} as const satisfies Record<string, Endpoint>
