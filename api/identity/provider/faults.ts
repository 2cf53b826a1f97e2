import type { ProblemCode } from '../../http/problemCodes.ts'

type Fault = {
  readonly code?: string
  readonly error?: string
  readonly message?: string
  readonly cause?: unknown
}

const CLAIMS: Readonly<Record<string, ProblemCode>> = {
  nonce: 'PROVIDER_NONCE',
  iss: 'PROVIDER_ISSUER',
  aud: 'PROVIDER_AUDIENCE',
  azp: 'PROVIDER_AUDIENCE',
}

const CODES: Readonly<Record<string, ProblemCode>> = {
  OAUTH_JWT_TIMESTAMP_CHECK_FAILED: 'PROVIDER_EXPIRED',
  OAUTH_KEY_SELECTION_FAILED: 'PROVIDER_SIGNATURE',
  OAUTH_UNSUPPORTED_OPERATION: 'PROVIDER_ALGORITHM',
  OAUTH_AUTHORIZATION_RESPONSE_ERROR: 'PROVIDER_DECLINED',
  OAUTH_JSON_ATTRIBUTE_COMPARISON_FAILED: 'PROVIDER_ISSUER',
  OAUTH_RESPONSE_IS_NOT_CONFORM: 'PROVIDER_UNAVAILABLE',
  OAUTH_TIMEOUT: 'PROVIDER_UNAVAILABLE',
}

/** Which fault of the provider's answer the OpenID Connect library found (its codes, not its sentences, where it has one). */
export function faultOf(error: unknown): ProblemCode {
  if (!(error instanceof Error)) return 'PROVIDER_ANSWER'
  const { code = '' } = error as Fault
  if (code === 'OAUTH_JWT_CLAIM_COMPARISON_FAILED') return CLAIMS[claimOf(error)] ?? 'PROVIDER_ANSWER'
  if (code === 'OAUTH_RESPONSE_BODY_ERROR')
    return (error as Fault).error === 'invalid_grant' ? 'PROVIDER_CODE' : 'PROVIDER_ANSWER'
  if (code === 'OAUTH_INVALID_RESPONSE') return invalidResponse(error.cause)
  if (error instanceof TypeError && error.message === 'fetch failed') return 'PROVIDER_UNAVAILABLE'
  return CODES[code] ?? 'PROVIDER_ANSWER'
}

const claimOf = (error: Error): string => (detailsOf(error.cause).claim as string | undefined) ?? ''

const detailsOf = (cause: unknown): Record<string, unknown> => {
  const details = (cause as Fault | undefined)?.cause
  return typeof details === 'object' && details !== null ? (details as Record<string, unknown>) : {}
}

/** The one code the library gives to several faults; what it carries tells them apart. */
function invalidResponse(cause: unknown): ProblemCode {
  const details = detailsOf(cause)
  if ('header' in details) return 'PROVIDER_ALGORITHM'
  if ('signature' in details) return 'PROVIDER_SIGNATURE'
  if ('parameters' in details) return 'PROVIDER_ISSUER'
  return 'PROVIDER_ANSWER'
}
