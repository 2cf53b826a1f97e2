import type { AvisItem } from '../../contract/avis/items.ts'
import type { ConsultedBody } from '../../contract/avis.ts'
import type { ItemRow } from './itemQueries.ts'
import type { ConsultedRow } from './queries.ts'
import { isSuccessive } from './successive.ts'

/** What a body answered in one round; a remark it could have made in a former one is marked. */
export function presentGiven(row: ConsultedRow, all: readonly ConsultedRow[]): ConsultedBody['given'] {
  const former = all.filter(({ round, body }) => round < row.round && body.id === row.body.id)
  return row.given.map(({ version, opinion, until, at, by, items, signature }) => ({
    ...{ version, opinion, until, by, at: at.toISOString() },
    signature: signature && { ...signature, at: signature.at.toISOString() },
    items: items.map((item) => presentItem(item, isSuccessive(item, former))),
  }))
}

const presentItem = (item: ItemRow, successive: boolean): AvisItem => ({
  ...{ nth: item.nth, code: item.code, text: { ...item.text }, edited: item.edited, article: item.article },
  ...{ rule: item.rule, document: item.document && { ...item.document }, successive },
  finding: item.finding && { rule: item.finding.rule, subject: item.finding.subject },
})
