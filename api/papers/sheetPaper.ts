import type { Fact, Text } from './receiptPaper.ts'

/** A map at a scale, on one sheet. */
export type SheetPaper = {
  /** For whoever files it. */
  readonly title: string
  readonly heading: Text
  readonly language: 'fr' | 'ar'
  /** The day it shows: year, month, day. */
  readonly day: readonly [number, number, number]
  readonly paper: 'a4' | 'a3'
  readonly landscape: boolean
  readonly subtitle: Text
  /** As wide and as high as this, neither more nor less: its scale depends on it. */
  readonly map: { readonly svg: string; readonly widthMm: number; readonly heightMm: number; readonly alt: string }
  readonly legend: {
    readonly title: string
    readonly marks: readonly { readonly svg: string; readonly label: Text }[]
  }
  readonly facts: readonly Fact[]
  readonly notes: readonly Text[]
  readonly foot: Text
}
