import type { Check, Verdict } from '../../../spatial/conformity/types.ts'
import type { AvisGiven } from '../avis.ts'
import type { DecisionKind } from '../findings.ts'

type Named = { readonly nameFr: string; readonly nameAr: string }

/** A finding of the report that somebody judged, or whose words of the règlement only somebody can judge. */
export type FindingSaid = Pick<Check, 'because' | 'article' | 'verdict'> & {
  /** Special conditions, in the règlement's own words. */
  readonly quoted: Check['quoted'] | null
  /** What a person made of it, of which body, on which day; null while nobody did. Their reason stays with those who examine. */
  readonly judged: {
    readonly kind: DecisionKind
    /** The verdict that counts. */
    readonly verdict: Verdict
    readonly on: string
    readonly body: Named
    /** It was made of another finding than the one that is there: the machine's verdict counts. */
    readonly toReview: boolean
  } | null
}

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
  /** What was said of the report when it was given; null without a report, absent where it was not kept. */
  readonly findings?: readonly FindingSaid[] | null
}
