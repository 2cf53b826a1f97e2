import { compareQuery, onDayQuery, plan, planComparison, plans, plansQuery } from '../plans/plans.ts'
import type { Endpoint } from './endpoint.ts'

/** The law of the ground as it is published, for anybody. */
export const PLAN_ENDPOINTS = {
  listPlans: {
    method: 'GET',
    path: '/api/plans',
    summary: 'The plans of a territory, each with the version that binds on a day and its legal state',
    access: 'public',
    query: plansQuery,
    status: 200,
    answer: plans,
  },
  // What is compared is published, thus anybody's to read: a version in preparation has no id here.
  comparePlanVersions: {
    method: 'GET',
    path: '/api/plans/compared',
    summary:
      'Two versions of a plan side by side: what changed by area, zone by zone, and by rule, parameter by parameter',
    access: 'public',
    query: compareQuery,
    status: 200,
    answer: planComparison,
  },
  getPlan: {
    method: 'GET',
    path: '/api/plans/{id}',
    summary: 'A plan with its versions, their acts and the spans of its life: which règlement binds on which day',
    access: 'public',
    query: onDayQuery,
    status: 200,
    answer: plan,
  },
} as const satisfies Record<string, Endpoint>
