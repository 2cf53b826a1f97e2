import type { z } from 'zod'
import { checkBody, report, verification } from './conformity.ts'
import { cadastreParcel, filedParcel, parcelsRead, readBody } from './parcels.ts'
import { snapAnswer, snapQuery } from './snap.ts'
import {
  commune,
  communes,
  communesQuery,
  divisionsQuery,
  provinces,
  regions,
  searchAnswer,
  searchQuery,
} from './territory.ts'

export type Endpoint = {
  readonly method: 'GET' | 'POST'
  /** OpenAPI spelling: `{id}` for a parameter. */
  readonly path: string
  readonly summary: string
  readonly query?: z.ZodType
  readonly body?: z.ZodType
  /** A file may come instead of the JSON body, as multipart `file`. */
  readonly multipart?: true
  readonly status: number
  readonly answer: z.ZodType
}

/** The one table of what the API answers: server, browser, tests and OpenAPI read it. */
export const ENDPOINTS = {
  readParcels: {
    method: 'POST',
    path: '/api/parcels/read',
    summary: 'Read parcels from a file, a borne table or a geometry',
    body: readBody,
    multipart: true,
    status: 200,
    answer: parcelsRead,
  },
  getFiledParcel: {
    method: 'GET',
    path: '/api/parcels/filed/{id}',
    summary: 'A parcel as it was filed: its own coordinates, untouched, and where its file is',
    status: 200,
    answer: filedParcel,
  },
  getParcel: {
    method: 'GET',
    path: '/api/parcels/{id}',
    summary: 'One parcel of the cadastre',
    status: 200,
    answer: cadastreParcel,
  },
  checkConformity: {
    method: 'POST',
    path: '/api/conformity/checks',
    summary: 'Check a parcel and a project; the report is kept',
    body: checkBody,
    status: 201,
    answer: report,
  },
  getReport: {
    method: 'GET',
    path: '/api/conformity/checks/{id}',
    summary: 'A conformity report as it was sealed',
    status: 200,
    answer: report,
  },
  verifyReport: {
    method: 'GET',
    path: '/api/conformity/checks/{id}/verify',
    summary: 'Compute a stored report again: its seal and its checks',
    status: 200,
    answer: verification,
  },
  listCommunes: {
    method: 'GET',
    path: '/api/territory/communes',
    summary: 'Communes and arrondissements',
    query: communesQuery,
    status: 200,
    answer: communes,
  },
  getCommune: {
    method: 'GET',
    path: '/api/territory/communes/{code}',
    summary: 'One commune',
    status: 200,
    answer: commune,
  },
  snapLines: {
    method: 'GET',
    path: '/api/snap',
    summary: 'True lines of parcels, zones and streets near a place, for an outline being drawn',
    query: snapQuery,
    status: 200,
    answer: snapAnswer,
  },
  listRegions: {
    method: 'GET',
    path: '/api/territory/regions',
    summary: 'Regions',
    status: 200,
    answer: regions,
  },
  listProvinces: {
    method: 'GET',
    path: '/api/territory/provinces',
    summary: 'Provinces and prefectures',
    query: divisionsQuery,
    status: 200,
    answer: provinces,
  },
  search: {
    method: 'GET',
    path: '/api/search',
    summary: 'A commune, a title number, a place or coordinates',
    query: searchQuery,
    status: 200,
    answer: searchAnswer,
  },
} as const satisfies Record<string, Endpoint>
