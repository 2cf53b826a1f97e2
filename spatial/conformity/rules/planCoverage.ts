import type { Bilingual } from '../../bilingual.ts'
import { check } from '../check.ts'
import { dayText, metres, percent, squareMetres } from '../figures.ts'
import { governingPlans, isThinCover, planEvidence } from '../governing.ts'
import { ar, fr, joined, OFFICER_DECIDES, planName } from '../phrases.ts'
import { isOver, lastOpposableDay } from '../planState.ts'
import { parcelCheck } from '../projectFigures.ts'
import { type Regime, regimeOf } from '../rural.ts'
import { layerEvidence } from '../servitudeChecks.ts'
import type { Check, Facts, PlanFact, PlanState, Relation, Rule, Verdict } from '../types.ts'
import { ARTICLE_WITHOUT_PLAN, outsidePlans, unknownPlan } from '../withoutPlan.ts'

type Stated = { readonly verdict: Verdict; readonly article: string; readonly says: (plan: PlanFact) => Bilingual }

/** What each state of a plan means for a permit asked on the day. */
const STATED: Readonly<Record<PlanState, Stated>> = {
  study: {
    verdict: 'reserved',
    article: 'Loi 12-90, art. 21 et 22',
    says: (plan) => ({
      fr: fr`Le ${planName(plan)} est à l'étude depuis le ${dayText(plan.since)} : le président doit surseoir à statuer, sauf accord de l'agence urbaine.`,
      ar: ar`التصميم ${planName(plan)} قيد الدراسة منذ ${dayText(plan.since)}: يجب على الرئيس إرجاء البت في الطلب إلا بموافقة الوكالة الحضرية.`,
    }),
  },
  inquiry: {
    verdict: 'reserved',
    article: 'Loi 12-90, art. 25',
    says: (plan) => ({
      fr: fr`Le ${planName(plan)} est à l'enquête publique depuis le ${dayText(plan.since)} ; son projet s'imposera dès la clôture.`,
      ar: ar`التصميم ${planName(plan)} معروض على البحث العلني منذ ${dayText(plan.since)}؛ يصبح مشروعه ملزما فور اختتام البحث.`,
    }),
  },
  draft_opposable: {
    verdict: 'reserved',
    article: 'Loi 12-90, art. 27',
    says: (plan) => {
      const last = dayText(lastOpposableDay(plan.since))
      return {
        fr: fr`Le projet du ${planName(plan)} est opposable du ${dayText(plan.since)} au ${last} : il remplace l'ancien plan, mais n'est pas encore approuvé.`,
        ar: ar`مشروع التصميم ${planName(plan)} ملزم من ${dayText(plan.since)} إلى ${last}: يحل محل التصميم السابق، لكنه لم يصادق عليه بعد.`,
      }
    },
  },
  in_force: {
    verdict: 'compliant',
    article: 'Loi 12-90, art. 28',
    says: (plan) => ({
      fr: fr`Le ${planName(plan)} est en vigueur depuis le ${dayText(plan.since)}.`,
      ar: ar`التصميم ${planName(plan)} ساري المفعول منذ ${dayText(plan.since)}.`,
    }),
  },
  dup_expired: {
    verdict: 'reserved',
    article: 'Loi 12-90, art. 28',
    says: (plan) => ({
      fr: fr`Les effets de la déclaration d'utilité publique du ${planName(plan)} ont pris fin le ${dayText(plan.since)} (10 ans) ; son règlement se lit encore. Un agent décide.`,
      ar: ar`انتهت آثار إعلان المنفعة العامة للتصميم ${planName(plan)} في ${dayText(plan.since)} (10 سنوات)؛ ولا يزال ضابطه مقروءا. يعود القرار إلى موظف مختص.`,
    }),
  },
  lapsed: {
    verdict: 'unverified',
    article: 'Loi 12-90, art. 21 à 27',
    says: (plan) => ({
      fr: fr`Le ${planName(plan)} ne s'applique plus depuis le ${dayText(plan.since)}.`,
      ar: ar`التصميم ${planName(plan)} لم يعد مطبقا منذ ${dayText(plan.since)}.`,
    }),
  },
  repealed: {
    verdict: 'unverified',
    article: 'Loi 12-90, art. 19 à 28',
    says: (plan) => ({
      fr: fr`Le ${planName(plan)} est abrogé depuis le ${dayText(plan.since)}.`,
      ar: ar`التصميم ${planName(plan)} منسوخ منذ ${dayText(plan.since)}.`,
    }),
  },
}

/** Uncovered ground under this is arithmetic, m². */
const NOISE_M2 = 0.01

/** The version's state, and how much of the parcel it covers. */
function stateCheck(facts: Facts, plan: PlanFact): Check {
  const { verdict, article, says } = STATED[plan.state]
  const relation = relationTo(facts, plan)
  const [area, share] = [squareMetres(plan.overlapM2), percent(plan.overlapShare)]
  const part = {
    fr: fr`Il couvre ${area} de la parcelle (${share}).`,
    ar: ar`يغطي ${area} من القطعة (${share}).`,
  }
  const isThin = relation === 'near'
  const isDoubtful = isThin && (verdict === 'compliant' || plan.state === 'study')
  const state = isThin && plan.state === 'study' ? studiedBeside(plan) : says(plan)
  return check('PLAN_COVERAGE', {
    subject: `plan:${plan.versionId}`,
    verdict: isDoubtful ? 'reserved' : verdict,
    relation,
    article,
    because: joined(state, relation === 'inside' ? null : part, isDoubtful ? OFFICER_DECIDES : null),
    overlapM2: plan.overlapM2,
    overlapShare: plan.overlapShare,
    at: facts.parcel.at,
    evidence: planEvidence(plan),
  })
}

/** Met on its digitising strip alone, a plan at study makes nobody defer: an officer says whose ground it is. */
const studiedBeside = (plan: PlanFact): Bilingual => ({
  fr: fr`Le ${planName(plan)} est à l'étude depuis le ${dayText(plan.since)} ; il ne touche la parcelle que dans la tolérance.`,
  ar: ar`التصميم ${planName(plan)} قيد الدراسة منذ ${dayText(plan.since)}؛ ولا يمس القطعة إلا ضمن هامش التسامح.`,
})

function relationTo(facts: Facts, plan: PlanFact): Relation {
  if (facts.parcel.areaM2 - plan.overlapM2 <= NOISE_M2) return 'inside'
  return isThinCover(facts, plan) ? 'near' : 'crosses'
}

/** What no governing plan covers: said aloud, and never taken for free ground. */
function uncovered(facts: Facts): readonly Check[] {
  const plans = governingPlans(facts)
  const leftM2 = facts.parcel.areaM2 - Math.max(0, ...plans.map(({ overlapM2 }) => overlapM2))
  if (leftM2 <= NOISE_M2) return []
  if (plans.length === 0) return [noPlan(facts)]
  const tolerance = Math.max(facts.tolerance.sliverM, ...plans.map(({ toleranceM }) => toleranceM))
  return [partUncovered(facts, leftM2, tolerance)]
}

function partUncovered(facts: Facts, leftM2: number, toleranceM: number): Check {
  const thin = leftM2 <= toleranceM * facts.parcel.widthM
  const left = squareMetres(leftM2)
  const because = {
    fr: fr`${left} de la parcelle sont hors du périmètre du plan chargé ; aucune règle n'y est connue.`,
    ar: ar`${left} من القطعة خارج نطاق التصميم المحمل؛ لا تعرف أي قاعدة تطبق عليها.`,
  }
  const doubt = {
    fr: fr`C'est moins que la tolérance de ${metres(toleranceM)} : un agent décide.`,
    ar: ar`هذا أقل من هامش التسامح ${metres(toleranceM)}: يعود القرار إلى موظف مختص.`,
  }
  return parcelCheck('PLAN_COVERAGE', facts, {
    verdict: thin ? 'reserved' : 'unverified',
    relation: thin ? 'near' : 'no_data',
    article: 'Loi 12-90, art. 19',
    because: joined(because, thin ? doubt : null),
    overlapM2: leftM2,
    overlapShare: leftM2 / facts.parcel.areaM2,
  })
}

/** Nothing loaded is not "no plan": outside any is said where it is known that every plan is loaded. */
function noPlan(facts: Facts): Check {
  const { plans } = facts.coverage
  const because = outsidePlans(facts)
  if (because && plans) {
    const evidence = layerEvidence(plans)
    return parcelCheck('PLAN_COVERAGE', facts, { ...OUTSIDE[regimeOf(facts)], relation: 'outside', because, evidence })
  }
  return parcelCheck('PLAN_COVERAGE', facts, {
    verdict: 'unverified',
    relation: 'no_data',
    article: ARTICLE_WITHOUT_PLAN,
    because: unknownPlan(facts.commune?.urban === false ? 'rural' : 'other'),
  })
}

type Judged = Pick<Check, 'verdict' | 'article'>

const OF_UNKNOWN_COMMUNE: Judged = { verdict: 'unverified', article: ARTICLE_WITHOUT_PLAN }

/** Known to be outside any plan: the rural rule judges elsewhere in the report; of an urban commune the president decides. */
const OUTSIDE: Readonly<Record<Regime, Judged>> = {
  rural: { verdict: 'compliant', article: 'Loi 12-90, art. 46' },
  urban: { verdict: 'reserved', article: 'Loi 12-90, art. 45' },
  unknown: OF_UNKNOWN_COMMUNE,
  plan: OF_UNKNOWN_COMMUNE,
}

/** Which plans cover the parcel, in which legal state on the day; always answers. */
export const planCoverage: Rule = {
  code: 'PLAN_COVERAGE',
  version: 2,
  article: 'Loi 12-90, art. 19 à 28',
  check: (facts) => [...stated(facts).map((plan) => stateCheck(facts, plan)), ...uncovered(facts)],
}

/** Every version met that says something of the day: those that bind, are under way, or bind next door. */
function stated(facts: Facts): readonly PlanFact[] {
  const governing = new Set(governingPlans(facts))
  const speaks = (plan: PlanFact): boolean => {
    if (governing.has(plan) || plan.state === 'study' || plan.state === 'inquiry') return true
    return isOver(plan.state) ? governing.size === 0 : isThinCover(facts, plan)
  }
  return facts.plans.filter((plan) => plan.overlapM2 > NOISE_M2 && speaks(plan))
}
