import { systemState } from '../state.ts'
import type { Endpoint } from './endpoint.ts'

/** The state of this installation. */
export const STATE_ENDPOINTS = {
  getState: {
    method: 'GET',
    path: '/api/state',
    summary: 'Versions, queues, lags and settings of this installation, without any secret',
    access: 'state.consult',
    status: 200,
    answer: systemState,
  },
} as const satisfies Record<string, Endpoint>
