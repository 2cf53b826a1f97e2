import type { Text } from '../../../../papers/receiptPaper.ts'

/** What the extract of minutes says in one language, beside the words of minutes themselves. */
export type ExtractWords = {
  readonly title: string
  readonly source: string
  readonly session: string
  readonly drawnFrom: (unit: string, day: string, hour: string) => Text
  readonly sealed: string
  readonly fingerprint: string
  readonly signed: string
  readonly signedOn: (day: string) => string
  readonly refusedOn: (day: string) => string
  /** As the secretariat found it. */
  readonly unsignedOn: (day: string) => string
  readonly nobodySigned: string
  readonly only: string
  readonly attendance: string
  readonly body: string
  readonly attended: string
  readonly there: string
  readonly notThere: string
  readonly item: string
  readonly unsigned: string
  readonly foot: string
}
