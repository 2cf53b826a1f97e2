import { fail, ok, type Result } from '../../../spatial/result.ts'

export type S3Address = {
  readonly bucket: string
  /** Before each name, with its slash; empty for none. */
  readonly prefix: string
  readonly region: string
  /** Of a service that is not Amazon's. */
  readonly endpoint: string | null
}

const KNOWN = ['region', 'endpoint']

/** Reads `s3://bucket/prefix?region=…&endpoint=…`; the failure says what is wrong with it. */
export function readS3Address(text: string): Result<S3Address, string> {
  const url = URL.canParse(text) ? new URL(text) : null
  if (url?.protocol !== 's3:') return fail('must be a folder, or s3://bucket/prefix?region=…&endpoint=…')
  if (!/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(url.hostname))
    return fail(`« ${url.hostname} » is not a bucket's name`)
  if (url.username || url.password)
    return fail('keys come from AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, never here')
  const unknown = [...url.searchParams.keys()].find((key) => !KNOWN.includes(key))
  if (unknown) return fail(`« ${unknown} » is not known: only region and endpoint are`)
  const endpoint = url.searchParams.get('endpoint')
  if (endpoint !== null && !/^https?:\/\/./.test(endpoint)) return fail('endpoint must begin with http:// or https://')
  const region = url.searchParams.get('region')
  if (!region) return fail('region is missing')
  const path = url.pathname.replace(/^\/+|\/+$/g, '')
  return ok({ bucket: url.hostname, prefix: path === '' ? '' : `${path}/`, region, endpoint })
}
