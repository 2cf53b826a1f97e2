import { importOutlinesQuery, outlinesReport, outlinesStanding, previewOutlinesQuery } from '../outlines.ts'
import type { Endpoint } from './endpoint.ts'

/** Real outlines of communes instead of the approximate cells; the file itself is the body. */
export const OUTLINE_ENDPOINTS = {
  readOutlines: {
    method: 'GET',
    path: '/api/territory/outlines',
    summary: 'How many communes of each region have a real outline, whose and of which day',
    access: 'outlines.import',
    status: 200,
    answer: outlinesStanding,
  },
  previewOutlines: {
    method: 'POST',
    path: '/api/territory/outlines/preview',
    summary: 'What a file of outlines would replace, what matches nothing, what is refused; nothing is changed',
    access: 'outlines.import',
    query: previewOutlinesQuery,
    status: 200,
    answer: outlinesReport,
  },
  importOutlines: {
    method: 'POST',
    path: '/api/territory/outlines',
    summary: 'Replace the outlines of communes by those of a file whose report was read',
    access: 'outlines.import',
    query: importOutlinesQuery,
    status: 200,
    answer: outlinesReport,
  },
} as const satisfies Record<string, Endpoint>
