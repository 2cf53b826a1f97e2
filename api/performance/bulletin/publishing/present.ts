import type { Asker } from '../../../access/asker.ts'
import type { BulletinDraft, PublishedBulletin } from '../../../contract/performance/bulletins.ts'
import { decide } from '../../../contract/policy/decide.ts'
import type { BulletinRow } from './queries.ts'

const correctionOf = ({ correctionFr: fr, correctionAr: ar }: BulletinRow) => (fr && ar ? { fr, ar } : null)

export function presentDraft(row: BulletinRow, { actor }: Asker): BulletinDraft {
  const named = (id: string | null) => row.names.find((name) => name.id === id) ?? null
  const { id, quarter, edition, state, step, fault, asOf, figuresVersion, askedBy } = row
  const asked = named(askedBy)
  if (!asked) throw new Error('whoever asked for a bulletin has no name')
  return {
    ...{ id, quarter, edition, correction: correctionOf(row), state, step, fault, asOf, figuresVersion },
    ...{ askedBy: asked, askedAt: row.askedAt.toISOString(), madeAt: told(row.madeAt) },
    ...{ reviewedBy: named(row.reviewedBy), reviewedAt: told(row.reviewedAt) },
    ...{ publishedBy: named(row.publishedBy), publishedAt: told(row.publishedAt) },
    ...{ droppedBy: named(row.droppedBy), droppedAt: told(row.droppedAt) },
    files: [...row.files],
    may: {
      review: state === 'draft',
      publish:
        state === 'reviewed' && decide(actor, 'bulletin.publish', { personId: hand(row, actor.personId) }).allowed,
      drop: DROPPABLE.includes(state),
    },
  }
}

export const DROPPABLE: readonly BulletinRow['state'][] = ['making', 'failed', 'draft', 'reviewed']

const told = (at: Date | null) => at?.toISOString() ?? null

/** Whoever made or reviewed it is, for the policy, the one it is decided about: somebody else publishes. */
export const hand = ({ askedBy, reviewedBy }: BulletinRow, personId: string): string =>
  reviewedBy === personId ? personId : askedBy

export function presentPublished(row: BulletinRow): PublishedBulletin {
  const { quarter, edition, asOf, publishedAt, files } = row
  if (!publishedAt || asOf === null) throw new Error('a published bulletin has its days')
  return {
    quarter,
    edition,
    correction: correctionOf(row),
    asOf,
    publishedAt: publishedAt.toISOString(),
    files: [...files],
  }
}
