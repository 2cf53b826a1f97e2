import type { Context } from 'koa'

export type Link = { readonly href: string; readonly rel: string; readonly type: string; readonly title?: string }

export const GEO_JSON = 'application/geo+json'
export const JSON_TYPE = 'application/json'
export const SCHEMA = 'application/schema+json'
export const OPEN_API = 'application/vnd.oai.openapi+json;version=3.0'

/** Where it all begins, as the caller calls us. */
export const rootOf = (ctx: Pick<Context, 'protocol' | 'host'>): string => `${ctx.protocol}://${ctx.host}/api/ogc`
