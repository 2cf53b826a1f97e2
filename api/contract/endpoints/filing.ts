import { chooseProcedureBody, course, describeProjectBody, moveBody } from '../filing.ts'
import type { Endpoint } from './endpoint.ts'

/** A dossier under its procedure, from draft to archive. */
export const FILING_ENDPOINTS = {
  getCourse: {
    method: 'GET',
    path: '/api/dossiers/{id}/course',
    summary: 'What a dossier is asked, where it stands, who holds it and until when',
    access: 'dossier.consult',
    status: 200,
    answer: course,
  },
  chooseProcedure: {
    method: 'PUT',
    path: '/api/dossiers/{id}/procedure',
    summary: 'Choose the procedure of a draft, in the version in force today',
    access: 'dossier.change',
    body: chooseProcedureBody,
    status: 200,
    answer: course,
  },
  describeProject: {
    method: 'PUT',
    path: '/api/dossiers/{id}/project',
    summary: 'Describe the project of a draft; what is not said yet is null',
    access: 'dossier.change',
    body: describeProjectBody,
    status: 200,
    answer: course,
  },
  moveDossier: {
    method: 'POST',
    path: '/api/dossiers/{id}/moves',
    summary: 'Make a move of the procedure: file, dispatch, ask for more, decide, sign…',
    access: 'signed_in',
    body: moveBody,
    once: true,
    status: 201,
    answer: course,
  },
} as const satisfies Record<string, Endpoint>
