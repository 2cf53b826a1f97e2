import type { DelayCount, IndicatorCode } from '../../../api/contract/performance/indicators.ts'

/** The picker's groups, in the order a reader asks: is the delay kept, how long is it, who takes it, how much is there. */
export const INDICATOR_GROUPS = [
  { group: 'kept', codes: ['in_time', 'right_first_time', 'refusal_share'] },
  { group: 'median', codes: delays('median') },
  { group: 'mean', codes: delays('mean') },
  { group: 'ninth', codes: delays('ninth') },
  { group: 'hands', codes: ['time_guichet', 'time_members', 'time_president', 'time_applicant'] },
  {
    group: 'counts',
    codes: ['filed', 'decided', 'delivered', 'refused', 'silence', 'withdrawn', 'backlog', 'backlog_old'],
  },
] as const satisfies readonly { readonly group: string; readonly codes: readonly IndicatorCode[] }[]

function delays<Of extends 'median' | 'mean' | 'ninth'>(of: Of) {
  const one = <Count extends DelayCount>(count: Count) => `${of}_${count}` as const
  return [one('working_net'), one('working_gross'), one('calendar_net'), one('calendar_gross')] as const
}
