import type { PlanSpec, ZoneRule } from '../types.ts'
import { DETACHED, IN_ROWS, PARKING, rows, SOUTH, zoneOf } from '../zoneRules.ts'

const zone = zoneOf(SOUTH)

const ZONES: readonly ZoneRule[] = [
  zone('HE', {
    family: 'housing',
    label: { fr: 'Habitat économique R+2', ar: 'سكن اقتصادي سفلي وطابقان' },
    permitted: ['individual_housing', 'collective_housing', 'commerce', 'public_facility'],
    article: 5,
    table: {
      ...IN_ROWS,
      min_area_m2: 120,
      min_width_m: 9,
      footprint_ratio_max: 0.9,
      floor_ratio_max: 2.5,
      height_max_m: 11.5,
      levels_max: 3,
      parking_per_dwelling: null,
    },
    layout: rows(12, 21, 112, [20, 15, 10]),
  }),
  zone('HM', {
    family: 'mixed',
    label: { fr: 'Centre, habitat et commerces R+3', ar: 'المركز، سكن وتجارة سفلي وثلاثة طوابق' },
    permitted: ['individual_housing', 'collective_housing', 'commerce', 'offices', 'hotel', 'public_facility'],
    article: 6,
    table: {
      ...IN_ROWS,
      ...PARKING,
      min_area_m2: 200,
      min_width_m: 12,
      footprint_ratio_max: 0.8,
      floor_ratio_max: 3,
      height_max_m: 14.5,
      levels_max: 4,
    },
    layout: rows(16, 24, 115, [25, 15, 12]),
  }),
  zone('VL', {
    family: 'housing',
    label: { fr: 'Villas', ar: 'فيلات' },
    permitted: ['individual_housing', 'public_facility'],
    article: 7,
    table: {
      ...DETACHED,
      min_area_m2: 300,
      min_width_m: 15,
      footprint_ratio_max: 0.4,
      floor_ratio_max: null,
      height_max_m: 8.5,
      levels_max: 2,
      parking_per_dwelling: 1,
    },
    layout: rows(17, 24, 136, [20, 15, 12]),
  }),
  zone('ZI', {
    family: 'industry',
    label: { fr: 'Zone industrielle', ar: 'منطقة صناعية' },
    permitted: ['industry', 'warehouse', 'offices'],
    article: 8,
    table: {
      ...DETACHED,
      setback_street_m: 5,
      min_area_m2: 1000,
      min_width_m: 25,
      footprint_ratio_max: 0.6,
      floor_ratio_max: null,
      height_max_m: 12,
      levels_max: 2,
    },
    layout: rows(32, 48, 180, [25, 20, 15]),
  }),
  zone('EQ', {
    family: 'equipment',
    label: { fr: 'Équipement public', ar: 'مرفق عمومي' },
    permitted: ['public_facility'],
    article: 9,
    table: { ...DETACHED, height_max_m: 11.5, levels_max: 3 },
    layout: null,
  }),
  zone('ZV', {
    family: 'green',
    label: { fr: 'Espace vert', ar: 'فضاء أخضر' },
    permitted: [],
    article: 10,
    table: {},
    buildable: false,
    layout: null,
  }),
  zone('NA', {
    family: 'reserve',
    label: { fr: 'Réserve stratégique', ar: 'احتياطي استراتيجي' },
    permitted: [],
    article: 11,
    table: {},
    buildable: null,
    layout: rows(70, 90, 240, [15, 12, 8]),
  }),
]

/** The plan of 2018 is in force while a new one has been under study since August 2026. */
export const SAHARA_PLAN: PlanSpec = {
  code: 'PA-DEMO-LAAYOUNE',
  name: { fr: "Plan d'aménagement de Laâyoune-Est (démonstration)", ar: 'تصميم تهيئة العيون الشرقية (بيان توضيحي)' },
  agency: 'Agence urbaine (démonstration)',
  rules: ZONES,
  versions: [
    {
      label: 'Étude 2026',
      toleranceM: 1,
      dataDate: '2026-08-03',
      drawn: 'quarters',
      figures: 'heights',
      events: [
        { kind: 'study_opened', onDay: '2026-08-03', act: "Arrêté de mise à l'étude n° D-26/40 (démonstration)" },
      ],
    },
    {
      label: 'PA 2018',
      toleranceM: 0.5,
      dataDate: '2018-02-15',
      drawn: 'blocks',
      figures: 'all',
      events: [
        { kind: 'study_opened', onDay: '2015-10-05', act: "Arrêté de mise à l'étude n° D-15/31 (démonstration)" },
        { kind: 'inquiry_opened', onDay: '2016-11-07', act: "Avis d'enquête publique n° D-16/52 (démonstration)" },
        { kind: 'inquiry_closed', onDay: '2016-12-07', act: "Clôture de l'enquête n° D-16/53 (démonstration)" },
        { kind: 'approved', onDay: '2018-02-15', act: 'Décret n° D-18-061 (démonstration)' },
      ],
    },
  ],
}
