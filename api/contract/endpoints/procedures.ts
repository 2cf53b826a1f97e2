import { procedureQuery, procedures, proceduresQuery, procedureVersion } from '../procedures/versions.ts'
import type { Endpoint } from './endpoint.ts'

/** The procedures of the law, as they are in force on a day. */
export const PROCEDURE_ENDPOINTS = {
  listProcedures: {
    method: 'GET',
    path: '/api/procedures',
    summary: 'Every procedure in force on a day, with its delays and how sure they are',
    access: 'public',
    query: proceduresQuery,
    status: 200,
    answer: procedures,
  },
  getProcedure: {
    method: 'GET',
    path: '/api/procedures/{code}',
    summary: 'One procedure as it is in force on a day: stages, pieces, avis, fees, validity, silence, and their rules',
    access: 'public',
    query: procedureQuery,
    status: 200,
    answer: procedureVersion,
  },
} as const satisfies Record<string, Endpoint>
