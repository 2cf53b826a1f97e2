import type { ValidityRule } from '../../api/contract/procedures/definition.ts'
import { months } from './define.ts'
import { plausible, sourced, superseded, unknown } from './laws.ts'

const any = (one: Omit<ValidityRule, 'owner'>): ValidityRule => ({ owner: 'any', ...one })

export const FOUNDATIONS_IN_A_YEAR = any({
  before: 'foundations',
  term: months(12),
  renewable: null,
  rule: sourced(
    'Loi 12-90, art. 49 : périmé si les fondations ne sont pas commencées dans l’année.',
    'القانون رقم 12.90، المادة 49: تسقط الرخصة إذا لم تبدأ أشغال الأسس خلال سنة.',
  ),
})

export const NEW_DECISION = any({
  before: 'foundations',
  term: null,
  renewable: null,
  rule: unknown(
    'RGC 2013, annexe 6, art. 11 : le modificatif est une nouvelle décision ; son effet sur la péremption n’a pas été trouvé.',
    'الضابط العام للبناء 2013، الملحق 6، المادة 11: رخصة التغيير قرار جديد؛ ولم يعثر على أثرها في سقوط الرخصة.',
  ),
})

export const EQUIPPED_IN_THREE_YEARS = any({
  before: 'works_done',
  term: months(36),
  renewable: null,
  rule: sourced(
    'RGC 2013, annexe 6, art. 6 : périmée si les travaux d’équipement ne sont pas faits en 3 ans. Le projet de loi 34-21 (jusqu’à 15 ans selon la surface) : à confirmer.',
    'الضابط العام للبناء 2013، الملحق 6، المادة 6: يسقط الإذن إذا لم تنجز أشغال التجهيز خلال 3 سنوات. مشروع القانون رقم 34.21 (إلى 15 سنة حسب المساحة): في انتظار التأكيد.',
  ),
})

export const SIX_MONTHS = any({
  before: 'works_done',
  term: months(6),
  renewable: false,
  rule: sourced('Décret 2-18-475 : six mois, non renouvelables.', 'المرسوم رقم 2.18.475: ستة أشهر غير قابلة للتجديد.'),
})

export const SIX_MONTHS_PRIVATE: ValidityRule = { ...SIX_MONTHS, owner: 'private' }

export const TWELVE_MONTHS_PUBLIC: ValidityRule = {
  ...SIX_MONTHS,
  owner: 'public',
  term: months(12),
  rule: sourced(
    'Décret 2-18-475 : douze mois pour l’État et les organismes publics, non renouvelables.',
    'المرسوم رقم 2.18.475: اثنا عشر شهرا بالنسبة للدولة والهيئات العمومية، غير قابلة للتجديد.',
  ),
}

export const WHILE_THE_PLAN_LASTS = any({
  before: 'plan_effects',
  term: null,
  renewable: null,
  rule: superseded(
    'RGC 2013, art. 9 : valable tant que durent les effets du plan ; le modèle imprime un nombre de mois laissé en blanc.',
    'الضابط العام للبناء 2013، المادة 9: صالحة ما دامت آثار التصميم قائمة؛ ويتضمن النموذج عدد أشهر متروكا فارغا.',
  ),
})

export const A_YEAR = any({
  before: 'yearly',
  term: months(12),
  renewable: null,
  rule: plausible('Autorisation annuelle.', 'ترخيص سنوي.'),
})

export const THE_DATES_ASKED = any({
  before: 'dates_of_works',
  term: null,
  renewable: null,
  rule: plausible('Valable pour les dates autorisées.', 'صالحة للتواريخ المرخص بها.'),
})
