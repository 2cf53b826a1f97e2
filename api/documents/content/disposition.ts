/**
 * Tells a browser to save a file under its own name (RFC 6266, RFC 8187): plain letters for old ones, all letters for
 * the others. Nothing of the name can end the header or begin another.
 */
export function attachment(fileName: string): string {
  const plain = fileName
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .replace(/[^\w. ()-]/g, '_')
  return `attachment; filename="${plain}"; filename*=UTF-8''${percent(fileName)}`
}

/** RFC 8187 `attr-char` stay as they are, less the few that encodeURIComponent leaves alone. */
const percent = (text: string) =>
  encodeURIComponent(text.toWellFormed()).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  )
