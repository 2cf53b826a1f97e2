import type { z } from 'zod'
import type { Action } from '../policy/policy.ts'

export type Endpoint = {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** OpenAPI spelling: `{id}` for a parameter. */
  readonly path: string
  readonly summary: string
  /** Who may ask at all: anybody, whoever is signed in, or those an action of the policy lets through. */
  readonly access: 'public' | 'signed_in' | Action
  readonly query?: z.ZodType
  readonly body?: z.ZodType
  /** A file comes as multipart `file`, instead of the JSON body where there is one. */
  readonly multipart?: true
  /** It makes something: asked again under one `Idempotency-Key`, it answers what was made the first time. */
  readonly once?: true
  readonly status: number
  readonly answer: z.ZodType
}
