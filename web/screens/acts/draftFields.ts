import type { z } from 'zod'
import type {
  ActKind,
  ActLayout,
  ActsOfDossier,
  DeferralGround,
  draftActBody,
  ReasonOffered,
  RefusalGround,
} from '../../../api/contract/actsDrafted.ts'
import { printedDay, typedDay } from '../../text/figures.ts'

/** What is typed of an act, as it stands in its form. */
export type DraftFields = {
  readonly kind: ActKind
  readonly layout: ActLayout
  readonly motives: { ground: RefusalGround; detail: string; detailAr: string; article: string }[]
  readonly deferralGround: DeferralGround
  readonly deferralDetail: string
  readonly deferralDetailAr: string
  readonly until: string
  readonly conditions: string
}

const draftOf = ({ acts }: ActsOfDossier, kind: ActKind) =>
  acts.find((act) => act.kind === kind && act.state === 'draft') ?? null

export const newMotive = (): DraftFields['motives'][number] => ({
  ...{ ground: 'plan_rules', detail: '', detailAr: '', article: '' },
})

/** A reason that stands already, as a motive: in one language where the act has one. */
export function motiveOf(
  { ground, sentence, article }: ReasonOffered,
  layout: ActLayout,
): DraftFields['motives'][number] {
  const detail = layout === 'ar' ? sentence.ar : sentence.fr
  return {
    ground,
    detail,
    detailAr: layout === 'both' && sentence.ar !== detail ? sentence.ar : '',
    article: article ?? '',
  }
}

/** What the last draft said; else what a study over the land makes an act of deferral say, or nothing yet. */
export function fieldsOf(answer: ActsOfDossier, kind: ActKind): DraftFields {
  const draft = draftOf(answer, kind)
  const motives =
    draft?.motives.map(({ ground, detail, detailAr, article }) => ({
      ...{ ground, detail, detailAr: detailAr ?? '', article: article ?? '' },
    })) ?? []
  const until = draft?.deferral?.until ?? answer.study?.until
  return {
    kind,
    layout: draft?.layout ?? 'both',
    motives: motives.length > 0 ? motives : [newMotive()],
    deferralGround: draft?.deferral?.ground ?? (answer.study ? 'plan_studied' : 'no_plan'),
    deferralDetail: draft?.deferral?.detail ?? answer.study?.sentence.fr ?? '',
    deferralDetailAr: (draft?.deferral ? draft.deferral.detailAr : answer.study?.sentence.ar) ?? '',
    until: until ? printedDay(until) : '',
    conditions: draft?.conditions.join('\n') ?? '',
  }
}

/** What is asked of the service; the last draft the page knows goes with it. */
export function bodyOf(answer: ActsOfDossier, fields: DraftFields): z.input<typeof draftActBody> {
  const { kind, layout } = fields
  const inArabic = (text: string) => (layout === 'both' && text.trim() !== '' ? text.trim() : null)
  const motives = fields.motives.map(({ ground, detail, detailAr, article }) => ({
    ...{ ground, detail: detail.trim(), detailAr: inArabic(detailAr) },
    article: article.trim() === '' ? null : article.trim(),
  }))
  const deferral = {
    ...{ ground: fields.deferralGround, detail: fields.deferralDetail.trim() },
    detailAr: inArabic(fields.deferralDetailAr),
    until: typedDay(fields.until) ?? '',
  }
  return {
    ...{ kind, layout, seen: draftOf(answer, kind)?.version ?? 0 },
    motives: kind === 'refusal' ? motives : [],
    deferral: kind === 'deferral' ? deferral : null,
    conditions: hasConditions(kind) ? linesOf(fields.conditions) : [],
  }
}

/** A refusal and an attestation are bound to nothing. */
export const hasConditions = (kind: ActKind): boolean => kind !== 'refusal' && kind !== 'attestation'

const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
