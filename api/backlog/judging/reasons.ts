import { searchWords } from '../../../spatial/searchWords.ts'
import type { RefusalGround } from '../../contract/actsDrafted.ts'
import type { BacklogField } from '../../contract/backlog.ts'
import type { Transition } from '../../contract/procedures/transitions.ts'
import type { Cells } from './cells.ts'
import type { Dated } from './paperEvents.ts'

/** Why a complement may be asked: its code, and its sentence in both languages. */
export type KnownReason = { readonly code: string; readonly fr: string; readonly ar: string }

/** How registers write the grounds of a refusal, besides their codes. */
const GROUND_WORDS: Readonly<Record<RefusalGround, readonly string[]>> = {
  binding_avis: ['avis conforme défavorable', 'avis défavorable', 'رأي مطابق غير موافق', 'رأي غير موافق'],
  plan_rules: [
    ...['non conforme au plan d’aménagement', 'non conforme au règlement', 'non-conformité au plan d’aménagement'],
    ...['عدم مطابقة تصميم التهيئة', 'مخالف لتصميم التهيئة'],
  ],
  alignment: ['alignement', 'frappé d’alignement', 'تخطيط حدود الطرق', 'المساس بتخطيط حدود الطرق العامة'],
  no_networks: ['absence de réseaux', 'sans raccordement', 'انعدام الربط', 'انعدام الربط بالشبكات'],
  road_setback: ['recul non respecté', 'reculs non respectés', 'عدم احترام التراجعات', 'عدم احترام التراجع'],
  other: ['autre motif', 'autre', 'سبب آخر'],
}

const keyOf = (text: string) => searchWords(text).join(' ')
const GROUND_OF = new Map(
  Object.entries(GROUND_WORDS).flatMap(([ground, words]) =>
    [ground, ...words].map((word) => [keyOf(word), ground] as const),
  ),
)

type Motivating = {
  readonly field: BacklogField
  /** What it may motivate; the first that happened is it. */
  readonly events: readonly Transition[]
  readonly codeOf: (text: string) => string | undefined
}

/** The events of a row with what was said for them: a reason stands with its event, or it is at fault. */
export function motivated(cells: Cells, dated: readonly Dated[], reasons: readonly KnownReason[]): Dated[] {
  const complement: Motivating = {
    field: 'complementReason',
    events: ['ask_complement', 'ask_modification'],
    codeOf: (text) =>
      reasons.find(({ code, fr, ar }) => [code, fr, ar].some((one) => keyOf(one) === keyOf(text)))?.code,
  }
  const refusal: Motivating = {
    field: 'refusalReason',
    events: ['refuse', 'refuse_admission'],
    codeOf: (text) => GROUND_OF.get(keyOf(text)),
  }
  return [complement, refusal].reduce((known, one) => withReason(cells, known, one), [...dated])
}

function withReason(cells: Cells, dated: Dated[], { field, events, codeOf }: Motivating): Dated[] {
  const text = cells.text(field, 1000)
  if (text === null) return dated
  const event = events.find((one) => dated.some((known) => known.event === one))
  if (!event) {
    cells.fault(field, 'REASON_OF_NOTHING')
    return dated
  }
  const code = codeOf(text)
  if (code === undefined) cells.note(field, 'REASON_WITHOUT_CODE', { written: text })
  const reason = { text, ...(code !== undefined && { code }) }
  return dated.map((one) => (one.event === event ? { ...one, reason } : one))
}
