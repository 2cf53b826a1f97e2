/** A sentence a citizen reads, in the two languages every answer is given in. */
export type Bilingual = { readonly fr: string; readonly ar: string }
