/** A text of a paper. `figures`: a number, a file name, an address, which keeps its own direction in an Arabic sentence. */
export type Run = string | { readonly figures: string } | { readonly strong: string }
export type Text = readonly Run[]

export type Fact = { readonly term: string; readonly value: Text }

export type Column = { readonly head: string; readonly share: number }
/** A cell's own line, and what is said under it in small. */
export type PaperCell = { readonly text: Text; readonly under?: Text }

export type Section =
  | { readonly kind: 'facts'; readonly title: string; readonly facts: readonly Fact[] }
  | { readonly kind: 'texts'; readonly title: string; readonly texts: readonly Text[]; readonly note: Text | null }
  | {
      readonly kind: 'table'
      readonly title: string
      readonly columns: readonly Column[]
      readonly rows: readonly (readonly PaperCell[])[]
      /** Said before the table. */
      readonly lead?: Text
      readonly note: Text | null
    }

/** One language's part of a paper. */
export type PaperPart = {
  readonly language: 'fr' | 'ar'
  readonly title: string
  readonly number: { readonly label: string; readonly value: string }
  readonly filed: Text
  readonly qr: { readonly svg: string; readonly alt: string; readonly caption: Text }
  readonly sections: readonly Section[]
  readonly closing: readonly Text[]
  readonly foot: Text
  /** « Page … sur … »: the words around the two figures. */
  readonly page: { readonly before: string; readonly between: string }
}

/** The receipt of a filing, in one language or in both, one part after the other. */
export type ReceiptPaper = {
  readonly title: string
  readonly language: 'fr' | 'ar'
  /** Of the filing: year, month, day. */
  readonly day: readonly [number, number, number]
  /** Whose it is, in both languages, at the head of every part. */
  readonly letterhead: { readonly fr: readonly string[]; readonly ar: readonly string[] }
  readonly parts: readonly PaperPart[]
}
