import { decideExportBody, exportBody, exportRequest, exportsPage, exportsQuery, privacyRegister } from '../privacy.ts'
import type { Endpoint } from './endpoint.ts'

/** Personal data (law 09-08). The file itself is at `/api/exports/{id}/content`, which answers its bytes. */
export const PRIVACY_ENDPOINTS = {
  getPrivacyRegister: {
    method: 'GET',
    path: '/api/privacy/register',
    summary: 'What is done with personal data, why, and for how long it is kept',
    access: 'public',
    status: 200,
    answer: privacyRegister,
  },
  askOwnExport: {
    method: 'POST',
    path: '/api/me/export',
    summary: 'Ask for everything the house holds about me',
    access: 'signed_in',
    once: true,
    status: 202,
    answer: exportRequest,
  },
  listExports: {
    method: 'GET',
    path: '/api/exports',
    summary: 'Exports I asked for or may decide on, the newest first',
    access: 'signed_in',
    query: exportsQuery,
    status: 200,
    answer: exportsPage,
  },
  askExport: {
    method: 'POST',
    path: '/api/exports',
    summary: 'Ask for an export in the name of a body',
    access: 'export.ask',
    body: exportBody,
    once: true,
    status: 202,
    answer: exportRequest,
  },
  decideExport: {
    method: 'POST',
    path: '/api/exports/{id}/decide',
    summary: "Approve or refuse somebody else's export",
    access: 'export.decide',
    body: decideExportBody,
    status: 200,
    answer: exportRequest,
  },
} as const satisfies Record<string, Endpoint>
