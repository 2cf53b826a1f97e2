import type { PaperCell, PaperPart, Text } from './receiptPaper.ts'

/** A vector drawing, and what it shows for whoever does not see it. */
export type Drawing = { readonly svg: string; readonly alt: string }
/** A case of a legend; its drawing says nothing by itself. */
export type LegendCase = { readonly svg: string; readonly label: Text }

export type BulletinColumn = { readonly head: string; readonly share: number; readonly figures: boolean }

export type BulletinTable = {
  readonly kind: 'table'
  readonly caption: string
  readonly columns: readonly BulletinColumn[]
  readonly rows: readonly (readonly PaperCell[])[]
  /** A long one is set smaller. */
  readonly dense: boolean
  /** The heading above it says its caption already: it is heard, and not seen twice. */
  readonly headed: boolean
}

export type BulletinBlock =
  | { readonly kind: 'heading'; readonly level: 2 | 3; readonly text: string; readonly newPage: boolean }
  | { readonly kind: 'texts'; readonly texts: readonly Text[]; readonly small: boolean }
  | {
      readonly kind: 'keys'
      readonly keys: readonly {
        readonly label: string
        readonly figure: string
        readonly unit: string
        readonly before: Text
      }[]
    }
  | {
      readonly kind: 'drawings'
      readonly drawings: readonly (Drawing & {
        readonly title: string
        readonly legend: readonly LegendCase[]
        /** Higher than wide, as a map of the country is: it takes less than its column. */
        readonly tall: boolean
      })[]
    }
  | BulletinTable
  | {
      readonly kind: 'bars'
      /** As the heading above it says: heard, and not seen twice. */
      readonly caption: string
      readonly columns: readonly [string, string]
      readonly rows: readonly { readonly label: string; readonly figure: string; readonly svg: string }[]
    }
  | {
      readonly kind: 'query'
      readonly name: string
      readonly answers: string
      readonly sql: string
      readonly parameters: { readonly name: string; readonly values: string }
    }

/** One language's part of a bulletin. */
export type BulletinPart = {
  readonly language: 'fr' | 'ar'
  readonly title: string
  readonly quarter: string
  readonly told: readonly Text[]
  readonly blocks: readonly BulletinBlock[]
  readonly foot: Text
  readonly page: PaperPart['page']
}

/** The quarterly bulletin, in one language. */
export type BulletinPaper = {
  readonly title: string
  readonly language: 'fr' | 'ar'
  readonly day: readonly [number, number, number]
  readonly letterhead: { readonly fr: readonly string[]; readonly ar: readonly string[] }
  readonly parts: readonly [BulletinPart]
}
