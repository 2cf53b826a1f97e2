import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import type { Context } from 'koa'
import { isLegalSrid } from '../../spatial/crs/legalZones.ts'
import { type Asker, signedIn } from '../access/asker.ts'
import { Problem } from '../http/problem.ts'
import type { Asked } from './asked.ts'
import { type Collection, collectionNamed } from './collections.ts'
import { CRS84, type Crs } from './crs.ts'
import { GEO_JSON, type Link, rootOf } from './links.ts'
import type { Page } from './readItems.ts'

const compress = promisify(gzip)

export type Found = {
  readonly collection: Collection
  /** Whose rights count; null for what is everybody's. */
  readonly asker: Asker | null
}

/** The collection of an address. @throws Problem NOT_FOUND, and SIGNED_OUT for one of a person's own */
export function foundFor(ctx: Context, id: string): Found {
  const collection = collectionNamed(id)
  if (!collection) throw new Problem('NOT_FOUND')
  return { collection, asker: collection.kind.ofPerson ? signedIn(ctx) : null }
}

/** What is everybody's may be read by pages of any site, and kept for a minute. */
export function openToAll(ctx: Context, { kind }: Collection): void {
  if (kind.ofPerson) return
  ctx.set('Access-Control-Allow-Origin', '*')
  ctx.set('Access-Control-Expose-Headers', 'Content-Crs')
  ctx.set('Cache-Control', 'public, max-age=60')
}

/**
 * The system of an answer beside its features: JSON-FG's name of it, and that of the GeoJSON of 2008, without which
 * GDAL takes metres for degrees. Degrees, longitude first, need neither (RFC 7946).
 */
const systemOf = (crs: Crs) => ({
  ...(isLegalSrid(crs.srid) ? { crs: { type: 'name', properties: { name: crs.urn } } } : {}),
  ...(crs.uri === CRS84 ? {} : { coordRefSys: crs.uri }),
})

/** A page of features; their texts pass as they came. */
export async function givePage(
  ctx: Context,
  { collection }: Found,
  {
    page,
    asked,
    at,
  }: {
    readonly page: Page
    readonly asked: Asked
    readonly at: Date
  },
): Promise<void> {
  const head = JSON.stringify({
    type: 'FeatureCollection',
    ...systemOf(asked.crs),
    timeStamp: at.toISOString(),
    ...(page.matched === null ? {} : { numberMatched: page.matched }),
    numberReturned: page.features.length,
    links: linksOf(ctx, collection, page),
  })
  await giveGeoJson(
    ctx,
    { collection, crs: asked.crs },
    `${head.slice(0, -1)},"features":[${page.features.join(',')}]}`,
  )
}

function linksOf(ctx: Context, { id, title }: Collection, { next }: Page): readonly Link[] {
  const base = `${rootOf(ctx)}/collections/${id}`
  const following = new URLSearchParams(ctx.querystring)
  if (next) following.set('cursor', `${next.srid}.${next.id}`)
  return [
    { href: `${base}/items${ctx.search}`, rel: 'self', type: GEO_JSON, title },
    ...(next ? [{ href: `${base}/items?${following}`, rel: 'next', type: GEO_JSON }] : []),
    { href: base, rel: 'collection', type: 'application/json', title },
  ]
}

/** One feature, its links put into its text. */
export async function giveItem(
  ctx: Context,
  { collection }: Found,
  { feature, crs }: { readonly feature: string; readonly crs: Crs },
): Promise<void> {
  const base = `${rootOf(ctx)}/collections/${collection.id}`
  const links: readonly Link[] = [
    { href: `${rootOf(ctx)}${ctx.path.slice('/api/ogc'.length)}${ctx.search}`, rel: 'self', type: GEO_JSON },
    { href: base, rel: 'collection', type: 'application/json', title: collection.title },
  ]
  const more = JSON.stringify({ ...systemOf(crs), links }).slice(1)
  await giveGeoJson(ctx, { collection, crs }, `${feature.slice(0, -1)},${more}`)
}

async function giveGeoJson(
  ctx: Context,
  { collection, crs }: { readonly collection: Collection; readonly crs: Crs },
  text: string,
): Promise<void> {
  openToAll(ctx, collection)
  ctx.set('Content-Crs', `<${crs.uri}>`)
  ctx.vary('Accept-Encoding')
  // What is a person's own goes uncompressed: beside what a caller wrote, its length would tell of it (BREACH).
  const packed = !collection.kind.ofPerson && ctx.acceptsEncodings('gzip', 'identity') === 'gzip'
  if (packed) ctx.set('Content-Encoding', 'gzip')
  ctx.body = packed ? await compress(text, { level: 4 }) : text
  ctx.type = GEO_JSON
}
