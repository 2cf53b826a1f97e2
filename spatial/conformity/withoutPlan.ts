import type { Bilingual } from '../bilingual.ts'
import { ar, fr, joined } from './phrases.ts'
import { arePlansKnown, regimeOf } from './rural.ts'
import { originOf } from './servitudeChecks.ts'
import type { Facts } from './types.ts'

/** Law 12-90 for an urban commune without a plan, and for ground outside the plans elsewhere. */
export const ARTICLE_WITHOUT_PLAN = 'Loi 12-90, art. 45 et 46'

const UNKNOWN: Bilingual = {
  fr: fr`Aucun plan applicable n'est chargé ici, et rien ne dit qu'il n'y en a pas : ce qu'il permettrait n'est pas connu.`,
  ar: 'لا يوجد هنا تصميم محمل مطبق، ولا شيء يثبت عدم وجوده: ما قد يسمح به غير معروف.',
}

const RURAL_IF: Bilingual = {
  fr: fr`Si la parcelle est hors de tout plan, la règle rurale s'applique : l'agence urbaine le dit.`,
  ar: 'إذا كانت القطعة خارج أي تصميم طبقت القاعدة القروية: الوكالة الحضرية هي التي تحدد ذلك.',
}

/** Said where no plan that binds is loaded and nothing says that there is none, with what would hold if there were none. */
export const unknownPlan = (commune: 'rural' | 'other'): Bilingual =>
  joined(UNKNOWN, commune === 'rural' ? RURAL_IF : null)

const RURAL_HOLDS: Bilingual = {
  fr: fr`La règle rurale s'applique.`,
  ar: 'تطبق القاعدة القروية.',
}

const URBAN_MAY: Bilingual = {
  fr: fr`En commune urbaine sans plan, le président peut surseoir jusqu'à 2 ans ou délivrer le permis s'il est compatible avec le schéma directeur ou la vocation de la zone.`,
  ar: 'في الجماعة الحضرية بدون تصميم يمكن للرئيس إرجاء البت إلى سنتين أو تسليم الرخصة إن كانت ملائمة للمخطط التوجيهي أو لطابع المنطقة.',
}

/** Said of ground known to be outside any plan that binds, with what holds there; null where that is not known. */
export function outsidePlans(facts: Facts): Bilingual | null {
  const { plans } = facts.coverage
  const regime = regimeOf(facts)
  if (!plans || !arePlansKnown(facts) || regime === 'plan') return null
  const origin = originOf(plans)
  const says = {
    fr: fr`Tous les plans sont chargés ici${origin} et aucun ne s'applique : la parcelle est hors de tout plan.`,
    ar: ar`جميع التصاميم محملة هنا${origin} ولا يطبق أي منها: القطعة خارج أي تصميم.`,
  }
  return joined(says, regime === 'rural' ? RURAL_HOLDS : regime === 'urban' ? URBAN_MAY : null)
}
