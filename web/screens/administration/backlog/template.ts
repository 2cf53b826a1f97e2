import { BACKLOG_FIELDS } from '../../../../api/contract/backlog.ts'
import { FIELD_WORDS } from '../../../../api/contract/backlogWords.ts'

/** The headings of a register, as a file a spreadsheet opens: its mark says UTF-8, semicolons are what Moroccan ones expect. */
export function templateAddress(language: 'fr' | 'ar'): string {
  const headings = BACKLOG_FIELDS.map((field) => FIELD_WORDS[field][language]).join(';')
  return `data:text/csv;charset=utf-8,${encodeURIComponent(`\uFEFF${headings}\r\n`)}`
}
