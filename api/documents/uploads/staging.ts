import { type FileHandle, mkdir, open, readdir, rm, stat } from 'node:fs/promises'
import { isUuid } from '../../db/uuid.ts'
import { Problem } from '../../http/problem.ts'
import { CHECKPOINT_BYTES } from '../limits.ts'

export type Part = {
  readonly uploadId: string
  /** Where the part begins: bytes kept before it. */
  readonly offset: number
  /** Bytes it may hold at most. */
  readonly most: number
  readonly content: AsyncIterable<Buffer>
  /** Called when this many bytes of the whole upload are on the disk. */
  readonly onDurable: (received: number) => Promise<void>
}

/** Whether the part came whole, or its sender went away in the middle. */
export type PartEnd = 'whole' | 'interrupted'

/** The folder where parts wait until their file is whole. */
export class Staging {
  private readonly folder: string

  constructor(dataFolder: string) {
    this.folder = `${dataFolder}/uploads`
  }

  pathOf(uploadId: string): string {
    if (!isUuid(uploadId)) throw new Error('not the id of an upload')
    return `${this.folder}/${uploadId}`
  }

  /**
   * Writes a part where the last acknowledged byte ends: what lay beyond was never acknowledged and is cut off. Bytes
   * are on the disk before they are counted, so that nothing counted is lost by a fall of the machine.
   * @throws Problem STORAGE_FULL, DOCUMENT_TOO_LARGE
   */
  async write(part: Part): Promise<PartEnd> {
    await mkdir(this.folder, { recursive: true })
    const file = await open(this.pathOf(part.uploadId), part.offset === 0 ? 'w' : 'r+').catch(asStorageProblem)
    try {
      await file.truncate(part.offset)
      return await pour(file, part)
    } catch (error) {
      return asStorageProblem(error)
    } finally {
      await file.close()
    }
  }

  remove(uploadId: string): Promise<void> {
    return rm(this.pathOf(uploadId), { force: true })
  }

  /** Ids of what waits here, with the moment each was last written. */
  async waiting(): Promise<{ readonly id: string; readonly writtenAt: Date }[]> {
    await mkdir(this.folder, { recursive: true })
    const ids = (await readdir(this.folder)).filter(isUuid)
    return Promise.all(ids.map(async (id) => ({ id, writtenAt: (await stat(this.pathOf(id))).mtime })))
  }
}

async function pour(file: FileHandle, { offset, most, content, onDurable }: Part): Promise<PartEnd> {
  let at = offset
  let durable = offset
  const keep = async () => {
    if (at === durable) return
    await file.datasync()
    await onDurable(at)
    durable = at
  }
  const chunks = content[Symbol.asyncIterator]()
  for (;;) {
    const chunk = await chunks.next().catch(() => null) // the sender went away: what came is kept
    if (chunk === null || chunk.done) {
      await keep()
      return chunk === null ? 'interrupted' : 'whole'
    }
    if (at + chunk.value.length > offset + most) {
      await keep()
      throw new Problem('DOCUMENT_TOO_LARGE')
    }
    await writeAll(file, chunk.value, at)
    at += chunk.value.length
    if (at - durable >= CHECKPOINT_BYTES) await keep()
  }
}

async function writeAll(file: FileHandle, chunk: Buffer, at: number): Promise<void> {
  let written = 0
  while (written < chunk.length) {
    const { bytesWritten } = await file.write(chunk, written, chunk.length - written, at + written)
    written += bytesWritten
  }
}

const FULL = new Set(['ENOSPC', 'EDQUOT', 'EFBIG'])

/** @throws Problem STORAGE_FULL when the disk or the quota is, whatever wrapped the news; else what it was given */
export function asStorageProblem(error: unknown): never {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    const { code } = cause as NodeJS.ErrnoException
    if (code !== undefined && FULL.has(code)) throw new Problem('STORAGE_FULL', { retryAfterS: 60 })
  }
  throw error
}
