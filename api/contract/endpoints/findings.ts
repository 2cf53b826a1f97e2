import { decideFindingBody, findings, keepSketchBody, sketch } from '../findings.ts'
import type { Endpoint } from './endpoint.ts'

/** What the machine found of a dossier, and what persons decided of it. */
export const FINDING_ENDPOINTS = {
  listFindings: {
    method: 'GET',
    path: '/api/dossiers/{id}/findings',
    summary: 'Findings of the dossier’s report, each with what was decided of it and the verdict that counts',
    access: 'findings.consult',
    status: 200,
    answer: findings,
  },
  decideFinding: {
    method: 'POST',
    path: '/api/dossiers/{id}/findings/decisions',
    summary: 'Confirm a finding, contest it, or judge otherwise with a verdict and a reason',
    access: 'findings.decide',
    body: decideFindingBody,
    once: true,
    status: 201,
    answer: findings,
  },
  undoDecision: {
    method: 'POST',
    path: '/api/dossiers/{id}/findings/decisions/{decisionId}/undo',
    summary: 'Take back the decision that stands on a finding: the one before it stands again',
    access: 'findings.decide',
    status: 200,
    answer: findings,
  },
  readSketch: {
    method: 'GET',
    path: '/api/dossiers/{id}/sketch',
    summary: 'What one drew over a dossier for oneself',
    access: 'findings.sketch',
    status: 200,
    answer: sketch,
  },
  keepSketch: {
    method: 'PUT',
    path: '/api/dossiers/{id}/sketch',
    summary: 'Keep what one drew over a dossier',
    access: 'findings.sketch',
    body: keepSketchBody,
    status: 200,
    answer: sketch,
  },
} as const satisfies Record<string, Endpoint>
