import { actVerification } from '../acts.ts'
import type { Endpoint } from './endpoint.ts'

/** The acts: what a commune signs and delivers, and what anybody can check of it. */
export const ACT_ENDPOINTS = {
  verifyAct: {
    method: 'POST',
    path: '/api/acts/verify',
    summary: 'Check the signatures of a PDF; the file is not kept',
    access: 'public',
    multipart: true,
    status: 200,
    answer: actVerification,
  },
} as const satisfies Record<string, Endpoint>
