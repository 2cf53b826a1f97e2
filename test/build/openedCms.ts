import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'

/** The last signature of a signed PDF, as its own text and OpenSSL's reading of it say, without a line of ours. */
export type OpenedCms = {
  /** Every byte that is signed. */
  readonly whole: Buffer
  readonly cms: Buffer
  /** The signature's value. */
  readonly signature: Buffer
  /** The RFC 3161 token beside it; empty when there is none. */
  readonly token: Buffer
}

/** @param folder where OpenSSL may read and write */
export function openedCms(file: Buffer, folder: string): OpenedCms {
  const [, left = '', right = '', length = ''] =
    [...file.toString('latin1').matchAll(/ByteRange \[0 (\d+) +(\d+) +(\d+)/g)].at(-1) ?? []
  const whole = Buffer.concat([
    file.subarray(0, Number(left)),
    file.subarray(Number(right), Number(right) + Number(length)),
  ])
  const cms = firstElement(Buffer.from(file.toString('latin1', Number(left) + 1, Number(right) - 1), 'hex'))
  writeFileSync(`${folder}/opened.cms`, cms)
  const lines = linesOf(
    spawnSync('openssl', ['asn1parse', '-inform', 'DER', '-in', 'opened.cms'], { cwd: folder }).stdout,
  )
  const stamp = lines.findIndex(({ text }) => text.includes('id-smime-aa-timeStampToken'))
  const attributes =
    stamp < 0 ? lines.length : lines.findLastIndex(({ text }, at) => at < stamp && text.includes('cont [ 1 ]'))
  const value = lines.slice(0, attributes).findLast(({ text }) => text.includes('OCTET STRING'))
  return { whole, cms, signature: bytesOf(cms, value, 'value'), token: bytesOf(cms, lines[stamp + 2], 'whole', stamp) }
}

/** Without the zeros that fill the room behind it; its own last bytes may be zeros too (X.690 §8.1.3). */
export function firstElement(bytes: Buffer): Buffer {
  const said = bytes[1] ?? 0
  if (said < 0x80) return bytes.subarray(0, 2 + said)
  const octets = said - 0x80
  return bytes.subarray(0, 2 + octets + bytes.readUIntBE(2, octets))
}

type Line = { readonly at: number; readonly header: number; readonly length: number; readonly text: string }

const linesOf = (said: Buffer): readonly Line[] =>
  said
    .toString('utf8')
    .split('\n')
    .flatMap((text) => {
      const [, at, header, length] = /^\s*(\d+):d=\d+\s+hl=(\d+) l=\s*(\d+)/.exec(text) ?? []
      return at === undefined ? [] : [{ at: Number(at), header: Number(header), length: Number(length), text }]
    })

function bytesOf(cms: Buffer, line: Line | undefined, part: 'value' | 'whole', found = 0): Buffer {
  if (!line || found < 0) return Buffer.alloc(0)
  const end = line.at + line.header + line.length
  return cms.subarray(part === 'whole' ? line.at : line.at + line.header, end)
}
