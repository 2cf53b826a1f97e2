import { DOCUMENT_ENDPOINTS } from './endpoints/documents.ts'
import { DOSSIER_ENDPOINTS } from './endpoints/dossiers.ts'
import type { Endpoint } from './endpoints/endpoint.ts'
import { GROUND_ENDPOINTS } from './endpoints/ground.ts'

/** The one table of what the API answers: server, browser, tests and OpenAPI read it. */
export const ENDPOINTS = {
  ...GROUND_ENDPOINTS,
  ...DOSSIER_ENDPOINTS,
  ...DOCUMENT_ENDPOINTS,
} as const satisfies Record<string, Endpoint>
