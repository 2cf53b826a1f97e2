import type { RegisterLine } from '../../../api/contract/actRegister.ts'
import { printedDay } from '../../text/figures.ts'

/** What a line says in words, in the language of the page. */
export type LineWords = (line: RegisterLine) => { readonly kind: string; readonly state: string }

/** What a spreadsheet would take for a formula is text (OWASP, CSV injection). */
const cell = (text: string): string => `"${(/^[=+\-@\t]/.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`

const sinceOf = ({ since }: RegisterLine): string => (since ? printedDay(since) : '')

/** A register as a spreadsheet reads it: semicolons, and the mark that says UTF-8. */
export function registerCsv(heads: readonly string[], lines: readonly RegisterLine[], inWords: LineWords): string {
  const rows = lines.map((line) => {
    const { kind, state } = inWords(line)
    const day = printedDay(line.signedAt ?? line.beganAt)
    return [
      line.reference,
      kind,
      line.dossierNumber ?? '',
      line.title ?? '',
      state,
      day,
      sinceOf(line),
      line.reason ?? '',
    ]
  })
  return `\ufeff${[heads, ...rows].map((row) => row.map(cell).join(';')).join('\r\n')}\r\n`
}
