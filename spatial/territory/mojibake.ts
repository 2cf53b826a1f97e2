export type CodePage = 'windows-1256' | 'windows-1252'

export type Repaired = { readonly text: string; readonly readAs: CodePage }

const CODE_PAGES: readonly CodePage[] = ['windows-1256', 'windows-1252']

/** Which byte each character stands for in a code page of one byte a character. */
function bytesOf(codePage: CodePage): ReadonlyMap<string, number> {
  const decoder = new TextDecoder(codePage)
  return new Map(Array.from({ length: 256 }, (_, byte) => [decoder.decode(Uint8Array.of(byte)), byte]))
}

const TABLES = new Map(CODE_PAGES.map((codePage) => [codePage, bytesOf(codePage)]))

function bytesAs(text: string, codePage: CodePage): Uint8Array | null {
  const table = TABLES.get(codePage)
  const bytes = [...text].map((character) => table?.get(character))
  return bytes.every((byte) => byte !== undefined) ? Uint8Array.from(bytes) : null
}

function decodeUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return null // not UTF-8 is the answer, not a fault: only a fatal decoder can say it
  }
}

/** French, Arabic and Tifinagh letters, with what stands between words. */
const READABLE = /^[\p{Script=Latin}\p{Script=Arabic}\p{Script=Tifinagh}\p{M}\p{N}\s.,;:'’()/°-]+$/u

/**
 * UTF-8 that was once read as Windows Arabic or Windows Western, put right: `ط³ظ„ط§` is سلا. Null unless it is certain:
 * every character has a byte in the code page, the bytes are valid UTF-8 of more than one byte a letter somewhere, and
 * what comes out is readable. Whether the name then is a known one is for the caller to check.
 */
export function repairMojibake(text: string): Repaired | null {
  for (const readAs of CODE_PAGES) {
    const bytes = bytesAs(text, readAs)
    const decoded = bytes && decodeUtf8(bytes)
    if (decoded && decoded !== text && READABLE.test(decoded)) return { text: decoded, readAs }
  }
  return null
}
