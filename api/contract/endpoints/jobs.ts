import { jobs, jobsQuery, retriedJob } from '../jobs.ts'
import type { Endpoint } from './endpoint.ts'

/** Work in the background, as operators watch it. */
export const JOB_ENDPOINTS = {
  listJobs: {
    method: 'GET',
    path: '/api/jobs',
    summary: 'Jobs that wait, run, are tried again or were given up',
    access: 'jobs.watch',
    query: jobsQuery,
    status: 200,
    answer: jobs,
  },
  retryJob: {
    method: 'POST',
    path: '/api/jobs/{id}/retry',
    summary: 'Run a job that failed or was given up again, now',
    access: 'jobs.retry',
    status: 200,
    answer: retriedJob,
  },
} as const satisfies Record<string, Endpoint>
