import { wordsApart } from './apart.ts'
import { trackingAr } from './ar/tracking.ts'
import { trackingFr } from './fr/tracking.ts'

export const useTrackingWords = wordsApart('tracking', trackingFr, trackingAr)
