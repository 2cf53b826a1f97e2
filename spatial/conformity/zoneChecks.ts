import type { Bilingual } from '../bilingual.ts'
import { check } from './check.ts'
import type { RuleCode } from './codes.ts'
import { printed } from './figures.ts'
import { applicableZones, type GoverningZone, planEvidence } from './governing.ts'
import { judged, type Sense, withinDoubt } from './judgement.ts'
import { ar, fr, joined, notGiven, zoneName } from './phrases.ts'
import type { Check, Facts, Parameter, Project, RegulationFigure, Unit } from './types.ts'

/** The law behind every règlement of a plan d'aménagement. */
export const PLAN_ARTICLE = 'Loi 12-90, art. 19'

export const FIGURE_NAMES: Readonly<Record<Parameter, Bilingual>> = {
  min_area_m2: { fr: 'la surface minimale de la parcelle', ar: 'المساحة الدنيا للقطعة' },
  min_width_m: { fr: 'la largeur minimale de la parcelle', ar: 'العرض الأدنى للقطعة' },
  min_frontage_m: { fr: 'la façade minimale sur voie', ar: 'الواجهة الدنيا على الطريق' },
  footprint_ratio_max: { fr: "l'emprise au sol maximale", ar: 'النسبة القصوى للمساحة المبنية على الأرض' },
  floor_ratio_max: { fr: 'la densité de plancher maximale', ar: 'الكثافة القصوى للأرضيات' },
  height_max_m: { fr: 'la hauteur maximale', ar: 'الارتفاع الأقصى' },
  levels_max: { fr: 'le nombre maximal de niveaux', ar: 'العدد الأقصى للطوابق' },
  setback_street_m: { fr: 'le recul sur voie', ar: 'الارتداد عن الطريق' },
  setback_side_m: { fr: 'le recul latéral', ar: 'الارتداد الجانبي' },
  setback_rear_m: { fr: 'le recul de fond de parcelle', ar: 'الارتداد الخلفي' },
  prospect_street_ratio: { fr: 'le prospect sur voie', ar: 'نسبة الارتفاع إلى عرض الطريق' },
  prospect_boundary_ratio: { fr: 'le prospect sur limites', ar: 'نسبة البعد عن الحدود إلى الارتفاع' },
  prospect_boundary_min_m: { fr: 'la distance minimale aux limites', ar: 'البعد الأدنى عن الحدود' },
  parking_per_dwelling: { fr: 'le stationnement par logement', ar: 'عدد المواقف لكل مسكن' },
  parking_m2_per_place_offices: { fr: 'le stationnement des bureaux', ar: 'عدد مواقف المكاتب' },
  parking_m2_per_place_commerce: { fr: 'le stationnement des commerces', ar: 'عدد مواقف التجارة' },
  green_share_min: { fr: 'la part minimale d’espaces verts', ar: 'النسبة الدنيا للمساحات الخضراء' },
}

/** The figure printed for the zone, or null when the règlement or the figure is not published. */
export function publishedFigure({ zone }: GoverningZone, parameter: Parameter): Printed | null {
  const figure = zone.regulation?.figures[parameter]
  return figure && figure.value !== null ? { ...figure, value: figure.value } : null
}

export type Printed = RegulationFigure & { readonly value: number }

/** Which figure the agency has not published, as opposed to what the applicant did not give. */
export function notPublished(at: GoverningZone, parameter: Parameter): Bilingual {
  const zone = zoneName(at.zone)
  const name = FIGURE_NAMES[parameter]
  return at.zone.regulation
    ? {
        fr: fr`Le règlement publié de la zone ${zone} ne donne pas ce chiffre : ${name}.`,
        ar: ar`ضابط المنطقة ${zone} المنشور لا يحدد: ${name}.`,
      }
    : {
        fr: fr`Le règlement de la zone ${zone} n'est pas publié ; il manque ${name}.`,
        ar: ar`ضابط المنطقة ${zone} غير منشور؛ ينقص: ${name}.`,
      }
}

type ZoneAnswer = Pick<Check, 'verdict' | 'because'> &
  Partial<Pick<Check, 'measured' | 'limit' | 'unit' | 'article' | 'relation' | 'quoted'>> & {
    /** Which side of the building, where a rule judges several in one zone. */
    readonly side?: string
  }

/** A check of one zone's règlement: where it lies, which plan and version say so. */
export const zoneCheck = (
  rule: RuleCode,
  { zone, plan, contact }: GoverningZone,
  { side, ...answer }: ZoneAnswer,
): Check =>
  check(rule, {
    subject: side === undefined ? `zone:${zone.zoneId}` : `zone:${zone.zoneId}/${side}`,
    relation: contact === 'whole' ? 'inside' : 'crosses',
    ...answer,
    article: answer.article ?? PLAN_ARTICLE,
    overlapM2: zone.overlapM2,
    overlapShare: zone.overlapShare,
    at: zone.at,
    evidence: planEvidence(plan),
  })

/** One check or more for each zone that binds; where zones disagree the law is silent and an officer decides. */
export const inEachZone = (facts: Facts, answers: (at: GoverningZone) => readonly Check[]): readonly Check[] =>
  settled(applicableZones(facts).map(answers))

function settled(byZone: readonly (readonly Check[])[]): readonly Check[] {
  const refused = byZone.filter((checks) => checks.some(({ verdict }) => verdict === 'noncompliant'))
  if (refused.length === 0 || refused.length === byZone.length) return byZone.flat()
  return byZone.flat().map((one) => (one.verdict === 'noncompliant' ? disputed(one) : one))
}

const disputed = (one: Check): Check => ({ ...one, verdict: 'reserved', because: joined(one.because, ZONES_DISAGREE) })

export const ZONES_DISAGREE: Bilingual = {
  fr: fr`La parcelle est à cheval sur plusieurs zones qui ne s'accordent pas, et la loi ne dit pas laquelle l'emporte : un agent décide.`,
  ar: ar`تمتد القطعة على عدة مناطق غير متفقة، والقانون لا يحدد أيها يطبق: يعود القرار إلى موظف مختص.`,
}

/** What a rule measures on the parcel or reads from the project. */
export type Measure = {
  readonly value: number
  /** In the rule's unit; 0 for a declared figure. */
  readonly doubt: number
  readonly says: Bilingual
  /** The plot area a ratio is of: ratios are compared as square metres, which no rounding hides. */
  readonly of?: number
  /** Why the measure may only be too small: a layer known in part. */
  readonly atLeast?: Bilingual
}

export type Missing = { readonly missing: Bilingual; readonly relation?: 'no_data' }

export const missing = (field: keyof Project): Missing => ({ missing: notGiven(field) })

export type FigureRule = {
  readonly rule: RuleCode
  readonly parameter: Parameter
  readonly sense: Sense
  readonly unit: Unit
  readonly measure: (facts: Facts) => Measure | Missing
  /** The limit as a sentence says it; the plain figure with its unit otherwise. */
  readonly limitSays?: (limit: number, facts: Facts) => Bilingual
}

/** One figure of each zone against one measure: the shape of most rules. */
export const checkFigure = (facts: Facts, spec: FigureRule): readonly Check[] =>
  inEachZone(facts, (at) => [figureCheck(facts, spec, at)])

function figureCheck(facts: Facts, spec: FigureRule, at: GoverningZone): Check {
  const measure = spec.measure(facts)
  const figure = publishedFigure(at, spec.parameter)
  const answer = figure ? against(facts, spec, at, { figure, measure }) : unpublished(spec, at, measure)
  return zoneCheck(spec.rule, at, { unit: spec.unit, ...answer })
}

const unpublished = (spec: FigureRule, at: GoverningZone, measure: Measure | Missing): ZoneAnswer => ({
  verdict: 'unverified',
  because: joined('missing' in measure ? measure.missing : measure.says, notPublished(at, spec.parameter)),
  measured: 'missing' in measure ? null : measure.value,
})

type Sides = { readonly figure: Printed; readonly measure: Measure | Missing }

function against(facts: Facts, spec: FigureRule, at: GoverningZone, { figure, measure }: Sides): ZoneAnswer {
  const limit = figure.value
  const says = spec.limitSays?.(limit, facts) ?? printed(limit, spec.unit)
  const demand = demandOf(spec.sense, at, says, figure.printedLabel)
  const known = { limit, article: figure.article }
  if ('missing' in measure) {
    const relation = measure.relation ? { relation: measure.relation } : {}
    return { ...known, ...relation, verdict: 'unverified', because: joined(measure.missing, demand) }
  }
  const verdict = judgedMeasure(facts, spec, measure, limit)
  const measured = { ...known, measured: measure.value, because: joined(measure.says, demand) }
  if (verdict === 'reserved') return { ...measured, verdict, because: joined(measured.because, doubtOf(measure, spec)) }
  if (measure.atLeast && verdict === 'noncompliant')
    return {
      ...measured,
      verdict: 'unverified',
      relation: 'no_data',
      because: joined(measured.because, measure.atLeast),
    }
  return { ...measured, verdict }
}

/** The doubt of a ratio is said in the square metres it is compared in. */
const doubtOf = ({ doubt, of }: Measure, { unit }: FigureRule): Bilingual =>
  of === undefined ? withinDoubt(doubt, unit) : withinDoubt(doubt * of, 'm2')

function judgedMeasure({ tolerance }: Facts, spec: FigureRule, measure: Measure, limit: number) {
  const { sense } = spec
  const bothSides = tolerance.because === 'geographic_source'
  const of = measure.of ?? 1
  const unit = measure.of === undefined ? spec.unit : 'm2'
  return judged({ measured: measure.value * of, limit: limit * of, sense, unit, doubt: measure.doubt * of, bothSides })
}

/** "la zone B4 exige au moins 400 m² (« surface min. »)." */
export function demandOf(sense: Sense, at: GoverningZone, limit: Bilingual, label: string | null): Bilingual {
  const zone = zoneName(at.zone)
  const aside: Bilingual = label ? { fr: fr` (« ${label} »)`, ar: ar` («${label}»)` } : { fr: '', ar: '' }
  return sense === 'at_least'
    ? {
        fr: fr`La zone ${zone} exige au moins ${limit}${aside}.`,
        ar: ar`تشترط المنطقة ${zone} ما لا يقل عن ${limit}${aside}.`,
      }
    : {
        fr: fr`La zone ${zone} admet au plus ${limit}${aside}.`,
        ar: ar`تسمح المنطقة ${zone} بما لا يتجاوز ${limit}${aside}.`,
      }
}
