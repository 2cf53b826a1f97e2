import type { Asker } from '../../access/asker.ts'
import { decide } from '../../contract/policy/decide.ts'
import type { VersionDraft, VersionLine } from '../../contract/procedures/drafting.ts'
import type { DraftRow } from './queries.ts'

const named = ({ names }: DraftRow, id: string | null) => names.find((name) => name.id === id) ?? null

export function presentLine(row: DraftRow): VersionLine {
  const { id, code, state, validFrom, validTo, version, definition } = row
  const { number, family, nameFr, nameAr } = definition
  return {
    ...{ id, code, number, family, nameFr, nameAr, state, validFrom, validTo, version },
    proposedBy: named(row, row.proposedBy),
    proposedAt: row.proposedAt.toISOString(),
    publishedBy: named(row, row.publishedBy),
    publishedAt: row.publishedAt?.toISOString() ?? null,
  }
}

export function presentDraft(row: DraftRow, { actor }: Asker): VersionDraft {
  const published = row.state === 'published'
  return {
    ...presentLine(row),
    definition: row.definition,
    tests: [...row.tests],
    writers: row.writtenBy.flatMap((id) => named(row, id) ?? []),
    may: {
      change: !published,
      publish: !published && decide(actor, 'procedure.publish', { personId: writer(row, actor.personId) }).allowed,
      end: published && row.validTo === null,
    },
  }
}

/** Whoever wrote in it is, for the policy, the one it is decided about. */
export const writer = ({ writtenBy, proposedBy }: DraftRow, personId: string): string | null =>
  writtenBy.includes(personId) ? personId : proposedBy
