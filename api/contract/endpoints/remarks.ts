import { followRemarkBody, pinRemarkBody, remarks, sheets } from '../remarks.ts'
import type { Endpoint } from './endpoint.ts'

/** What those who examine pin on a sheet or on the map, and what becomes of it. */
export const REMARK_ENDPOINTS = {
  listRemarks: {
    method: 'GET',
    path: '/api/dossiers/{id}/remarks',
    summary: 'Remarks of a dossier with their threads; an applicant reads those that were made into a request',
    access: 'dossier.consult',
    status: 200,
    answer: remarks,
  },
  pinRemark: {
    method: 'POST',
    path: '/api/dossiers/{id}/remarks',
    summary: 'Pin a remark on a sheet of a document, or at a place on the map',
    access: 'remark.write',
    body: pinRemarkBody,
    once: true,
    status: 201,
    answer: remarks,
  },
  followRemark: {
    method: 'POST',
    path: '/api/dossiers/{id}/remarks/{remarkId}/entries',
    summary: 'Reply to a remark, close it with what settles it, open it again, or confirm it on another version',
    access: 'remark.write',
    body: followRemarkBody,
    once: true,
    status: 201,
    answer: remarks,
  },
  listSheets: {
    method: 'GET',
    path: '/api/documents/{id}/sheets',
    summary: 'The pages of a document as they were measured: size in millimetres, scales written on them',
    access: 'document.consult',
    status: 200,
    answer: sheets,
  },
} as const satisfies Record<string, Endpoint>
