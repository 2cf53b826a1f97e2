import type { JobState } from '../../../../api/contract/jobs.ts'

export type JobsSearch = { readonly state?: JobState | undefined }

/** Written out: the contract's own list would bring its schemas with the first page. */
const STATES: Readonly<Record<JobState, true>> = { waiting: true, running: true, retrying: true, dead: true }
const isState = (value: unknown): value is JobState => typeof value === 'string' && Object.hasOwn(STATES, value)

export const parseJobsSearch = ({ state }: Record<string, unknown>): JobsSearch => (isState(state) ? { state } : {})
