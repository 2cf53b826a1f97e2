import type { Unit } from './types.ts'

/**
 * How sure a figure is. `sourced`: read in the text named. `from_memory`: plausible, no source read: a sentence that
 * uses it says "valeur à confirmer" and it never makes a parcel noncompliant. `house`: our own choice, no law.
 */
export type Confidence = 'sourced' | 'from_memory' | 'house'

/** One figure of the law or of the house: dated, sourced, never a bare constant in a rule. */
export type Threshold = {
  readonly value: number
  readonly unit: Unit | 'months' | 'years' | 'times'
  readonly source: string
  /** Day (or month) of the text the figure was read in; null when none was read. */
  readonly textOf: string | null
  readonly confidence: Confidence
}

export const THRESHOLDS = {
  studyTerm: { value: 6, unit: 'months', source: 'Loi 12-90, art. 21', textOf: '1992-06-17', confidence: 'sourced' },
  studyRenewals: {
    value: 1,
    unit: 'times',
    source: 'Loi 12-90, art. 21',
    textOf: '1992-06-17',
    confidence: 'sourced',
  },
  draftTerm: { value: 12, unit: 'months', source: 'Loi 12-90, art. 27', textOf: '1992-06-17', confidence: 'sourced' },
  publicUtilityTerm: {
    value: 10,
    unit: 'years',
    source: 'Loi 12-90, art. 28',
    textOf: '1992-06-17',
    confidence: 'sourced',
  },
  freeStripDepth: { value: 10, unit: 'm', source: 'Loi 12-90, art. 37', textOf: '1992-06-17', confidence: 'sourced' },
  freeStripShare: {
    value: 0.25,
    unit: 'ratio',
    source: 'Loi 12-90, art. 37',
    textOf: '1992-06-17',
    confidence: 'sourced',
  },
  littoralStrip: { value: 100, unit: 'm', source: 'Loi 81-12', textOf: '2015-07', confidence: 'sourced' },
  waterMargin: { value: 6, unit: 'm', source: 'Loi 36-15', textOf: null, confidence: 'from_memory' },
  ruralMinArea: {
    value: 10_000,
    unit: 'm2',
    source: 'Décret 2-92-832, art. 34',
    textOf: '1993-10-14',
    confidence: 'sourced',
  },
  ruralFootprintRatio: {
    value: 1 / 50,
    unit: 'ratio',
    source: 'Décret 2-92-832, art. 34',
    textOf: '1993-10-14',
    confidence: 'sourced',
  },
  ruralFootprint: {
    value: 800,
    unit: 'm2',
    source: 'Décret 2-92-832, art. 34',
    textOf: '1993-10-14',
    confidence: 'sourced',
  },
  ruralHeight: {
    value: 8.5,
    unit: 'm',
    source: 'Décret 2-92-832, art. 34',
    textOf: '1993-10-14',
    confidence: 'sourced',
  },
  ruralStreetSetback: {
    value: 10,
    unit: 'm',
    source: 'Loi 12-90, art. 46',
    textOf: '1992-06-17',
    confidence: 'sourced',
  },
  ruralBoundarySetback: {
    value: 5,
    unit: 'm',
    source: 'Loi 12-90, art. 46',
    textOf: '1992-06-17',
    confidence: 'sourced',
  },
  surveyPosition: { value: 0.1, unit: 'm', source: 'house', textOf: null, confidence: 'house' },
  sliver: { value: 0.25, unit: 'm', source: 'house', textOf: null, confidence: 'house' },
  /** Half the centimetre grid: thinner than this is arithmetic, not ground. */
  arithmeticNoise: { value: 0.005, unit: 'm', source: 'house', textOf: null, confidence: 'house' },
  /** An outline given in degrees keeps its shape, not its place: its area and lengths are worth 5 %. */
  geographicShape: { value: 0.05, unit: 'ratio', source: 'house', textOf: null, confidence: 'house' },
  /** Two outlines that cover each other to this share are the same parcel, surveyed twice. */
  sameParcelShare: { value: 0.98, unit: 'ratio', source: 'house', textOf: null, confidence: 'house' },
} as const satisfies Record<string, Threshold>

/** Whether a sentence that quotes the figure must say that it is to be confirmed. */
export const isUnconfirmed = ({ confidence }: Threshold): boolean => confidence === 'from_memory'
