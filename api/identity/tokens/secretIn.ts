/** As long as any token of ours, and then some: beyond, nothing is decoded. */
const MOST = 1_024

/**
 * The secret an Authorization header carries: the password of Basic, whatever the user name, or a Bearer token. Null when
 * there is no such header, or it is of another scheme.
 */
export function secretIn(header: string): string | null {
  const [, scheme = '', credentials = ''] = /^(Basic|Bearer) +([\x21-\x7e]+) *$/i.exec(header.slice(0, MOST)) ?? []
  if (scheme.toLowerCase() === 'bearer') return credentials
  if (scheme === '') return null
  const pair = Buffer.from(credentials, 'base64').toString('utf8')
  const colon = pair.indexOf(':')
  return colon < 0 ? '' : pair.slice(colon + 1)
}
