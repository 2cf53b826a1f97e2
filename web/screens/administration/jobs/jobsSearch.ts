import { JOB_STATES, type JobState } from '../../../../api/contract/jobs.ts'

export type JobsSearch = { readonly state?: JobState | undefined }

const isState = (value: unknown): value is JobState => JOB_STATES.some((state) => state === value)

export const parseJobsSearch = ({ state }: Record<string, unknown>): JobsSearch => (isState(state) ? { state } : {})
