import { difference } from '../../../spatial/conformity/difference.ts'
import type { AnswerGiven, ComplementItem, ComplementRequest, ComplementsAnswer } from '../../contract/complements.ts'
import type { CheckAnswer } from '../../contract/conformity.ts'
import { type Actor, decide } from '../../contract/policy/decide.ts'
import type { Fact } from '../../contract/procedures/project.ts'
import type { GroundDrawn } from '../../contract/traces.ts'
import { presentCheck, presentDifference } from '../site/present.ts'
import { subjectOf } from '../withDossier.ts'
import type { Complements } from './consult.ts'
import { itemName } from './itemName.ts'
import type { AnswerRow, ItemRow, RequestRow } from './queries.ts'

/** What was asked and answered, with what this actor may answer now. */
export const presentComplements = (read: Complements, actor: Actor): ComplementsAnswer => ({
  dossierId: read.dossier.id,
  version: read.version,
  requests: read.requests.map((request) => presentRequest(read, request, actor)),
})

function presentRequest(read: Complements, request: RequestRow, actor: Actor): ComplementRequest {
  const items = read.items.filter(({ move }) => move === request.move)
  return {
    move: request.move,
    event: request.event,
    askedAt: request.at.toISOString(),
    askedBy: request.by,
    reason: request.reason,
    standing: items.some(({ standing }) => standing),
    items: items.map((item) => presentItem({ ...read, request }, item, actor)),
  }
}

type Reading = Complements & { readonly request: RequestRow }

function presentItem(read: Reading, item: ItemRow, actor: Actor): ComplementItem {
  const asked = item.standing ? [{ about: item.about, to: item.to }] : []
  return {
    id: item.id,
    nth: item.nth,
    about: item.about,
    piece: item.about === 'piece' ? item.what : null,
    fact: item.about === 'fact' ? (item.what as Fact) : null, // kept from the contract's own list
    label: itemName(item, read.definition),
    reasonCode: item.reasonCode,
    text: item.text === null ? item.sentence : { fr: item.text, ar: item.text },
    articles: [...item.articles],
    rule: item.rule,
    to: item.to,
    finding: item.finding && { ...item.finding, check: findingOf(read, item.finding) },
    remarks: [...item.remarks],
    before: [...item.before],
    answers: item.answers.map((answer) => presentAnswer(read, answer)),
    answered: item.answers.length > 0,
    mayAnswer: decide(actor, 'complement.answer', { ...subjectOf(read.dossier), asked }).allowed,
  }
}

/** The finding as the report in force then said it; null when that report said nothing of it. */
function findingOf({ reports, request }: Reading, finding: NonNullable<ItemRow['finding']>): CheckAnswer | null {
  const report = request.reportId === null ? undefined : reports.get(request.reportId)
  const found = report?.checks.find(({ rule, subject }) => rule === finding.rule && subject === finding.subject)
  return found ? presentCheck(found) : null
}

function presentAnswer(read: Reading, given: AnswerRow): AnswerGiven {
  const { reportId, formerReportId, before, after, at, ...answer } = given
  const former = formerReportId ?? read.request.reportId
  return {
    ...answer,
    at: new Date(at).toISOString(),
    report: reportId === null ? null : { id: reportId, difference: differenceBetween(read, former, reportId) },
    fact: answer.kind === 'fact' ? { before, after } : null,
    ground: answer.kind === 'trace' ? { before: before as GroundDrawn, after: after as GroundDrawn } : null, // as kept
  }
}

/** From the report the dossier had when it was asked, or of the ground before it was drawn anew: what both sides compare. */
function differenceBetween({ reports }: Reading, formerId: string | null, reportId: string) {
  const [former, latter] = [formerId === null ? undefined : reports.get(formerId), reports.get(reportId)]
  return former && latter ? presentDifference(difference(former, latter)) : null
}
