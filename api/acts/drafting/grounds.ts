import type { DeferralGround, RefusalGround } from '../../contract/actsDrafted.ts'
import type { Rule } from '../../contract/procedures/definition.ts'
import type { ProblemCode } from '../../http/problemCodes.ts'

const sourced = (fr: string, ar: string): Rule => ({ fr, ar, sureness: 'sourced' })

/** What the law says of each motive; of another one the drafter says the article. */
export const GROUNDS: Readonly<Record<RefusalGround, Rule>> = {
  binding_avis: sourced(
    'Avis conforme défavorable, que le président suit (loi organique 113-14, article 101 ; règlement général de construction de 2013, article 35, texte remplacé depuis : à confirmer).',
    'رأي مطابق غير موافق يتقيد به الرئيس (القانون التنظيمي رقم 113.14، المادة 101؛ الضابط العام للبناء لسنة 2013، المادة 35، نص تم تعويضه: في انتظار التأكيد).',
  ),
  plan_rules: sourced(
    'Non-conformité au plan d’aménagement et à son règlement (loi 12-90, article 19).',
    'عدم مطابقة تصميم التهيئة وضابطه (القانون رقم 12.90، المادة 19).',
  ),
  alignment: sourced(
    'Atteinte à l’alignement ou au terrain frappé par une voie (loi 12-90, articles 32 à 37).',
    'المساس بتخطيط حدود الطرق العامة أو بالأرض المشمولة به (القانون رقم 12.90، المواد من 32 إلى 37).',
  ),
  no_networks: sourced(
    'Absence de raccordement à l’égout ou à l’eau potable (loi 12-90, article 47).',
    'انعدام الربط بشبكة التطهير أو الماء الصالح للشرب (القانون رقم 12.90، المادة 47).',
  ),
  road_setback: sourced(
    'Reculs non respectés hors des plans : 10 m de l’emprise de la voie, 5 m des limites (loi 12-90, article 46).',
    'عدم احترام التراجعات خارج التصاميم: 10 أمتار عن حدود الطريق و5 أمتار عن حدود القطعة (القانون رقم 12.90، المادة 46).',
  ),
  other: { fr: 'Autre motif.', ar: 'سبب آخر.', sureness: 'sourced' },
}

export const DEFERRALS: Readonly<Record<DeferralGround, Rule>> = {
  plan_studied: sourced(
    'Un plan d’aménagement est à l’étude sur ce terrain (loi 12-90, articles 21 et 22 : six mois, renouvelables une fois).',
    'يوجد تصميم تهيئة قيد الدراسة يشمل هذه الأرض (القانون رقم 12.90، المادتان 21 و22: ستة أشهر قابلة للتجديد مرة واحدة).',
  ),
  no_plan: sourced(
    'Le terrain n’est couvert par aucun plan d’aménagement (loi 12-90, article 45 : deux ans au plus).',
    'الأرض غير مشمولة بأي تصميم تهيئة (القانون رقم 12.90، المادة 45: سنتان على الأكثر).',
  ),
}

type Longest = { readonly months: number; readonly tooLong: ProblemCode }

/** How long each may last at most: six months renewable once (law 12-90, article 21); two years (article 45). */
export const LONGEST_DEFERRALS: Readonly<Record<DeferralGround, Longest>> = {
  plan_studied: { months: 12, tooLong: 'STUDY_DEFERRAL_TOO_LONG' },
  no_plan: { months: 24, tooLong: 'DEFERRAL_TOO_LONG' },
}
