import type { Fact, PaperPart, Text } from './receiptPaper.ts'

/** A numbered part of what is decided, with its list where it has one. */
export type Article = { readonly head: string; readonly texts: readonly Text[]; readonly items: readonly Text[] }

/** One language of an act; both have the same rows, which face each other. */
export type ActPart = {
  readonly language: 'fr' | 'ar'
  readonly title: string
  readonly number: { readonly label: string; readonly value: string }
  readonly object: string
  readonly facts: readonly Fact[]
  /** « Le président … » */
  readonly authority: Text
  /** What it is founded on: laws, the request, what was said of it. */
  readonly visas: readonly Text[]
  readonly visaItems: readonly Text[]
  /** « Considérant … » */
  readonly motives: readonly Text[]
  readonly decides: string
  readonly articles: readonly Article[]
  /** Who signs, line by line; what stands there before anybody does. */
  readonly signature: readonly Text[]
  readonly foot: Text
  readonly page: PaperPart['page']
}

/** An act of the administration, in one language or in both, face to face. */
export type ActPaper = {
  readonly title: string
  readonly language: 'fr' | 'ar'
  /** Of its signature, or of its draft: year, month, day. */
  readonly day: readonly [number, number, number]
  readonly letterhead: { readonly fr: readonly string[]; readonly ar: readonly string[] }
  /** Written over every page of what is no act yet. */
  readonly draft: { readonly fr: string; readonly ar: string } | null
  /** Where anybody checks it; nothing leads to a draft. */
  readonly qr: { readonly svg: string; readonly alt: string; readonly captions: readonly Text[] } | null
  readonly parts: readonly ActPart[]
}
