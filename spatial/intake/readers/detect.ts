import { ok, type Result } from '../../result.ts'
import type { IntakeRefusal, Reader } from '../types.ts'
import { readArchive } from './archive.ts'
import { readerOfContent } from './content.ts'

const ZIP_STARTS = [0x04034b50, 0x06054b50, 0x08074b50]

const isArchive = (bytes: Uint8Array): boolean =>
  bytes.length >= 4 &&
  ZIP_STARTS.includes(new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint32(0, true))

/**
 * The reader of a file, by its content: extensions lie, and people drop whatever the surveyor sent.
 * @param name the file's name, used only to say what was dropped when it is not known
 */
export const detectReader = (bytes: Uint8Array, name = ''): Result<Reader, IntakeRefusal> =>
  isArchive(bytes) ? ok(readArchive) : readerOfContent(bytes, name)
