import { forecast, forecastChecks, forecastQuery } from '../performance/forecast.ts'
import {
  agencyGrounds,
  agencyGroundsQuery,
  performanceAnswer,
  performancePeriods,
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
  readPerformancePeriods: {
    method: 'GET',
    path: '/api/performance-periods',
    summary: 'The first and the last quarter of which there are figures',
    access: 'public',
    status: 200,
    answer: performancePeriods,
  },
  readAgencyGrounds: {
    method: 'GET',
    path: '/api/performance-agencies',
    summary: 'Urban agencies and the communes their figures are made of, for a map by agency',
    access: 'public',
    query: agencyGroundsQuery,
    status: 200,
    answer: agencyGrounds,
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
  listForecastChecks: {
    method: 'GET',
    path: '/api/forecasts/checks',
    summary: 'How the forecasts of quarters gone by were kept, by procedure',
    access: 'public',
    status: 200,
    answer: forecastChecks,
  },
  readForecast: {
    method: 'GET',
    path: '/api/procedures/{code}/forecast',
    summary:
      'How long a dossier of a procedure filed in a commune may take, from what happened before, and how such forecasts were kept',
    access: 'public',
    query: forecastQuery,
    status: 200,
    answer: forecast,
  },
} as const satisfies Record<string, Endpoint>
