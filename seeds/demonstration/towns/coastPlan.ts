import type { PlanSpec, ZoneRule } from '../types.ts'
import { DETACHED, IN_ROWS, PARKING, rows, SOUTH, zoneOf } from '../zoneRules.ts'

const zone = zoneOf(SOUTH)
const HOUSING = ['individual_housing', 'collective_housing', 'commerce', 'offices', 'public_facility'] as const

const HOMES: readonly ZoneRule[] = [
  zone('HC', {
    family: 'housing',
    label: { fr: 'Habitat collectif R+4', ar: 'سكن جماعي سفلي وأربعة طوابق' },
    permitted: [...HOUSING, 'hotel'],
    article: 6,
    table: {
      ...IN_ROWS,
      ...PARKING,
      min_area_m2: 300,
      min_width_m: 14,
      footprint_ratio_max: 0.6,
      floor_ratio_max: 2.6,
      height_max_m: 17.5,
      levels_max: 5,
    },
    layout: rows(16, 22, 112, [20, 15, 12]),
  }),
  zone('HE', {
    family: 'housing',
    label: { fr: 'Habitat économique R+2', ar: 'سكن اقتصادي سفلي وطابقان' },
    permitted: HOUSING,
    article: 7,
    table: {
      ...IN_ROWS,
      min_area_m2: 96,
      min_width_m: 8,
      footprint_ratio_max: 0.85,
      floor_ratio_max: 2.4,
      height_max_m: 11.5,
      levels_max: 3,
      parking_per_dwelling: null,
    },
    layout: rows(10, 18, 104, [15, 12, 8]),
  }),
  zone('HM', {
    family: 'mixed',
    label: { fr: 'Habitat mixte et commerces R+3', ar: 'سكن مختلط وتجارة سفلي وثلاثة طوابق' },
    permitted: [...HOUSING, 'hotel', 'warehouse'],
    article: 8,
    table: {
      ...IN_ROWS,
      ...PARKING,
      min_area_m2: 140,
      min_width_m: 10,
      footprint_ratio_max: 0.8,
      floor_ratio_max: null,
      height_max_m: 14.5,
      levels_max: 4,
    },
    layout: rows(12, 20, 108, [20, 15, 10]),
  }),
  zone('V', {
    family: 'housing',
    label: { fr: 'Villas isolées', ar: 'فيلات منعزلة' },
    permitted: ['individual_housing', 'public_facility'],
    article: 9,
    table: {
      ...DETACHED,
      min_area_m2: 400,
      min_width_m: 18,
      footprint_ratio_max: 0.35,
      floor_ratio_max: 0.7,
      height_max_m: 8.5,
      levels_max: 2,
      parking_per_dwelling: 1,
      green_share_min: 0.3,
    },
    layout: rows(19, 25, 140, [20, 15, 12]),
  }),
]

const OTHERS: readonly ZoneRule[] = [
  zone('ZT', {
    family: 'mixed',
    label: { fr: 'Zone touristique', ar: 'منطقة سياحية' },
    permitted: ['hotel', 'commerce', 'public_facility'],
    article: 10,
    table: {
      ...DETACHED,
      setback_street_m: 10,
      min_area_m2: 5000,
      min_width_m: 50,
      footprint_ratio_max: 0.25,
      floor_ratio_max: 0.8,
      height_max_m: 14.5,
      levels_max: 4,
      green_share_min: 0.4,
    },
    layout: rows(85, 75, 190, [20, 15, 12]),
  }),
  zone('ZA', {
    family: 'industry',
    label: { fr: "Zone d'activités", ar: 'منطقة الأنشطة' },
    permitted: ['industry', 'warehouse', 'offices', 'commerce'],
    article: 11,
    table: {
      ...DETACHED,
      setback_street_m: 5,
      min_area_m2: 500,
      min_width_m: 20,
      footprint_ratio_max: 0.6,
      floor_ratio_max: null,
      height_max_m: 12,
      levels_max: 3,
      parking_m2_per_place_offices: 80,
    },
    layout: rows(22, 32, 150, [20, 15, 12]),
  }),
  zone('EQ', {
    family: 'equipment',
    label: { fr: 'Équipement public', ar: 'مرفق عمومي' },
    permitted: ['public_facility'],
    article: 12,
    table: { ...DETACHED, height_max_m: 11.5, levels_max: 3 },
    layout: null,
  }),
  zone('ZV', {
    family: 'green',
    label: { fr: 'Espace vert et plage', ar: 'فضاء أخضر وشاطئ' },
    permitted: [],
    article: 13,
    table: {},
    buildable: false,
    layout: null,
  }),
  zone('RU', {
    family: 'reserve',
    label: { fr: "Réserve à l'urbanisation", ar: 'احتياطي للتعمير' },
    permitted: ['agriculture'],
    article: 14,
    table: { min_area_m2: null },
    buildable: null,
    layout: rows(60, 80, 240, [15, 12, 8]),
  }),
]

/** A draft whose inquiry closed in April 2026 binds until April 2027; the plan of 2010 no longer applies. */
export const COAST_PLAN: PlanSpec = {
  code: 'PA-DEMO-AGADIR',
  name: { fr: "Plan d'aménagement d'Agadir-Plage (démonstration)", ar: 'تصميم تهيئة أكادير الشاطئ (بيان توضيحي)' },
  agency: 'Agence urbaine (démonstration)',
  rules: [...HOMES, ...OTHERS],
  versions: [
    {
      label: 'PA 2010',
      toleranceM: 1,
      dataDate: '2010-09-23',
      drawn: 'quarters',
      figures: 'heights',
      events: [
        { kind: 'study_opened', onDay: '2008-01-14', act: "Arrêté de mise à l'étude n° D-08/02 (démonstration)" },
        { kind: 'inquiry_opened', onDay: '2009-05-04', act: "Avis d'enquête publique n° D-09/21 (démonstration)" },
        { kind: 'inquiry_closed', onDay: '2009-06-04', act: "Clôture de l'enquête n° D-09/22 (démonstration)" },
        { kind: 'approved', onDay: '2010-09-23', act: 'Décret n° D-10-388 (démonstration)' },
      ],
    },
    {
      label: 'Projet 2026',
      toleranceM: 0.5,
      dataDate: '2026-03-02',
      drawn: 'blocks',
      figures: 'all',
      events: [
        { kind: 'study_opened', onDay: '2025-02-10', act: "Arrêté de mise à l'étude n° D-25/04 (démonstration)" },
        { kind: 'inquiry_opened', onDay: '2026-03-16', act: "Avis d'enquête publique n° D-26/11 (démonstration)" },
        { kind: 'inquiry_closed', onDay: '2026-04-16', act: "Clôture de l'enquête n° D-26/12 (démonstration)" },
      ],
    },
  ],
}
