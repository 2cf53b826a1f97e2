import type { Middleware } from 'koa'

/** Mantine writes style attributes; every other source is ours, unless an operator configured a background map. */
const policy = (imageSources: readonly string[]) =>
  [
    "default-src 'self'",
    "script-src 'self'",
    "worker-src 'self' blob:",
    "style-src 'self' 'unsafe-inline'",
    `img-src 'self' data: blob: ${imageSources.join(' ')}`.trim(),
    `connect-src 'self' ${imageSources.join(' ')}`.trim(),
    "font-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "form-action 'self'",
  ].join('; ')

/** @param imageSources origins of configured background maps */
export function securityHeaders(imageSources: readonly string[]): Middleware {
  const contentSecurityPolicy = policy(imageSources)
  return async (ctx, next) => {
    ctx.set('Content-Security-Policy', contentSecurityPolicy)
    ctx.set('X-Content-Type-Options', 'nosniff')
    ctx.set('Referrer-Policy', 'same-origin')
    ctx.set('Cross-Origin-Opener-Policy', 'same-origin')
    ctx.set('Permissions-Policy', 'camera=(self), microphone=(self), geolocation=(self)')
    await next()
  }
}
