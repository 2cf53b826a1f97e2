import { actPlans, stampPlacesBody } from '../actPlans.ts'
import { actRegister, registerQuery } from '../actRegister.ts'
import { actVerification } from '../acts.ts'
import { actsOfDossier, draftActBody, voidActBody } from '../actsDrafted.ts'
import { actsToSign, signActsBody, signingOutcome } from '../actsSigning.ts'
import { actFound, actStanding, findActQuery } from '../standing.ts'
import type { Endpoint } from './endpoint.ts'

/** The acts: what a commune signs and delivers, and what anybody can check of it. */
export const ACT_ENDPOINTS = {
  listActs: {
    method: 'GET',
    path: '/api/dossiers/{id}/acts',
    summary: 'The acts of a dossier, and those the asker may prepare now',
    access: 'dossier.consult',
    status: 200,
    answer: actsOfDossier,
  },
  draftAct: {
    method: 'POST',
    path: '/api/dossiers/{id}/acts',
    summary: 'Prepare an act from what is stored of the dossier, or prepare it again',
    access: 'act.draft',
    body: draftActBody,
    once: true,
    status: 201,
    answer: actsOfDossier,
  },
  voidAct: {
    method: 'POST',
    path: '/api/dossiers/{id}/acts/{actId}/void',
    summary: 'Give up an act whose signature never came: its number stays in the register, void, with the reason',
    access: 'act.void',
    body: voidActBody,
    status: 200,
    answer: actsOfDossier,
  },
  withdrawAct: {
    method: 'POST',
    path: '/api/dossiers/{id}/acts/{actId}/withdraw',
    summary: 'Take back a signed act: it stays what it was, and stands no longer',
    access: 'act.void',
    body: voidActBody,
    status: 200,
    answer: actsOfDossier,
  },
  getActPlans: {
    method: 'GET',
    path: '/api/dossiers/{id}/acts/{actId}/plans',
    summary: 'The plans of an act: where their stamp goes, and those that bear it',
    access: 'dossier.consult',
    status: 200,
    answer: actPlans,
  },
  placeStamps: {
    method: 'PUT',
    path: '/api/dossiers/{id}/acts/{actId}/plans/places',
    summary: 'Say where « ne varietur » goes on sheets of a plan',
    access: 'act.draft',
    body: stampPlacesBody,
    status: 200,
    answer: actPlans,
  },
  stampPlans: {
    method: 'POST',
    path: '/api/dossiers/{id}/acts/{actId}/plans',
    summary: 'Stamp the plans of an act one signed; what was interrupted goes on',
    access: 'act.void',
    status: 200,
    answer: actPlans,
  },
  getActRegister: {
    method: 'GET',
    path: '/api/acts/register',
    summary: 'The register of a commune and a year: every number that was given',
    access: 'act.register',
    query: registerQuery,
    status: 200,
    answer: actRegister,
  },
  getActStanding: {
    method: 'GET',
    path: '/api/acts/standing/{token}',
    summary: 'What became of the act whose code this is',
    access: 'public',
    status: 200,
    answer: actStanding,
  },
  findAct: {
    method: 'GET',
    path: '/api/acts/standing',
    summary: 'What became of an act, by its number in a commune, or of an act or an avis by the SHA-256 of its file',
    access: 'public',
    query: findActQuery,
    status: 200,
    answer: actFound,
  },
  verifyAct: {
    method: 'POST',
    path: '/api/acts/verify',
    summary: 'Check the signatures of a PDF; the file is not kept',
    access: 'public',
    multipart: true,
    status: 200,
    answer: actVerification,
  },
  actsToSign: {
    method: 'GET',
    path: '/api/acts/to-sign',
    summary: 'The acts that wait for one’s signature, by urgency',
    access: 'signed_in',
    status: 200,
    answer: actsToSign,
  },
  signActs: {
    method: 'POST',
    path: '/api/acts/sign',
    summary: 'Sign acts with one consent: the outcome of each as it comes, one JSON a line (application/x-ndjson)',
    access: 'signed_in',
    body: signActsBody,
    status: 200,
    answer: signingOutcome,
  },
} as const satisfies Record<string, Endpoint>
