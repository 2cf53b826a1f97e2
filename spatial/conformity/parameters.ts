import type { Bilingual } from '../bilingual.ts'
import { figure, NBSP, printed } from './figures.ts'
import type { Parameter } from './types.ts'

/** What a figure of a règlement is about, as a note says it. */
export const PARAMETER_NAMES: Readonly<Record<Parameter, Bilingual>> = {
  min_area_m2: { fr: 'Superficie minimale de la parcelle', ar: 'المساحة الدنيا للقطعة' },
  min_width_m: { fr: 'Largeur minimale de la parcelle', ar: 'العرض الأدنى للقطعة' },
  min_frontage_m: { fr: 'Façade minimale sur voie', ar: 'الواجهة الدنيا على الطريق' },
  footprint_ratio_max: { fr: 'Emprise au sol maximale', ar: 'النسبة القصوى للمساحة المبنية على الأرض' },
  floor_ratio_max: {
    fr: 'Surface de plancher maximale par m² de terrain',
    ar: 'المساحة القصوى للأرضيات عن كل م² من الأرض',
  },
  height_max_m: { fr: 'Hauteur maximale', ar: 'العلو الأقصى' },
  levels_max: { fr: 'Nombre maximal de niveaux', ar: 'العدد الأقصى للطوابق' },
  setback_street_m: { fr: 'Recul sur voie', ar: 'التراجع عن الطريق' },
  setback_side_m: { fr: 'Recul latéral', ar: 'التراجع الجانبي' },
  setback_rear_m: { fr: 'Recul au fond de la parcelle', ar: 'التراجع الخلفي' },
  prospect_street_ratio: {
    fr: 'Hauteur rapportée à la largeur de la voie, au plus',
    ar: 'العلو بالنسبة إلى عرض الطريق، على الأكثر',
  },
  prospect_boundary_ratio: {
    fr: 'Distance aux limites rapportée à la hauteur, au moins',
    ar: 'المسافة إلى الحدود بالنسبة إلى العلو، على الأقل',
  },
  prospect_boundary_min_m: { fr: 'Distance minimale aux limites', ar: 'المسافة الدنيا إلى الحدود' },
  parking_per_dwelling: { fr: 'Stationnement par logement', ar: 'مواقف السيارات لكل مسكن' },
  parking_m2_per_place_offices: {
    fr: 'Surface de bureaux par place de stationnement',
    ar: 'مساحة المكاتب لكل موقف سيارة',
  },
  parking_m2_per_place_commerce: {
    fr: 'Surface de commerce par place de stationnement',
    ar: 'المساحة التجارية لكل موقف سيارة',
  },
  green_share_min: { fr: 'Part minimale d’espaces verts', ar: 'النسبة الدنيا للمساحات الخضراء' },
}

const SHARES: readonly Parameter[] = ['footprint_ratio_max', 'green_share_min']

/** A figure of a règlement with its unit; shares as percentages, levels as the trade writes them. */
export function printedParameter(parameter: Parameter, value: number): Bilingual {
  if (SHARES.includes(parameter)) return same(`${figure(value * 100)}${NBSP}%`)
  if (parameter === 'parking_per_dwelling') return printed(value, Number.isInteger(value) ? 'places' : 'ratio')
  if (parameter.startsWith('parking_m2') || parameter.endsWith('_m2')) return printed(value, 'm2')
  if (parameter === 'levels_max') return printed(value, 'levels')
  return printed(value, parameter.endsWith('_m') ? 'm' : 'ratio')
}

const same = (text: string): Bilingual => ({ fr: text, ar: text })
