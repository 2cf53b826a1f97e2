import type { Opinion } from '../../../contract/avis/opinions.ts'
import type { Outcome } from '../../../contract/commission/passage.ts'
import type { Capacity } from '../../../contract/commission/words.ts'

/** What minutes say in one language. */
export type MinutesWords = {
  readonly kingdom: string
  readonly commission: string
  readonly title: string
  readonly draft: string
  readonly when: (day: string, hour: string) => string
  readonly place: string
  readonly opened: string
  readonly closed: string
  readonly attended: string
  readonly columns: { readonly who: string; readonly as: string; readonly from: string; readonly to: string }
  readonly capacities: Readonly<Record<Capacity, string>>
  readonly untilTheEnd: string
  readonly absent: string
  readonly nobodyAbsent: string
  readonly quorum: string
  readonly quorumNeeded: (needed: number, called: number) => string
  readonly quorumChanges: Readonly<Record<'opened' | 'quorum_lost' | 'quorum_regained', string>>
  readonly toConfirm: string
  readonly items: string
  readonly procedure: string
  readonly examined: string
  readonly outcome: string
  readonly outcomes: Readonly<Record<Outcome, string>>
  readonly putOff: string
  readonly reason: string
  readonly opinions: Readonly<Record<Opinion, string>>
  readonly noAvis: string
  readonly binding: string
  readonly observations: string
  readonly signatures: string
  readonly signaturesText: string
  readonly law: string
  readonly foot: string
  readonly page: { readonly before: string; readonly between: string }
}
