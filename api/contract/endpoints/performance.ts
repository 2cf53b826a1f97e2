import {
  performanceAnswer,
  performanceQuery,
  territorySeries,
  territorySeriesQuery,
} from '../performance/performance.ts'
import type { Endpoint } from './endpoint.ts'

/** How territories keep their deadlines. */
export const PERFORMANCE_ENDPOINTS = {
  readPerformance: {
    method: 'GET',
    path: '/api/performance/{level}',
    summary: 'One indicator of every territory of a level over a period, with its definition',
    access: 'public',
    query: performanceQuery,
    status: 200,
    answer: performanceAnswer,
  },
  readTerritorySeries: {
    method: 'GET',
    path: '/api/performance/{level}/{code}',
    summary: 'Every indicator of one territory, quarter by quarter, with its backlog by age, reasons and bodies',
    access: 'public',
    query: territorySeriesQuery,
    status: 200,
    answer: territorySeries,
  },
} as const satisfies Record<string, Endpoint>
