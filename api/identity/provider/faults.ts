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
  OAUTH_RESPONSE_IS_NOT_CONFORM: 'PROVIDER_UNAVAILABLE',
  OAUTH_TIMEOUT: 'PROVIDER_UNAVAILABLE',
}

/** What the provider answers of itself rather than of the person (RFC 6749 4.1.2.1; OpenID Connect Core 3.1.2.6). */
const ITS_OWN: Readonly<Record<string, ProblemCode>> = {
  server_error: 'PROVIDER_UNAVAILABLE',
  temporarily_unavailable: 'PROVIDER_UNAVAILABLE',
  invalid_request: 'PROVIDER_ANSWER',
  invalid_scope: 'PROVIDER_ANSWER',
  unauthorized_client: 'PROVIDER_ANSWER',
  unsupported_response_type: 'PROVIDER_ANSWER',
}

/** Which fault of the provider's answer the OpenID Connect library found (its codes, not its sentences, where it has one). */
export function faultOf(error: unknown): ProblemCode {
  if (!(error instanceof Error)) return 'PROVIDER_ANSWER'
  const { code = '', error: said = '' } = error as Fault
  if (code === 'OAUTH_JWT_CLAIM_COMPARISON_FAILED') return CLAIMS[claimOf(error)] ?? 'PROVIDER_ANSWER'
  if (code === 'OAUTH_AUTHORIZATION_RESPONSE_ERROR') return ITS_OWN[said] ?? 'PROVIDER_DECLINED'
  if (code === 'OAUTH_RESPONSE_BODY_ERROR') return said === 'invalid_grant' ? 'PROVIDER_CODE' : 'PROVIDER_ANSWER'
  if (code === 'OAUTH_JSON_ATTRIBUTE_COMPARISON_FAILED') return comparison(error.cause)
  if (code === 'OAUTH_INVALID_RESPONSE') return invalidResponse(error.cause)
  if (error instanceof TypeError && error.message === 'fetch failed') return 'PROVIDER_UNAVAILABLE'
  return CODES[code] ?? 'PROVIDER_ANSWER'
}

const claimOf = (error: Error): string => (detailsOf(error.cause).claim as string | undefined) ?? ''

const detailsOf = (cause: unknown): Record<string, unknown> => {
  const details = (cause as Fault | undefined)?.cause
  return typeof details === 'object' && details !== null ? (details as Record<string, unknown>) : {}
}

/** Discovery compares `issuer`, and says so in its own cause; userinfo compares `sub`. */
const comparison = (cause: unknown): ProblemCode =>
  (cause as { readonly attribute?: unknown } | undefined)?.attribute === 'issuer'
    ? 'PROVIDER_ISSUER'
    : 'PROVIDER_ANSWER'

/** The one code the library gives to several faults; what it carries tells them apart. */
function invalidResponse(cause: unknown): ProblemCode {
  const details = detailsOf(cause)
  if ('header' in details) return 'PROVIDER_ALGORITHM'
  if ('signature' in details) return 'PROVIDER_SIGNATURE'
  if ('parameters' in details) return 'PROVIDER_ISSUER'
  return 'PROVIDER_ANSWER'
}
