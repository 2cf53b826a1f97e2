import { DOCUMENT_LIMITS } from './limits.ts'

/** Control and formatting characters, which could reorder what is read (U+202E), and what no file system takes. */
const UNWANTED = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}"<>|:*?]/gu

/**
 * The name a person gave to a file, to be shown and given back; it is never a path (OWASP ASVS 5.0.0, 5.3.2): the part
 * after the last slash, at most 200 characters with its extension kept. Null when nothing is left.
 */
export function safeFileName(given: string): string | null {
  const last = given.split(/[\\/]/).at(-1) ?? ''
  const name = last.normalize('NFC').replace(UNWANTED, '').trim().replace(/^\.+/, '')
  if (name === '') return null
  const extension = extensionOf(name)
  const letters = [...name]
  if (letters.length <= DOCUMENT_LIMITS.fileNameLength) return name
  const tail = extension === '' ? '' : `.${extension}`
  return letters.slice(0, DOCUMENT_LIMITS.fileNameLength - [...tail].length).join('') + tail
}

/** Small letters after the last dot, or nothing. */
export const extensionOf = (name: string): string => /\.([\p{L}\p{N}]{1,10})$/u.exec(name)?.[1]?.toLowerCase() ?? ''
