/** A name of a PDF as a reader understands it (ISO 32000-1, 7.3.5): `#xx` is undone. */
export type PdfName = { readonly name: string; readonly at: number }

const SLASH = 0x2f
const HASH = 0x23
/** No name we look for is longer, even with each of its letters written `#xx`. */
const LONGEST = 96

/** White space and delimiters end a name (7.2.2). */
const ENDS = new Set([0, 9, 10, 12, 13, 32, ...Buffer.from('()<>[]{}/%')])

/** Every name between two offsets, whatever it stands in: a reader may be led anywhere by a cross-reference table. */
export function* namesBetween(bytes: Buffer, from: number, to: number): Generator<PdfName> {
  for (let at = bytes.indexOf(SLASH, from); at >= 0 && at < to; at = bytes.indexOf(SLASH, at + 1)) {
    yield { name: nameAt(bytes, at), at }
  }
}

/** The name that a slash begins. */
export function nameAt(bytes: Buffer, slash: number): string {
  const most = Math.min(bytes.length, slash + 1 + LONGEST)
  let end = slash + 1
  let escaped = false
  while (end < most && !ENDS.has(bytes[end] ?? 0)) {
    if (bytes[end] === HASH) escaped = true
    end += 1
  }
  const raw = bytes.toString('latin1', slash + 1, end)
  if (!escaped) return raw
  return raw.replace(/#([0-9a-fA-F]{2})/g, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 16)))
}
