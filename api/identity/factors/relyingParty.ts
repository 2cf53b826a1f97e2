import { isIP } from 'node:net'
import type { Context } from 'koa'
import type { Config } from '../../config.ts'
import { Problem } from '../../http/problem.ts'

/** Who passkeys are bound to: a domain name, and the one address pages come from. */
export type RelyingParty = { readonly id: string; readonly origin: string }

/**
 * The public address of the settings, else the request's own host.
 * @throws Problem PASSKEY_NEEDS_NAME for an IP address, which WebAuthn takes for no name (Web Authentication 3, §5.1.2)
 */
export function relyingParty(config: Pick<Config, 'publicUrl'>, ctx: Pick<Context, 'protocol' | 'host'>): RelyingParty {
  const { hostname, origin } = new URL(config.publicUrl ?? `${ctx.protocol}://${ctx.host}`)
  if (isIP(hostname.replace(/^\[|\]$/g, '')) !== 0) throw new Problem('PASSKEY_NEEDS_NAME')
  return { id: hostname, origin }
}
