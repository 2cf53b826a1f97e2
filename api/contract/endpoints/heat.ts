import { heat, heatDossiers, heatDossiersQuery, heatQuery } from '../performance/heat.ts'
import type { Endpoint } from './endpoint.ts'

/** Where what is late, and what soon will be, gathers. */
export const HEAT_ENDPOINTS = {
  readHeat: {
    method: 'GET',
    path: '/api/performance-heat',
    summary: 'Late or soon-late dossiers by hexagons of the legal zones, of one’s territory or as the public is shown',
    access: 'public',
    query: heatQuery,
    status: 200,
    answer: heat,
  },
  listHeatDossiers: {
    method: 'GET',
    path: '/api/performance-heat/dossiers',
    summary: 'The late or soon-late dossiers of a hexagon that one reads, the last day first',
    access: 'signed_in',
    query: heatDossiersQuery,
    status: 200,
    answer: heatDossiers,
  },
} as const satisfies Record<string, Endpoint>
