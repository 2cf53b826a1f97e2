import type { FeeCounting } from '../../api/contract/fees/counting.ts'

/** From the ministry's letter 19016 on the method agencies share, whose text was not read; the conditions of Berrechid's were. */
const SINCE = '2011-11-24'

const RULE = {
  fr: 'L’arrondi de la surface et le jour dont le tarif s’applique n’ont été lus dans aucun texte : la surface est comptée telle quelle, au tarif du jour de l’état.',
  ar: 'لم يعثر في أي نص على كيفية تقريب المساحة ولا على اليوم الذي تطبق تعريفته: تحسب المساحة كما هي وبتعريفة يوم حصر البيان.',
  sureness: 'plausible',
} as const

/** How the services of an urban agency are counted, whatever its tariff. */
export const COUNTINGS: readonly (FeeCounting & { readonly validFrom: string })[] = [
  { kind: 'agency_floor', surface: 'exact', rateDay: 'drawn_up', vatShare: 2_000, rule: RULE, validFrom: SINCE },
  { kind: 'agency_land', surface: 'exact', rateDay: 'drawn_up', vatShare: 2_000, rule: RULE, validFrom: SINCE },
]
