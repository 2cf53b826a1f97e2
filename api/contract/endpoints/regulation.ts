import {
  compareQuery,
  comparison,
  filePreview,
  importQuery,
  readFileQuery,
  regulationAnswer,
  restoreBody,
  reviseBody,
  revisionAnswer,
  revisionsAnswer,
} from '../regulation/regulation.ts'
import type { Endpoint } from './endpoint.ts'

const PATH = '/api/plans/versions/{id}/regulation'

/** The règlement of a version of a plan; its files are `file.csv` and `file.xlsx` beside it. */
export const REGULATION_ENDPOINTS = {
  readRegulation: {
    method: 'GET',
    path: PATH,
    summary: 'The règlement of a version of a plan, zone by zone, and what is not published',
    access: 'public',
    status: 200,
    answer: regulationAnswer,
  },
  reviseRegulation: {
    method: 'POST',
    path: PATH,
    summary: 'Change cells of the règlement, with a reason, from the revision that was read',
    access: 'regulations.edit',
    body: reviseBody,
    status: 200,
    answer: regulationAnswer,
  },
  previewRegulation: {
    method: 'POST',
    path: `${PATH}/preview`,
    summary: 'What a CSV or XLSX would change, and its faults by line and column; nothing is changed',
    access: 'regulations.edit',
    query: readFileQuery,
    status: 200,
    answer: filePreview,
  },
  importRegulation: {
    method: 'POST',
    path: `${PATH}/import`,
    summary: 'Apply the very file whose preview was read',
    access: 'regulations.edit',
    query: importQuery,
    status: 200,
    answer: regulationAnswer,
  },
  listRegulationRevisions: {
    method: 'GET',
    path: `${PATH}/revisions`,
    summary: 'Every change of the règlement: when, why, by which act, and for its editors by whom',
    access: 'public',
    status: 200,
    answer: revisionsAnswer,
  },
  readRegulationRevision: {
    method: 'GET',
    path: `${PATH}/revisions/{number}`,
    summary: 'The whole règlement as one revision left it',
    access: 'public',
    status: 200,
    answer: revisionAnswer,
  },
  compareRegulation: {
    method: 'GET',
    path: `${PATH}/differences`,
    summary: 'Cells that differ from one revision to another',
    access: 'public',
    query: compareQuery,
    status: 200,
    answer: comparison,
  },
  restoreRegulation: {
    method: 'POST',
    path: `${PATH}/revisions/{number}/restore`,
    summary: 'Bring a former revision back as a new one',
    access: 'regulations.edit',
    body: restoreBody,
    status: 200,
    answer: regulationAnswer,
  },
} as const satisfies Record<string, Endpoint>
