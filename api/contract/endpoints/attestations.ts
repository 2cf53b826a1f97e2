import { askAttestationBody, attestations, attestBody } from '../attestations.ts'
import type { Endpoint } from './endpoint.ts'

/** Who stands for what in a draft; what was attested is read with the course. */
export const ATTESTATION_ENDPOINTS = {
  attest: {
    method: 'POST',
    path: '/api/dossiers/{id}/attestations',
    summary: 'Stand, in one’s own part, for exactly what was read: the design, the geometry, the structure, the whole',
    access: 'signed_in',
    body: attestBody,
    once: true,
    status: 201,
    answer: attestations,
  },
  askAttestation: {
    method: 'POST',
    path: '/api/dossiers/{id}/attestations/requests',
    summary: 'Ask whoever holds the part for their attestation: one message for the draft as it stands',
    access: 'attestation.ask',
    body: askAttestationBody,
    once: true,
    status: 201,
    answer: attestations,
  },
  withdrawAttestation: {
    method: 'DELETE',
    path: '/api/dossiers/{id}/attestations/{attestationId}',
    summary: 'Take back one’s own attestation of a draft; the row stays',
    access: 'attestation.withdraw',
    status: 200,
    answer: attestations,
  },
} as const satisfies Record<string, Endpoint>
