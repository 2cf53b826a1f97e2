import { createHash, randomUUID } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, open, readdir, rename, rm, stat, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { removeOlder } from '../removeOlder.ts'
import type { BlobStore, Listed, Opening, Stored } from './blobStore.ts'

const NAME = /^[0-9a-f]{64}$/

/**
 * Contents in a folder of this machine, two levels deep by the first digits of their hash.
 * A content is written beside, synced, then renamed: a name in the folder is a whole file.
 */
export function folderStore(folder: string): BlobStore {
  const pathOf = (sha256: string) => {
    if (!NAME.test(sha256)) throw new Error(`not the name of a content: ${sha256}`)
    return `${folder}/${sha256.slice(0, 2)}/${sha256.slice(2, 4)}/${sha256}`
  }
  const has = async (sha256: string): Promise<Stored | null> => {
    const found = await stat(pathOf(sha256)).catch(onlyAbsent)
    return found ? { sha256, bytes: found.size } : null
  }
  return {
    fault: () => faultOf(`${folder}/arriving`),
    has,
    put: async (sha256, content) => {
      const known = await has(sha256)
      return known ?? writeWhole(`${folder}/arriving`, pathOf(sha256), sha256, content)
    },
    open: async (sha256, range) => {
      const file = await open(pathOf(sha256), 'r')
      return createReadStream('', { fd: file, ...range })
    },
    remove: (sha256) => rm(pathOf(sha256), { force: true }),
    list: () => contentsOf(folder),
    tidy: (before) => removeOlder(`${folder}/arriving`, before),
  }
}

async function faultOf(arriving: string): Promise<string | null> {
  const probe = `${arriving}/${randomUUID()}`
  try {
    await mkdir(arriving, { recursive: true })
    await writeFile(probe, '')
    await rm(probe)
    return null
  } catch (error) {
    return `nothing can be written there: ${(error as Error).message}`
  }
}

async function writeWhole(arriving: string, target: string, sha256: string, content: Opening): Promise<Stored> {
  await mkdir(arriving, { recursive: true })
  await mkdir(dirname(target), { recursive: true })
  const part = `${arriving}/${randomUUID()}`
  try {
    const { bytes, hash } = await writeSynced(part, content)
    if (hash !== sha256) throw new Error(`the content is ${hash}, not ${sha256}`)
    await rename(part, target)
    await syncFolder(dirname(target))
    return { sha256, bytes }
  } catch (cause) {
    await rm(part, { force: true })
    throw new Error(`content ${sha256} was not kept`, { cause })
  }
}

async function writeSynced(path: string, content: Opening): Promise<{ bytes: number; hash: string }> {
  const hash = createHash('sha256')
  let bytes = 0
  const count = new Transform({
    transform(chunk: Buffer, _, next) {
      bytes += chunk.length
      hash.update(chunk)
      next(null, chunk)
    },
  })
  await pipeline(content(), count, createWriteStream(path, { flush: true }))
  return { bytes, hash: hash.digest('hex') }
}

/** A renamed file survives a power cut only when its folder was synced too. */
async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r')
  await folder.sync().finally(() => folder.close())
}

async function* contentsOf(folder: string): AsyncGenerator<Listed> {
  for (const first of await namesIn(folder, /^[0-9a-f]{2}$/))
    for (const second of await namesIn(`${folder}/${first}`, /^[0-9a-f]{2}$/))
      for (const sha256 of await namesIn(`${folder}/${first}/${second}`, NAME)) {
        const { size, mtime } = await stat(`${folder}/${first}/${second}/${sha256}`)
        yield { sha256, bytes: size, storedAt: mtime }
      }
}

async function namesIn(folder: string, shape: RegExp): Promise<string[]> {
  const names = await readdir(folder).catch(onlyAbsent)
  return (names ?? []).filter((name) => shape.test(name)).sort()
}

function onlyAbsent(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT') return null
  throw error
}
