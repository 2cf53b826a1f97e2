/** Where a token keeps a key, as a PKCS#11 URI says it (RFC 7512): `pkcs11:token=…;serial=…;id=%01;object=…`. */
export type TokenReference = {
  readonly token: string | null
  readonly serial: string | null
  /** CKA_ID in hexadecimal. */
  readonly id: string | null
  /** CKA_LABEL. */
  readonly object: string | null
}

const KNOWN: ReadonlySet<string> = new Set(['token', 'serial', 'id', 'object', 'type'])

/** Reads a PKCS#11 URI that names a token and a key; null when it does not, or says what is not understood here. */
export function readReference(uri: string): TokenReference | null {
  const [, path] = /^pkcs11:([^?#]*)$/.exec(uri) ?? []
  if (path === undefined) return null
  const said = new Map<string, Buffer>()
  for (const part of path.split(';')) {
    const [, name = '', value = ''] = /^([a-z-]+)=(.+)$/.exec(part) ?? []
    const bytes = percentDecoded(value)
    if (!KNOWN.has(name) || said.has(name) || !bytes) return null
    said.set(name, bytes)
  }
  const text = (name: string) => said.get(name)?.toString('utf8') ?? null
  const reference = {
    token: text('token'),
    serial: text('serial'),
    id: said.get('id')?.toString('hex') ?? null,
    object: text('object'),
  }
  const namesToken = reference.token !== null || reference.serial !== null
  return namesToken && (reference.id !== null || reference.object !== null) ? reference : null
}

/** An identifier is bytes, not text. */
function percentDecoded(value: string): Buffer | null {
  const bytes: number[] = []
  for (let at = 0; at < value.length; at++) {
    if (value[at] !== '%') {
      bytes.push(...Buffer.from(value[at] ?? ''))
      continue
    }
    const hex = value.slice(at + 1, at + 3)
    if (!/^[0-9a-fA-F]{2}$/.test(hex)) return null
    bytes.push(Number.parseInt(hex, 16))
    at += 2
  }
  return bytes.length > 0 ? Buffer.from(bytes) : null
}
