import type { Bilingual } from '../bilingual.ts'
import type { RuleCode } from '../conformity/codes.ts'
import { metres, printed, squareMetres } from '../conformity/figures.ts'
import { ar, fr, joined } from '../conformity/phrases.ts'
import type { Parameter, Unit } from '../conformity/types.ts'
import { FIGURE_NAMES, PLAN_ARTICLE } from '../conformity/zoneChecks.ts'
import type { Because, Bound, EnvelopeServitude, EnvelopeZone } from './types.ts'

const RULE_OF: Readonly<Partial<Record<Parameter, RuleCode>>> = {
  min_area_m2: 'MIN_AREA',
  min_width_m: 'MIN_WIDTH',
  footprint_ratio_max: 'FOOTPRINT_RATIO',
  floor_ratio_max: 'FLOOR_RATIO',
  height_max_m: 'HEIGHT',
  levels_max: 'LEVELS',
  setback_street_m: 'SETBACKS',
  setback_side_m: 'SETBACKS',
  setback_rear_m: 'SETBACKS',
  prospect_street_ratio: 'PROSPECT',
  prospect_boundary_ratio: 'PROSPECT',
  prospect_boundary_min_m: 'PROSPECT',
  green_share_min: 'ZONE',
}

const RURAL_RULE_OF: Readonly<Partial<Record<RuleCode, RuleCode>>> = {
  MIN_AREA: 'RURAL_MIN_AREA',
  FOOTPRINT_RATIO: 'RURAL_FOOTPRINT',
  HEIGHT: 'RURAL_HEIGHT',
  SETBACKS: 'RURAL_SETBACKS',
}

const UNIT_OF: Readonly<Partial<Record<Parameter, Unit>>> = {
  min_area_m2: 'm2',
  footprint_ratio_max: 'ratio',
  floor_ratio_max: 'ratio',
  levels_max: 'levels',
  prospect_street_ratio: 'ratio',
  prospect_boundary_ratio: 'ratio',
  green_share_min: 'ratio',
}

const ruleOf = ({ source }: EnvelopeZone, parameter: Parameter): RuleCode => {
  const rule = RULE_OF[parameter] ?? 'ZONE'
  return source === 'rural' ? (RURAL_RULE_OF[rule] ?? rule) : rule
}

const NOTHING_SAID = {
  article: null,
  parameter: null,
  subject: null,
  value: null,
  unit: null,
  removedM2: null,
  sets: null,
}

export const because = (entry: Pick<Because, 'rule' | 'effect' | 'says'> & Partial<Because>): Because => ({
  ...NOTHING_SAID,
  ...entry,
})

/** The value the zone's règlement prints, or null where it prints none. */
export const figureIn = ({ figures }: EnvelopeZone, parameter: Parameter): number | null =>
  figures?.[parameter]?.value ?? null

/** The law of plans where a plan prints no figure; a figure somebody brought has no article. */
function articleOf({ figures, source }: EnvelopeZone, parameter: Parameter): string | null {
  const figure = figures?.[parameter]
  if (figure) return figure.article
  return source === 'plan' ? PLAN_ARTICLE : null
}

export const nameOf = ({ nameFr, nameAr }: EnvelopeZone): Bilingual => ({ fr: nameFr, ar: nameAr })

/** "Zone B4 : le recul sur voie, 5 m." */
const figureSays = (zone: EnvelopeZone, parameter: Parameter, value: number): Bilingual => {
  const [name, what] = [nameOf(zone), FIGURE_NAMES[parameter]]
  const figure = printed(value, UNIT_OF[parameter] ?? 'm')
  return { fr: fr`${name} : ${what}, ${figure}.`, ar: ar`${name}: ${what}، ${figure}.` }
}

/** An entry about a figure that the zone prints. */
export function figureEntry(
  zone: EnvelopeZone,
  parameter: Parameter,
  more: Partial<Because> & { readonly adds?: Bilingual | null } = {},
): Because {
  const { adds = null, ...rest } = more
  const value = figureIn(zone, parameter)
  return because({
    rule: ruleOf(zone, parameter),
    article: articleOf(zone, parameter),
    effect: 'limits',
    parameter,
    subject: `zone:${zone.zoneId}`,
    value,
    unit: UNIT_OF[parameter] ?? 'm',
    says: joined(value === null ? null : figureSays(zone, parameter, value), adds),
    ...rest,
  })
}

/** Who does not give a figure; the sentence agrees with no figure's gender or number. */
const SILENT = {
  plan: { fr: fr`le règlement publié ne donne pas`, ar: 'لا يحدد الضابط المنشور' },
  rural: { fr: fr`la règle rurale ne donne pas`, ar: 'لا تحدد القاعدة القروية' },
  given: { fr: fr`les règles saisies ne donnent pas`, ar: 'لا تحدد القواعد المدخلة' },
} as const satisfies Record<EnvelopeZone['source'], Bilingual>

/** An entry about a figure nobody published: it may limit, and is never read as no limit. */
export function unknownFigure(zone: EnvelopeZone, parameter: Parameter): Because {
  const [name, silent, what] = [nameOf(zone), SILENT[zone.source], FIGURE_NAMES[parameter]]
  const says = {
    fr: fr`${name} : ${silent} ${what}, qui peut limiter davantage.`,
    ar: ar`${name}: ${silent} ${what}؛ وقد يوجد حد أشد.`,
  }
  return figureEntry(zone, parameter, { effect: 'unknown', says })
}

/** An entry about the zone as a whole. */
export const zoneEntry = (zone: EnvelopeZone, more: Pick<Because, 'effect' | 'says'> & Partial<Because>): Because =>
  because({ rule: 'ZONE', article: PLAN_ARTICLE, subject: `zone:${zone.zoneId}`, ...more })

const EFFECT_RULES = {
  forbids: 'SERVITUDE_FORBIDS',
  alignment: 'ALIGNMENT',
  limits_height: 'SERVITUDE_LIMITS_HEIGHT',
  limits_use: 'SERVITUDE_LIMITS_USE',
  requires_avis: 'SERVITUDE_AVIS',
} as const

const SERVITUDE_SAYS = {
  forbids: { fr: fr`rien ne s'y construit`, ar: 'لا يبنى فيه شيء' },
  alignment: { fr: fr`ce sol revient à la voie`, ar: 'هذه الأرض للطريق' },
  limits_height: { fr: fr`elle limite la hauteur`, ar: 'يحد من الارتفاع' },
  limits_use: { fr: fr`elle limite les usages`, ar: 'يحد من الاستعمالات' },
  requires_avis: { fr: fr`un avis est requis`, ar: 'يستوجب رأيا' },
} as const

/** An entry about a servitude: its act, the ground it strikes. */
export function servitudeEntry(servitude: EnvelopeServitude, struckM2: number, more: Partial<Because> = {}): Because {
  const { effect, heightLimitM } = servitude
  const [name, does, area] = [nameOfServitude(servitude), SERVITUDE_SAYS[effect], squareMetres(struckM2)]
  const limit = effect === 'limits_height' && heightLimitM !== null ? metres(heightLimitM) : null
  const to: Bilingual = limit ? { fr: fr` à ${limit}`, ar: ar` في ${limit}` } : { fr: '', ar: '' }
  const removes = effect === 'forbids' || effect === 'alignment'
  return because({
    rule: EFFECT_RULES[effect],
    article: servitude.act,
    effect: removes ? 'removes' : effect === 'limits_height' ? (limit ? 'limits' : 'unknown') : 'informs',
    subject: `servitude:${servitude.servitudeId}`,
    value: heightLimitM,
    unit: limit ? 'm' : null,
    removedM2: removes ? struckM2 : null,
    says: { fr: fr`${name} (${area}) : ${does}${to}.`, ar: ar`${name} (${area}): ${does}${to}.` },
    ...more,
  })
}

const nameOfServitude = ({ nameFr, nameAr }: EnvelopeServitude): Bilingual => ({ fr: nameFr, ar: ar`${nameAr}` })

/** The entries of a list that set a ceiling say so. */
export const setting = (entries: readonly Because[], bound: Bound, setter: (entry: Because) => boolean): Because[] =>
  entries.map((entry) => (setter(entry) ? { ...entry, sets: bound } : entry))
