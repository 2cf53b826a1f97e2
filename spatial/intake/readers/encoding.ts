/** A byte encoding the house reads. */
export type Encoding =
  | 'utf-8'
  | 'utf-16le'
  | 'utf-16be'
  | 'windows-1250'
  | 'windows-1251'
  | 'windows-1252'
  | 'windows-1254'
  | 'windows-1256'
  | 'iso-8859-6'
  | 'iso-8859-15'
  | 'macintosh'

const BY_NAME: Readonly<Record<string, Encoding>> = {
  utf8: 'utf-8',
  '65001': 'utf-8',
  '1250': 'windows-1250',
  '1251': 'windows-1251',
  '1252': 'windows-1252',
  '1254': 'windows-1254',
  '1256': 'windows-1256',
  '88591': 'windows-1252', // every file that says Latin-1 and has bytes 80 to 9F means 1252
  latin1: 'windows-1252',
  '88596': 'iso-8859-6',
  '885915': 'iso-8859-15',
  macroman: 'macintosh',
  macintosh: 'macintosh',
}

/** The encoding a label speaks of ("UTF-8", "ANSI 1256", "CP1252", "ISO-8859-1", "8859_1"), or null when unknown. */
export function encodingNamed(name: string): Encoding | null {
  const bare = name.toLowerCase().replace(/[^a-z0-9]/g, '')
  const key = bare.replace(/^(?:windows|ansi|cp|iso|win|ms|codepage)+/, '')
  return BY_NAME[bare] ?? BY_NAME[key] ?? null
}

/** Length of the text once the multi-byte character cut by a fixed-width field is left out. */
function withoutCutTail(bytes: Uint8Array): number {
  let start = bytes.length - 1
  while (start >= 0 && start > bytes.length - 4 && ((bytes[start] ?? 0) & 0xc0) === 0x80) start -= 1
  const lead = bytes[start] ?? 0
  const needs = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : lead >= 0xc0 ? 2 : 1
  return start >= 0 && start + needs > bytes.length ? start : bytes.length
}

export const isAscii = (bytes: Uint8Array): boolean => bytes.every((byte) => byte < 0x80)

/** Whether bytes are valid UTF-8, a last character cut short being forgiven. */
export function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(0, withoutCutTail(bytes)))
    return true
  } catch {
    return false // the question itself: a fatal decoder answers by throwing
  }
}

/** Bytes that are Arabic letters in CP1256 and not the French letters it shares with CP1252. */
const isArabic1256 = (byte: number): boolean =>
  (byte >= 0xc1 && byte <= 0xdf && byte !== 0xd7) ||
  byte === 0xe1 ||
  (byte >= 0xe3 && byte <= 0xe6) ||
  byte === 0xec ||
  byte === 0xed

const isAsciiLetter = (byte: number): boolean => (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7a

/** Arabic is written in runs of such bytes; French capitals with an accent stand among plain letters. */
function arabicEvidence(bytes: Uint8Array): number {
  let evidence = 0
  for (let index = 1; index < bytes.length; index += 1) {
    const before = bytes[index - 1] ?? 0
    const byte = bytes[index] ?? 0
    if (isArabic1256(byte) && isArabic1256(before)) evidence += 1
    if ((isArabic1256(byte) && isAsciiLetter(before)) || (isAsciiLetter(byte) && isArabic1256(before))) evidence -= 1
  }
  return evidence
}

/** The likeliest of UTF-8, CP1256 and CP1252, by what the bytes show. */
export function guessEncoding(samples: readonly Uint8Array[]): Encoding {
  if (samples.every(isUtf8)) return 'utf-8'
  return samples.reduce((sum, sample) => sum + arabicEvidence(sample), 0) > 0 ? 'windows-1256' : 'windows-1252'
}

/** Never throws: bytes that mean nothing in the encoding become U+FFFD. */
export const decodeBytes = (bytes: Uint8Array, encoding: Encoding): string => new TextDecoder(encoding).decode(bytes)

export type DecodedText = { readonly text: string; readonly encoding: Encoding; readonly guessed: boolean }

function byteOrderMark(bytes: Uint8Array): Encoding | null {
  const [a, b, c] = bytes
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8'
  if (a === 0xff && b === 0xfe) return 'utf-16le'
  if (a === 0xfe && b === 0xff) return 'utf-16be'
  if (bytes.length < 4) return null
  if (a !== 0 && b === 0 && bytes[3] === 0) return 'utf-16le'
  return a === 0 && b !== 0 && c === 0 ? 'utf-16be' : null
}

/** A text file: by its byte order mark (removed), else UTF-8, else guessed. */
export function decodeText(bytes: Uint8Array): DecodedText {
  const marked = byteOrderMark(bytes)
  if (marked) return { text: decodeBytes(bytes, marked), encoding: marked, guessed: false }
  const encoding = guessEncoding([bytes])
  return { text: decodeBytes(bytes, encoding), encoding, guessed: encoding !== 'utf-8' }
}
