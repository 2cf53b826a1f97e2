/** What is counted of a dossier's time: days of the calendar or working days, the applicant's own included or not. */
export const DELAY_COUNTS = ['working_gross', 'working_net', 'calendar_gross', 'calendar_net'] as const
export type DelayCount = (typeof DELAY_COUNTS)[number]

/** Who had the dossier in hand, in the order it goes. */
export const ACTORS = ['guichet', 'members', 'president', 'applicant'] as const
export type Actor = (typeof ACTORS)[number]

/** The ages of what is open, in days of the calendar since filing: up to each, and beyond the last. */
export const AGE_BANDS = [30, 60, 90, 180] as const

/**
 * Under so many dossiers a delay or a share says more of them than of their commune: the public is not given it, officials
 * are, with their number. It keeps small numbers from being read as a trend; it hides no secret, since other territories,
 * tracks or periods may allow it to be worked out. A choice of the house, printed with each figure: no text sets it.
 */
export const LEAST = 5

type Kind =
  | { readonly of: 'count' }
  | { readonly of: 'mean' | 'median' | 'ninth'; readonly delay: DelayCount }
  | { readonly of: 'share' }
  | { readonly of: 'actor'; readonly actor: Actor }

export type Indicator = Kind & {
  readonly unit: 'dossiers' | 'days' | 'working_days' | 'percent'
  /** Which way is good, if either is. */
  readonly better: 'lower' | 'higher' | null
  /** Dossiers under which the figure is withheld or marked; 0 for what is never withheld. */
  readonly least: number
}

const count = (better: Indicator['better'] = null) =>
  ({ of: 'count', unit: 'dossiers', better, least: 0 }) as const satisfies Indicator

const delay = <Of extends 'mean' | 'median' | 'ninth', Count extends DelayCount>(of: Of, counted: Count) =>
  ({
    of,
    delay: counted,
    unit: counted.startsWith('working') ? 'working_days' : 'days',
    better: 'lower',
    least: LEAST,
  }) as const satisfies Indicator

const share = (better: Indicator['better']) =>
  ({ of: 'share', unit: 'percent', better, least: LEAST }) as const satisfies Indicator

const actor = <A extends Actor>(who: A) =>
  ({ of: 'actor', actor: who, unit: 'days', better: 'lower', least: LEAST }) as const satisfies Indicator

/** Every indicator, defined once: the API, the map, the bulletin and the open data read this table. */
export const INDICATORS = {
  filed: count(),
  decided: count(),
  delivered: count(),
  refused: count(),
  silence: count('lower'),
  withdrawn: count(),
  /** Open on the last day of the period; today, for the one that runs. */
  backlog: count('lower'),
  backlog_old: count('lower'),
  median_working_gross: delay('median', 'working_gross'),
  median_working_net: delay('median', 'working_net'),
  median_calendar_gross: delay('median', 'calendar_gross'),
  median_calendar_net: delay('median', 'calendar_net'),
  mean_working_gross: delay('mean', 'working_gross'),
  mean_working_net: delay('mean', 'working_net'),
  mean_calendar_gross: delay('mean', 'calendar_gross'),
  mean_calendar_net: delay('mean', 'calendar_net'),
  ninth_working_gross: delay('ninth', 'working_gross'),
  ninth_working_net: delay('ninth', 'working_net'),
  ninth_calendar_gross: delay('ninth', 'calendar_gross'),
  ninth_calendar_net: delay('ninth', 'calendar_net'),
  in_time: share('higher'),
  right_first_time: share('higher'),
  refusal_share: share(null),
  time_guichet: actor('guichet'),
  time_members: actor('members'),
  time_president: actor('president'),
  time_applicant: actor('applicant'),
} as const satisfies Record<string, Indicator>

export type IndicatorCode = keyof typeof INDICATORS
export const INDICATOR_CODES = Object.keys(INDICATORS) as [IndicatorCode, ...IndicatorCode[]]
export const indicatorOf = (code: IndicatorCode): Indicator => INDICATORS[code]
