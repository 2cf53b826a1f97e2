import type { AvisGiven } from '../avis.ts'

type Named = { readonly nameFr: string; readonly nameAr: string }

/** One avis as it was given, of which body, on which dossier: all that its paper says, but for who signs it. */
export type AvisFacts = {
  readonly number: string | null
  readonly title: string
  readonly procedure: Named
  readonly commune: Named
  readonly body: Named
  readonly binding: boolean
  readonly round: number
  readonly askedOn: string
  readonly avis: Omit<AvisGiven, 'signature'>
}
