import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3'
import type { BlobStore, ByteRange, Listed, Opening, Stored } from './blobStore.ts'
import type { S3Address } from './s3Address.ts'

const NAME = /^[0-9a-f]{64}$/
const CONNECT_MS = 5_000
const SILENT_MS = 60_000

/**
 * Contents in a bucket of any S3 service. A content is received in a file of `scratch` first: S3 keeps what it was sent,
 * so the hash is known to be right before anything leaves; the service is told it too and refuses what got damaged.
 */
export function s3Store({ bucket, prefix, region, endpoint }: S3Address, scratch: string): BlobStore {
  const client = new S3Client({
    region,
    ...(endpoint === null ? {} : { endpoint, forcePathStyle: true }),
    // Not every service knows the trailers the kit would add by itself: our own SHA-256 goes instead.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    requestHandler: { connectionTimeout: CONNECT_MS, socketTimeout: SILENT_MS },
  })
  const keyOf = (sha256: string) => {
    if (!NAME.test(sha256)) throw new Error(`not the name of a content: ${sha256}`)
    return { Bucket: bucket, Key: `${prefix}${sha256.slice(0, 2)}/${sha256.slice(2, 4)}/${sha256}` }
  }
  const has = async (sha256: string): Promise<Stored | null> => {
    const found = await client.send(new HeadObjectCommand(keyOf(sha256))).catch(onlyAbsent)
    return found ? { sha256, bytes: Number(found.ContentLength) } : null
  }
  const send = async (sha256: string, { path, bytes }: Received): Promise<Stored> => {
    const ChecksumSHA256 = Buffer.from(sha256, 'hex').toString('base64')
    await again(() => {
      const Body = createReadStream(path)
      return client.send(new PutObjectCommand({ ...keyOf(sha256), Body, ContentLength: bytes, ChecksumSHA256 }))
    })
    return { sha256, bytes }
  }
  const firstOfAll = new ListObjectsV2Command({ Bucket: bucket, Prefix: prefix, MaxKeys: 1 })
  return {
    fault: () =>
      client.send(firstOfAll).then(
        () => null,
        (error: unknown) => faultOf(error, bucket),
      ),
    has,
    put: async (sha256, content) => {
      const known = await has(sha256)
      return known ?? withReceived(scratch, sha256, content, (received) => send(sha256, received))
    },
    open: async (sha256, range) => {
      const { Body } = await client.send(new GetObjectCommand({ ...keyOf(sha256), ...rangeHeader(range) }))
      if (!(Body instanceof Readable)) throw new Error(`content ${sha256} came without a body`)
      return Body
    },
    remove: async (sha256) => {
      await client.send(new DeleteObjectCommand(keyOf(sha256)))
    },
    list: () => contentsOf(client, bucket, prefix),
    tidy: async () => undefined, // the service keeps a whole content or nothing
  }
}

const ATTEMPTS = 3

/** The kit tries again by itself, but not what it reads from a stream: a connection that broke would end the deposit. */
async function again<T>(attempt: () => Promise<T>): Promise<T> {
  for (let left = ATTEMPTS - 1; ; left -= 1) {
    try {
      return await attempt()
    } catch (error) {
      const { $metadata } = error as { readonly $metadata?: { readonly httpStatusCode?: number } }
      if (left === 0 || isRefusal($metadata?.httpStatusCode ?? 0)) throw error
    }
  }
}

const isRefusal = (status: number) => status >= 300 && status < 500

type Received = { readonly path: string; readonly bytes: number }

/** Receives a content in a file of its own for the time of `work`. @throws when its bytes do not make `sha256` */
async function withReceived(
  scratch: string,
  sha256: string,
  content: Opening,
  work: (received: Received) => Promise<Stored>,
): Promise<Stored> {
  await mkdir(scratch, { recursive: true })
  const folder = await mkdtemp(`${scratch}/leaving-`)
  const hash = createHash('sha256')
  let bytes = 0
  const count = new Transform({
    transform(chunk: Buffer, _, next) {
      bytes += chunk.length
      hash.update(chunk)
      next(null, chunk)
    },
  })
  try {
    await pipeline(content(), count, createWriteStream(`${folder}/content`))
    const found = hash.digest('hex')
    if (found !== sha256) throw new Error(`the content is ${found}, not ${sha256}`)
    return await work({ path: `${folder}/content`, bytes })
  } catch (cause) {
    throw new Error(`content ${sha256} was not kept`, { cause })
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

const rangeHeader = (range: ByteRange | undefined) => (range ? { Range: `bytes=${range.start}-${range.end}` } : {})

async function* contentsOf(client: S3Client, bucket: string, prefix: string): AsyncGenerator<Listed> {
  let ContinuationToken: string | undefined
  do {
    const page = await client.send(new ListObjectsV2Command({ Bucket: bucket, Prefix: prefix, ContinuationToken }))
    for (const { Key = '', Size = 0, LastModified } of page.Contents ?? []) {
      const sha256 = Key.split('/').at(-1) ?? ''
      if (NAME.test(sha256) && LastModified) yield { sha256, bytes: Size, storedAt: LastModified }
    }
    ContinuationToken = page.NextContinuationToken
  } while (ContinuationToken)
}

/** What the service itself refuses is for an operator to put right; a service that is away may come back. */
function faultOf(error: unknown, bucket: string): string {
  const { name, message, $metadata } = error as Error & { readonly $metadata?: { readonly httpStatusCode?: number } }
  if (name === 'CredentialsProviderError') return 'no keys were given: set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY'
  const status = $metadata?.httpStatusCode ?? 0
  if (!isRefusal(status)) throw error
  if (name === 'NoSuchBucket' || status === 404) return `the bucket « ${bucket} » is not there: create it`
  if (status === 403) return `the bucket « ${bucket} » refuses our keys (${name}): ${message}`
  return `the bucket « ${bucket} » cannot be used (${name}): ${message}`
}

function onlyAbsent(error: { name?: string; $metadata?: { httpStatusCode?: number } }): null {
  if (error.name === 'NotFound' || error.$metadata?.httpStatusCode === 404) return null
  throw error
}
