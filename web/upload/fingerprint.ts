const ENDS_BYTES = 1024 * 1024

const hexOf = (bytes: ArrayBuffer): string =>
  [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('')

/** What a fingerprint is made of: a File, or anything cut like one. */
export type Fingerprinted = Pick<File, 'name' | 'size' | 'slice'>

/**
 * What tells a file on any device: SHA-256, in hexadecimal, of its size, its name, its first and its last MiB. The rest
 * is not read, so that a gigabyte is recognised at once; the service hashes the whole anyway.
 * @throws when the device can't read the file any more
 */
export async function fingerprintOf(file: Fingerprinted): Promise<string> {
  const ends = new Blob([
    `${file.size}\n${file.name.normalize('NFC')}\n`,
    file.slice(0, ENDS_BYTES),
    file.slice(Math.max(0, file.size - ENDS_BYTES)),
  ])
  return hexOf(await crypto.subtle.digest('SHA-256', await ends.arrayBuffer()))
}
