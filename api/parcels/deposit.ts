import { createHash } from 'node:crypto'
import type { Context } from 'koa'
import type { Source } from '../../spatial/intake/readParcels.ts'
import { readBody } from '../contract/parcels.ts'
import { parse } from '../http/parse.ts'
import { Problem } from '../http/problem.ts'
import { readUpload } from './upload.ts'

/** What a person handed over, whichever way it came: what is read, and the bytes that are kept. */
export type Deposit = {
  readonly source: Source
  readonly srid: number | undefined
  readonly bytes: Buffer
  readonly name: string | null
  readonly sha256: string
}

type Unhashed = Omit<Deposit, 'sha256'>

/**
 * The deposit of a request: multipart `file` (and `srid`), or JSON `bornes`, `table` or `geometry`.
 * @throws Problem for a body of another kind or shape
 */
export async function depositOf(ctx: Context): Promise<Deposit> {
  const deposit = ctx.is('multipart/form-data') ? await fileOf(ctx) : fromJson(ctx.state.body)
  return { ...deposit, sha256: createHash('sha256').update(deposit.bytes).digest('hex') }
}

async function fileOf(ctx: Context): Promise<Unhashed> {
  const { bytes, name, srid } = await readUpload(ctx.req)
  return { source: { kind: 'file', bytes, name }, srid, bytes, name }
}

function fromJson(body: unknown): Unhashed {
  if (body === undefined) throw new Problem('UNSUPPORTED_MEDIA_TYPE')
  const asked = parse(readBody, body)
  const { srid } = asked
  if ('table' in asked) {
    return { source: { kind: 'table', text: asked.table }, srid, bytes: Buffer.from(asked.table), name: null }
  }
  if ('bornes' in asked) {
    const { bornes } = asked
    return { source: { kind: 'bornes', bornes }, srid, bytes: Buffer.from(JSON.stringify({ bornes })), name: null }
  }
  const bytes = Buffer.from(JSON.stringify(asked.geometry))
  return { source: { kind: 'file', bytes }, srid, bytes, name: null }
}
