import { isStep, type RegisterStep } from './steps.ts'

export type RegisterSearch = { readonly step?: RegisterStep | undefined }

export const parseRegisterSearch = ({ step }: Record<string, unknown>): RegisterSearch => (isStep(step) ? { step } : {})
