import { dossier } from '../dossiers.ts'
import { attachParcelBody, conformityHistory, conformityHistoryQuery, parcelAttached } from '../site.ts'
import { drawSiteBody } from '../traces.ts'
import type { Endpoint } from './endpoint.ts'

/** The ground of a dossier, and what was found on it. */
export const SITE_ENDPOINTS = {
  attachParcel: {
    method: 'PUT',
    path: '/api/dossiers/{id}/parcel',
    summary: 'Give a dossier the outline of a conformity report, or another one; says what that changes',
    access: 'dossier.locate',
    body: attachParcelBody,
    status: 200,
    answer: parcelAttached,
  },
  drawSite: {
    method: 'PUT',
    path: '/api/dossiers/{id}/site',
    summary:
      'Give a draft what its procedure wants in place of a parcel: an area, a line with its width, a point, premises; or answer by it where the ground was asked',
    access: 'dossier.locate',
    body: drawSiteBody,
    status: 200,
    answer: dossier,
  },
  getConformityHistory: {
    method: 'GET',
    path: '/api/dossiers/{id}/conformity',
    summary: 'The reports of a dossier, newest first, each with what changed from the one before',
    access: 'dossier.consult',
    query: conformityHistoryQuery,
    status: 200,
    answer: conformityHistory,
  },
} as const satisfies Record<string, Endpoint>
