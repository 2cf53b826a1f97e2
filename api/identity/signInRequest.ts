import type { ParameterizedContext } from 'koa'
import { currentActor } from '../access/currentActor.ts'
import type { Actor } from '../contract/policy/decide.ts'
import { deviceLabel } from './deviceLabel.ts'
import { DEVICE_COOKIE, deviceCookie, sessionCookie } from './sessionCookie.ts'

/** What a sign-in keeps of the request that asked for it. */
export type SignInRequest = {
  readonly requestId: string
  /** Of the network; the proxy's word when one is configured. */
  readonly address: string
  readonly device: string
  /** What this browser was named the last time somebody signed in with it. */
  readonly deviceToken: string | null
  /** Who this browser was signed in as: that session ends when another opens. */
  readonly before: Actor
}

const DEVICE_TOKEN = /^[\w-]{43}$/

export function signInRequest(ctx: ParameterizedContext): SignInRequest {
  const deviceToken = ctx.cookies.get(DEVICE_COOKIE) ?? ''
  return {
    requestId: String(ctx.state.requestId ?? ''),
    address: ctx.ip,
    device: deviceLabel(ctx.get('User-Agent')),
    deviceToken: DEVICE_TOKEN.test(deviceToken) ? deviceToken : null,
    before: currentActor(ctx),
  }
}

/** The tokens a browser has to keep; they are nowhere else. */
export type SessionTokens = { readonly token: string; readonly deviceToken?: string }

export function giveCookies(ctx: ParameterizedContext, { token, deviceToken }: SessionTokens): void {
  ctx.append('Set-Cookie', sessionCookie(token))
  if (deviceToken) ctx.append('Set-Cookie', deviceCookie(deviceToken))
}
