import { trackBody, tracked } from '../tracking.ts'
import type { Endpoint } from './endpoint.ts'

export const TRACKING_ENDPOINTS = {
  trackDossier: {
    method: 'POST',
    path: '/api/tracking',
    summary: "Where a dossier stands, by its number and its owner's identity, without an account",
    access: 'public',
    body: trackBody,
    status: 200,
    answer: tracked,
  },
} as const satisfies Record<string, Endpoint>
