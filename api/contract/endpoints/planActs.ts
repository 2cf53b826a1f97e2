import { planActs, proposeActBody, returnActBody } from '../plans/acts.ts'
import type { Endpoint } from './endpoint.ts'

/** The acts by which the law of a published version moves on, by two people of its agency. */
export const PLAN_ACT_ENDPOINTS = {
  listPlanActs: {
    method: 'GET',
    path: '/api/plans/{id}/acts',
    summary: 'The acts that were proposed of a plan’s versions, by whom, and what became of them',
    access: 'plans.prepare',
    status: 200,
    answer: planActs,
  },
  proposePlanAct: {
    method: 'POST',
    path: '/api/plans/{id}/acts',
    summary: 'Propose the next act of a published version, the correction of a recorded one, or that one is void',
    access: 'plans.prepare',
    body: proposeActBody,
    once: true,
    status: 201,
    answer: planActs,
  },
  publishPlanAct: {
    method: 'POST',
    path: '/api/plan-acts/{id}/publish',
    summary: 'Make law of an act that somebody else proposed; the dossiers it touches are checked again',
    access: 'plans.publish',
    status: 200,
    answer: planActs,
  },
  returnPlanAct: {
    method: 'POST',
    path: '/api/plan-acts/{id}/return',
    summary: 'Send an act that somebody else proposed back, and say why',
    access: 'plans.publish',
    body: returnActBody,
    status: 200,
    answer: planActs,
  },
  withdrawPlanAct: {
    method: 'DELETE',
    path: '/api/plan-acts/{id}',
    summary: 'Take back an act that one proposed oneself',
    access: 'plans.prepare',
    status: 200,
    answer: planActs,
  },
} as const satisfies Record<string, Endpoint>
