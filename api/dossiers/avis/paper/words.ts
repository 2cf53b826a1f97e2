import type { Verdict } from '../../../../spatial/conformity/types.ts'
import type { Opinion } from '../../../contract/avis/opinions.ts'
import type { DecisionKind } from '../../../contract/findings.ts'
import type { Text } from '../../../papers/receiptPaper.ts'

/** What the paper of an avis says in one language. */
export type AvisWords = {
  readonly kingdom: string
  readonly documentTitle: (number: string) => string
  readonly title: string
  readonly number: string
  readonly withoutNumber: string
  readonly opinions: Readonly<Record<Opinion, string>>
  readonly until: (day: string) => Text
  readonly request: string
  readonly procedure: string
  readonly subject: string
  readonly commune: string
  readonly body: string
  readonly weight: string
  readonly binding: string
  readonly consultative: string
  readonly asked: string
  readonly round: string
  readonly items: Readonly<Record<Opinion, string>>
  readonly none: string
  readonly head: string
  readonly articleHead: string
  readonly piece: (fileName: string) => Text
  readonly toConfirm: string
  readonly successive: string
  /** Special conditions of the règlement, and the findings of the report that people judged. */
  readonly findings: {
    readonly conditions: string
    readonly judged: string
    readonly noReport: string
    readonly noConditions: string
    readonly noneJudged: string
    readonly finding: string
    readonly verdict: string
    readonly verdicts: Readonly<Record<Verdict, string>>
    readonly kinds: Readonly<Record<DecisionKind, string>>
    readonly machine: (verdict: string) => string
    readonly by: (day: string, body: string) => Text
    readonly nobody: string
    readonly toReview: string
    /** What the tables rest on. */
    readonly asOf: string
  }
  readonly givenBy: string
  readonly name: (name: string) => Text
  readonly at: (day: string) => Text
  readonly unsigned: string
  /** Of the signed file: who signs it for the body. */
  readonly signedBy: (name: string) => Text
  readonly fee: string
  readonly replaced: string
  readonly foot: (number: string, body: string) => Text
  readonly page: { readonly before: string; readonly between: string }
}
