import { z } from 'zod'

/** Waiting for its time, at work, failed and to be tried again, or given up after its last try. */
export const JOB_STATES = ['waiting', 'running', 'retrying', 'dead'] as const
export type JobState = (typeof JOB_STATES)[number]

export const job = z.object({
  id: z.string(),
  task: z.string(),
  state: z.enum(JOB_STATES),
  createdAt: z.iso.datetime(),
  runAt: z.iso.datetime(),
  attempts: z.number().int(),
  maxAttempts: z.number().int(),
  lastError: z.string().nullable(),
})
export type Job = z.infer<typeof job>

export const jobsQuery = z.object({
  state: z.enum(JOB_STATES).optional(),
  cursor: z.string().regex(/^\d+$/).optional(),
})
export const jobs = z.object({
  jobs: z.array(job),
  counts: z.object({ waiting: z.number(), running: z.number(), retrying: z.number(), dead: z.number() }),
  next: z.string().nullable(),
})
export const retriedJob = z.object({ job })
