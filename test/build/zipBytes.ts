import { crc32, deflateRawSync } from 'node:zlib'

/** One entry of an archive to build; every field that a hostile hand could falsify can be. */
export type ZipPart = {
  readonly name: string
  readonly content: Uint8Array | string
  readonly stored?: boolean
  readonly flags?: number
  readonly method?: number
  readonly unixMode?: number
  /** What the headers say of the unpacked size, instead of the truth. */
  readonly saidSize?: number
  readonly saidCrc?: number
  readonly saidOffset?: number
  readonly localName?: string
}

const bytesOf = (content: Uint8Array | string): Uint8Array =>
  typeof content === 'string' ? new TextEncoder().encode(content) : content

function headerOf(part: ZipPart, packed: number): Buffer {
  const content = bytesOf(part.content)
  const header = Buffer.alloc(26)
  header.writeUInt16LE(20, 0)
  header.writeUInt16LE(part.flags ?? 0x800, 2)
  header.writeUInt16LE(part.method ?? (part.stored ? 0 : 8), 4)
  header.writeUInt32LE((part.saidCrc ?? crc32(content)) >>> 0, 10)
  header.writeUInt32LE(packed, 14)
  header.writeUInt32LE(part.saidSize ?? content.length, 18)
  return header
}

function localEntry(part: ZipPart, packed: Uint8Array): Buffer {
  const name = Buffer.from(part.localName ?? part.name)
  const header = headerOf(part, packed.length)
  header.writeUInt16LE(name.length, 22)
  return Buffer.concat([Buffer.from('PK\x03\x04'), header, name, packed])
}

function centralEntry(part: ZipPart, packed: number, offset: number): Buffer {
  const name = Buffer.from(part.name)
  const tail = Buffer.alloc(14)
  tail.writeUInt32LE(((part.unixMode ?? 0o100644) << 16) >>> 0, 6)
  tail.writeUInt32LE(part.saidOffset ?? offset, 10)
  const header = headerOf(part, packed)
  header.writeUInt16LE(name.length, 22)
  return Buffer.concat([Buffer.from('PK\x01\x02\x14\x03'), header, tail, name])
}

/** A zip archive, honest unless the parts say otherwise. */
export function zipBytes(parts: readonly ZipPart[]): Uint8Array {
  const locals: Buffer[] = []
  const centrals: Buffer[] = []
  let offset = 0
  for (const part of parts) {
    const content = bytesOf(part.content)
    const packed = part.stored ? content : deflateRawSync(content)
    const local = localEntry(part, packed)
    locals.push(local)
    centrals.push(centralEntry(part, packed.length, offset))
    offset += local.length
  }
  const directory = Buffer.concat(centrals)
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 0, 'latin1')
  end.writeUInt16LE(parts.length, 8)
  end.writeUInt16LE(parts.length, 10)
  end.writeUInt32LE(directory.length, 12)
  end.writeUInt32LE(offset, 16)
  return new Uint8Array(Buffer.concat([...locals, directory, end]))
}
