import type { PhraseUse } from '../../api/contract/avis/phrases.ts'
import type { BodyKind } from '../../api/contract/policy/roles.ts'
import type { Rule } from '../../api/contract/procedures/definition.ts'
import { plausible, sourced, superseded, unknown } from '../procedures/laws.ts'

export type PhraseGiven = {
  readonly code: string
  readonly bodyKinds: readonly BodyKind[]
  readonly procedures: readonly string[]
  readonly use: PhraseUse
  readonly sentence: { readonly fr: string; readonly ar: string }
  /** As an act prints it; null where no article was found. */
  readonly article: string | null
  readonly rule: Rule
  readonly validFrom: string
}

/** What a phrase rests on: how an act names it, and where it was read. */
export type Ground = { readonly article: string | null; readonly rule: Rule }

/** The families of procedures that phrases are offered in. */
export const BUILDING = [
  'construire',
  'modificatif',
  'extension',
  'regularisation',
  'groupe',
  'derogation',
  'affectation',
]
export const DIVIDING = ['lotir', 'lotir_modificatif', 'groupe', 'morceler']
export const RECEIVING = ['habiter', 'conformite', 'reception_provisoire', 'reception_definitive', 'reception_tranche']
export const CLASSED = ['classe1', 'classe2', 'classe3', 'activite']

export const ZONE_RULES: Ground = {
  article: 'Loi 12-90, art. 19',
  rule: sourced(
    'Loi 12-90, art. 19 : le plan d’aménagement et son règlement s’imposent au projet.',
    'القانون رقم 12.90، المادة 19: تصميم التهيئة وضابطه ملزمان للمشروع.',
  ),
}
export const ALIGNMENT: Ground = {
  article: 'Loi 12-90, art. 32 à 37',
  rule: sourced(
    'Loi 12-90, art. 32 à 37 : alignement et cession de terrain le long des voies.',
    'القانون رقم 12.90، المواد 32 إلى 37: تخطيط الطرق وتسليم الأرض على طولها.',
  ),
}
export const UNDER_STUDY: Ground = {
  article: 'Loi 12-90, art. 22',
  rule: sourced(
    'Loi 12-90, art. 21 et 22 : pendant l’étude du plan d’aménagement il est sursis à statuer, sauf accord de l’agence.',
    'القانون رقم 12.90، المادتان 21 و22: يؤجل البت أثناء دراسة تصميم التهيئة ما لم توافق الوكالة.',
  ),
}
export const DRAFT_PLAN: Ground = {
  article: 'Loi 12-90, art. 27',
  rule: sourced(
    'Loi 12-90, art. 27 : dès la clôture de l’enquête le projet de plan d’aménagement s’impose, douze mois au plus.',
    'القانون رقم 12.90، المادة 27: يلزم مشروع تصميم التهيئة منذ اختتام البحث العلني لمدة أقصاها اثنا عشر شهرا.',
  ),
}
export const NO_PLAN: Ground = {
  article: 'Loi 12-90, art. 46',
  rule: sourced(
    'Loi 12-90, art. 46 : à défaut de plan, recul de 10 m de l’emprise de la voie et de 5 m des limites.',
    'القانون رقم 12.90، المادة 46: عند عدم وجود تصميم، التراجع بعشرة أمتار عن حدود الطريق وبخمسة أمتار عن الحدود.',
  ),
}
export const CONNECTED: Ground = {
  article: 'Loi 12-90, art. 47',
  rule: sourced(
    'Loi 12-90, art. 47 : refus à défaut de raccordement à l’égout ou à l’eau potable, sauf dérogation d’hygiène.',
    'القانون رقم 12.90، المادة 47: يرفض الطلب عند عدم الربط بشبكة التطهير أو الماء الصالح للشرب، ما عدا استثناء صحيا.',
  ),
}
export const PREWIRED: Ground = {
  article: 'Loi 12-90, art. 44',
  rule: sourced(
    'Loi 12-90, art. 44 : précâblage pour les télécommunications, dès quatre niveaux, ou trois et six logements, ou 500 m² au sol.',
    'القانون رقم 12.90، المادة 44: التجهيز بشبكة الاتصالات ابتداء من أربعة مستويات، أو ثلاثة وستة مساكن، أو 500 متر مربع على الأرض.',
  ),
}
export const OTHER_AVIS: Ground = {
  article: 'Décret 2-92-832, art. 32',
  rule: sourced(
    'Décret 2-92-832, art. 32 : avis exigés le long des voies non communales, du domaine public maritime ou du rail.',
    'المرسوم رقم 2.92.832، المادة 32: الآراء المطلوبة على طول الطرق غير الجماعية أو الملك العمومي البحري أو السكك الحديدية.',
  ),
}
export const FIRE: Ground = {
  article: 'Décret 2-14-499',
  rule: unknown(
    'Décret 2-14-499, sécurité incendie dans les constructions : article non trouvé dans les textes lus.',
    'المرسوم رقم 2.14.499 المتعلق بالوقاية من الحريق في البنايات: لم يعثر على المادة في النصوص المطلع عليها.',
  ),
}
export const EARTHQUAKE: Ground = {
  article: 'Décret 2-02-177',
  rule: plausible(
    'Décret 2-02-177 (RPS 2000) : règlement de construction parasismique.',
    'المرسوم رقم 2.02.177: ضابط البناء المضاد للزلازل.',
  ),
}
export const WORKS_SITE: Ground = {
  article: 'RGC 2013, annexe 6',
  rule: superseded('RGC 2013, annexe 6 : modèle de décision.', 'الضابط العام للبناء 2013، الملحق 6: نموذج القرار.'),
}
export const SURVEYED: Ground = {
  article: 'Loi 25-90',
  rule: plausible(
    'Loi 25-90 : plan topographique calculé sur des points rattachés au réseau géodésique.',
    'القانون رقم 25.90: تصميم طبوغرافي محسوب على نقط مرتبطة بالشبكة الجيوديزية.',
  ),
}
export const EQUIPPED: Ground = {
  article: 'Loi 25-90, art. 18',
  rule: sourced(
    'Loi 25-90, art. 18 : voirie, eau, électricité, assainissement, espaces libres, desserte de chaque lot.',
    'القانون رقم 25.90، المادة 18: الطرق والماء والكهرباء والتطهير والساحات وربط كل بقعة.',
  ),
}
export const COMPETENCE: Ground = {
  article: null,
  rule: unknown('Article non trouvé dans les textes lus.', 'لم يعثر على المادة في النصوص المطلع عليها.'),
}

type Whose = { readonly of?: readonly BodyKind[]; readonly in?: readonly string[]; readonly use?: PhraseUse }

/** The day from which law 55-19 wants every refusal to say why. */
const SINCE = '2021-04-01'

export const phrase = (
  code: string,
  [fr, ar]: readonly [string, string],
  { article, rule }: Ground,
  { of = [], in: procedures = [], use = 'either' }: Whose = {},
): PhraseGiven => ({ code, bodyKinds: of, procedures, use, sentence: { fr, ar }, article, rule, validFrom: SINCE })
