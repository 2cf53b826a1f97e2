import { z } from 'zod'
import { Certificate } from '../cms/certificate.ts'
import { KeyFailed } from '../openKey.ts'
import type { RemoteClient } from './client.ts'

const info = z.object({
  key: z.object({ status: z.enum(['enabled', 'disabled']), algo: z.array(z.string()).min(1) }),
  cert: z.object({ status: z.string().optional(), certificates: z.array(z.string()).min(1) }),
  auth: z
    .object({ mode: z.string(), objects: z.array(z.object({ id: z.string(), type: z.string() })).optional() })
    .optional(),
  SCAL: z.enum(['1', '2']).optional(),
  multisign: z.number().int().positive(),
})

/** A key at a remote service, as `credentials/info` describes it. */
export type Credential = {
  readonly id: string
  readonly certificate: Certificate
  readonly chain: readonly Certificate[]
  /** Signatures that one consent may cover. */
  readonly most: number
  /** Each consent is for hashes the service is told (SCAL 2). */
  readonly bound: boolean
  /** What the person must say: the ids of the service's own prompts. */
  readonly asks: readonly string[]
}

/** @throws KeyFailed: KEY_SECRET_LOCKED when the service shut the key, KEY_MISSING when its certificate cannot be read */
export async function readCredential(client: RemoteClient, id: string): Promise<Credential> {
  const asked = { credentialID: id, certificates: 'chain', certInfo: true, authInfo: true }
  const told = await client.ask('credentials/info', asked, info)
  if (told.key.status === 'disabled') throw new KeyFailed('KEY_SECRET_LOCKED')
  if (told.auth && told.auth.mode !== 'explicit')
    throw new KeyFailed('KEY_SERVICE_REFUSED', { cause: `consent is ${told.auth.mode}: only explicit is spoken here` })
  const [certificate, ...chain] = told.cert.certificates.map(certificateOf)
  if (!certificate) throw new KeyFailed('KEY_MISSING')
  const asks = (told.auth?.objects ?? [{ id: 'PIN' }]).map((object) => object.id)
  return {
    ...{ id, certificate, asks, most: told.multisign, bound: told.SCAL === '2' },
    chain: chain.filter((one) => !one.issued(one)),
  }
}

function certificateOf(base64: string): Certificate {
  try {
    return new Certificate(Buffer.from(base64, 'base64'))
  } catch (cause) {
    throw new KeyFailed('KEY_MISSING', { cause })
  }
}

const MOST_PAGES = 20
const page = z.object({ credentialIDs: z.array(z.string()), nextPageToken: z.string().optional() })

/** The keys the service keeps for whoever we are to it, or for one of its users. @throws KeyFailed */
export async function listCredentials(client: RemoteClient, userID?: string): Promise<readonly string[]> {
  const found: string[] = []
  let pageToken: string | undefined
  for (let turned = 0; turned < MOST_PAGES; turned++) {
    const asked = { ...(userID === undefined ? {} : { userID }), ...(pageToken === undefined ? {} : { pageToken }) }
    const answer = await client.ask('credentials/list', asked, page)
    found.push(...answer.credentialIDs)
    pageToken = answer.nextPageToken
    if (pageToken === undefined) break
  }
  return found
}
