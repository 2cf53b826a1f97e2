import type { StageRule } from '../../api/contract/procedures/definition.ts'
import type { Transition } from '../../api/contract/procedures/transitions.ts'
import { days, workingDays } from './define.ts'
import { NO_DELAY_FOUND, sourced, superseded } from './laws.ts'

type Rule = StageRule['rule']
type Term = StageRule['term']

/** What answers a request: given, refused, put off with reasons, or said by the governor after a silence. */
const ANSWERED: Transition[] = ['sign', 'refuse', 'defer', 'refuse_admission', 'attest_silence', 'withdraw']
const ANSWERED_ALONE = ANSWERED.filter((event) => event !== 'defer')
const ANSWERED_BY_A_LOOK = ANSWERED_ALONE.filter((event) => event !== 'attest_silence')

const whole = (until: Transition[], holder: StageRule['holder']) => (term: Term, rule: Rule) =>
  ({ code: 'total', track: null, from: 'file', until, term, holder, rule }) as const satisfies StageRule

/** The whole delay, before a commission; by the commune alone or after a reception; of an information. */
export const totalBeforeCommission = whole(ANSWERED, 'president')
export const totalAlone = whole(ANSWERED_ALONE, 'president')
export const totalOfInformation = whole(ANSWERED_BY_A_LOOK, 'guichet')

export const totalNotFound = (total: (term: Term, rule: Rule) => StageRule): StageRule => total(null, NO_DELAY_FOUND)

/** Both legal totals, in days. */
export type Totals = { readonly gp: number; readonly pp: number; readonly rule: (days: number) => Rule }

export const BEFORE_JULY_2023: Totals = {
  gp: 25,
  pp: 10,
  rule: (count) =>
    sourced(
      `${count} jours au plus : délai du RGC publié par la DGCT, 25 jours pour un grand projet, 10 pour un petit. Jours comptés ici du calendrier : le bulletin ne le précise pas.`,
      `${count} يوما على الأكثر: أجل الضابط العام للبناء المنشور من طرف المديرية العامة للجماعات الترابية، 25 يوما للمشاريع الكبرى و10 أيام للصغرى. تحتسب هنا أيام التقويم لعدم التحديد في النشرة.`,
    ),
}

export const SINCE_JULY_2023: Totals = {
  gp: 30,
  pp: 15,
  rule: (count) =>
    sourced(
      `${count} jours au plus : arrêté conjoint 1839.23 (BO 7212 du 13-07-2023), 30 jours pour lotir, groupe d’habitations, morceler et grand projet, 15 pour un petit projet. Jours comptés ici du calendrier : la source ne le précise pas.`,
      `${count} يوما على الأكثر: القرار المشترك رقم 1839.23 (الجريدة الرسمية عدد 7212 بتاريخ 13-07-2023)، 30 يوما للتجزئة والمجموعة السكنية وتقسيم العقار والمشاريع الكبرى، و15 يوما للمشاريع الصغرى. تحتسب هنا أيام التقويم لعدم التحديد في المصدر.`,
    ),
}

const NOTIFICATION: StageRule = {
  code: 'notification',
  track: null,
  from: 'sign',
  // The platform notifies as it signs: nothing else has to be done.
  until: ['sign'],
  term: workingDays(2),
  holder: 'guichet',
  rule: superseded(
    'RGC 2013, art. 39 et 40 : copie à l’autorité locale et aux membres, et notification au pétitionnaire, sous 2 jours ouvrables.',
    'الضابط العام للبناء 2013، المادتان 39 و40: توجيه نسخة إلى السلطة المحلية والأعضاء وتبليغ صاحب الطلب داخل يومي عمل.',
  ),
}

const COMPLEMENT: StageRule = {
  code: 'complement',
  track: null,
  from: 'ask_complement',
  until: ['give_complement', 'withdraw'],
  term: workingDays(5),
  holder: 'applicant',
  rule: superseded(
    'RGC 2013, art. 38 : complément mineur, sans effet sur les avis, sous 5 jours ouvrables.',
    'الضابط العام للبناء 2013، المادة 38: استكمال بسيط لا أثر له على الآراء، داخل 5 أيام عمل.',
  ),
}

const CONSULTING: readonly StageRule[] = [
  {
    code: 'dispatch',
    track: 'gp',
    from: 'file',
    until: ['dispatch', 'refuse_admission', 'withdraw'],
    term: workingDays(3),
    holder: 'guichet',
    rule: sourced(
      'RGC 2013, art. 18, repris par le RGC en vigueur (décret 2-18-577) : transmission aux membres sous 3 jours ouvrables.',
      'الضابط العام للبناء 2013، المادة 18، كما احتفظ به الضابط الجاري به العمل (المرسوم رقم 2.18.577): إحالة الملف على الأعضاء داخل 3 أيام عمل.',
    ),
  },
  {
    code: 'avis',
    track: 'gp',
    from: 'dispatch',
    until: ['hold_session', 'withdraw'],
    term: workingDays(15),
    holder: 'members',
    rule: sourced(
      'RGC 2013, art. 18, repris par le RGC en vigueur (décret 2-18-577) : avis des membres sous 15 jours ouvrables.',
      'الضابط العام للبناء 2013، المادة 18، كما احتفظ به الضابط الجاري به العمل (المرسوم رقم 2.18.577): إبداء الأعضاء لآرائهم داخل 15 يوم عمل.',
    ),
  },
  {
    code: 'avis',
    track: 'pp',
    from: 'dispatch',
    until: ['hold_session', 'withdraw'],
    term: null,
    holder: 'members',
    rule: superseded(
      'RGC 2013, art. 19 : un petit projet est examiné séance tenante, au dépôt.',
      'الضابط العام للبناء 2013، المادة 19: يدرس المشروع الصغير في الجلسة نفسها عند الإيداع.',
    ),
  },
]

const CONCLUDING: readonly StageRule[] = [
  {
    code: 'minutes',
    track: null,
    from: 'hold_session',
    until: ['sign_minutes'],
    term: workingDays(3),
    holder: 'guichet',
    rule: superseded(
      'RGC 2013, art. 34 : procès-verbal adressé au président sous 3 jours ouvrables après la réunion.',
      'الضابط العام للبناء 2013، المادة 34: يوجه المحضر إلى الرئيس داخل 3 أيام عمل بعد الاجتماع.',
    ),
  },
  {
    code: 'answer',
    track: null,
    from: 'sign_minutes',
    until: ['ask_modification', 'accept', 'refuse', 'defer'],
    term: workingDays(2),
    holder: 'president',
    rule: superseded(
      'RGC 2013, art. 37 : modifications demandées sous 2 jours ouvrables après le procès-verbal ; le délai repart au dépôt des plans modifiés.',
      'الضابط العام للبناء 2013، المادة 37: تطلب التعديلات داخل يومي عمل بعد المحضر؛ ويبتدئ الأجل من جديد عند إيداع التصاميم المعدلة.',
    ),
  },
  COMPLEMENT,
]

const total = (track: 'gp' | 'pp', { rule, ...lengths }: Totals): StageRule => ({
  ...totalBeforeCommission(days(lengths[track]), rule(lengths[track])),
  track,
})

/** Construction: both tracks. */
export const commissionStages = (totals: Totals): StageRule[] => [
  ...CONSULTING,
  ...CONCLUDING,
  total('gp', totals),
  total('pp', totals),
  NOTIFICATION,
]

/** Lotir, groupe d'habitations, morceler: always a grand projet. */
export const grandProjetStages = (totals: Totals): StageRule[] =>
  commissionStages(totals).filter(({ track }) => track !== 'pp')
