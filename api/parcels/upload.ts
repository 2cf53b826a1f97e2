import type { IncomingMessage } from 'node:http'
import { DEPOSIT_LIMITS } from '../../spatial/intake/limits.ts'
import { readMultipart } from '../http/multipart.ts'
import { Problem } from '../http/problem.ts'
import { intakeProblem } from './intakeProblem.ts'

export type Upload = { readonly bytes: Buffer; readonly name: string; readonly srid: number | undefined }

const tooLarge = (bytes: number) =>
  intakeProblem({ code: 'FILE_TOO_LARGE', data: { bytes, maxBytes: DEPOSIT_LIMITS.maxBytes } })

/**
 * The one file of a multipart request, never more than the deposit limit, and the zone declared with it.
 * @throws Problem FILE_TOO_LARGE, or INVALID_INPUT when the request is not the multipart it says
 */
export async function readUpload(request: IncomingMessage): Promise<Upload> {
  const { bytes, name, fields } = await readMultipart(request, { mostBytes: DEPOSIT_LIMITS.maxBytes, tooLarge })
  return { bytes, name: safeName(name), srid: sridOf(fields.get('srid')) }
}

/** The last part of the path some browsers send, without what would break a header or a terminal. */
const safeName = (name: string) => (name.split(/[\\/]/).at(-1) ?? '').replace(/[\p{Cc}\p{Cf}"]/gu, '').slice(-120)

function sridOf(text: string | undefined): number | undefined {
  if (text === undefined || text.trim() === '') return undefined
  if (!/^\d{1,9}$/.test(text.trim()))
    throw new Problem('INVALID_INPUT', { field: 'srid', data: { reason: 'not a number' } })
  return Number(text)
}
