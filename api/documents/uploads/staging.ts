import { type FileHandle, mkdir, open, readdir, rm, stat } from 'node:fs/promises'
import { isUuid } from '../../db/uuid.ts'
import { Problem } from '../../http/problem.ts'
import { CHECKPOINT_BYTES } from '../limits.ts'
import { asStoreProblem } from '../store/storeProblem.ts'

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

/** The folder was emptied under us: what was counted is not there any more. */
export class StagedBytesLost extends Error {}

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
   * @throws StagedBytesLost; Problem STORAGE_FULL, DOCUMENT_TOO_LARGE
   */
  async write(part: Part): Promise<PartEnd> {
    const file = await this.opened(part).catch(asStoreProblem)
    try {
      if ((await file.stat()).size < part.offset) throw new StagedBytesLost()
      await file.truncate(part.offset)
      return await pour(file, part)
    } catch (error) {
      return asStoreProblem(error)
    } finally {
      await file.close()
    }
  }

  private async opened({ uploadId, offset }: Part): Promise<FileHandle> {
    await mkdir(this.folder, { recursive: true })
    return open(this.pathOf(uploadId), offset === 0 ? 'w' : 'r+').catch((error: NodeJS.ErrnoException) => {
      throw error.code === 'ENOENT' ? new StagedBytesLost() : error
    })
  }

  /** Whether as many bytes are here as were counted. */
  async holds(uploadId: string, bytes: number): Promise<boolean> {
    const found = await stat(this.pathOf(uploadId)).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return null
      throw error
    })
    return found !== null && found.size >= bytes
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

async function pour(file: FileHandle, part: Part): Promise<PartEnd> {
  const chunks = part.content[Symbol.asyncIterator]()
  try {
    return await pourAll(file, part, chunks)
  } finally {
    await chunks.return?.()
  }
}

async function pourAll(
  file: FileHandle,
  { offset, most, onDurable }: Part,
  chunks: AsyncIterator<Buffer>,
): Promise<PartEnd> {
  let at = offset
  let durable = offset
  const keep = async () => {
    if (at === durable) return
    await file.datasync()
    await onDurable(at)
    durable = at
  }
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
