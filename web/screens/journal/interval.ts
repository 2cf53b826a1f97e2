import { typedDay } from '../../text/figures.ts'

/** Two days as they are typed. */
export type IntervalDraft = { readonly from: string; readonly to: string }

export function intervalFault(field: keyof IntervalDraft, draft: IntervalDraft): 'dayWrong' | 'order' | null {
  const day = typedDay(draft[field])
  if (day === null) return 'dayWrong'
  const from = typedDay(draft.from)
  return field === 'to' && from !== null && day < from ? 'order' : null
}
