import type { StageRule } from '../../api/contract/procedures/definition.ts'
import { months, workingDays } from './define.ts'
import { sourced, superseded } from './laws.ts'
import { totalAlone } from './stages.ts'

/** Permis d'habiter and certificate of conformity: the récolement of RGC 2013, within the month of law 12-90. */
export const RECOLEMENT_STAGES: StageRule[] = [
  {
    code: 'inspection_notice',
    track: null,
    from: 'file',
    until: ['summon', 'inspect', 'ask_complement', 'refuse_admission', 'withdraw'],
    term: workingDays(3),
    holder: 'guichet',
    rule: superseded(
      'RGC 2013, art. 43 : date du récolement notifiée sous 3 jours ouvrables.',
      'الضابط العام للبناء 2013، المادة 43: تبليغ تاريخ المعاينة داخل 3 أيام عمل.',
    ),
  },
  {
    code: 'inspection',
    track: null,
    from: 'file',
    until: ['inspect', 'refuse_admission', 'withdraw'],
    term: workingDays(15),
    holder: 'guichet',
    rule: superseded(
      'RGC 2013, art. 43 : convocation au récolement sous 15 jours ouvrables à compter de la demande.',
      'الضابط العام للبناء 2013، المادة 43: الاستدعاء للمعاينة داخل 15 يوم عمل ابتداء من الطلب.',
    ),
  },
  {
    code: 'inspection_minutes',
    track: null,
    from: 'inspect',
    until: ['sign_minutes', 'ask_modification'],
    term: workingDays(2),
    holder: 'guichet',
    rule: superseded(
      'RGC 2013, art. 43 et 44 : procès-verbal de récolement sous 2 jours ouvrables.',
      'الضابط العام للبناء 2013، المادتان 43 و44: تحرير محضر المعاينة داخل يومي عمل.',
    ),
  },
  {
    code: 'decision',
    track: null,
    from: 'sign_minutes',
    until: ['accept', 'refuse'],
    term: workingDays(2),
    holder: 'president',
    rule: superseded(
      'RGC 2013, art. 44 : décision sous 2 jours ouvrables après le procès-verbal.',
      'الضابط العام للبناء 2013، المادة 44: اتخاذ القرار داخل يومي عمل بعد المحضر.',
    ),
  },
  totalAlone(
    months(1),
    sourced(
      'Loi 12-90, art. 55 : un mois ; passé ce délai le pétitionnaire peut demander à l’autorité locale de se substituer.',
      'القانون رقم 12.90، المادة 55: شهر واحد؛ وبانصرامه يمكن لصاحب الطلب أن يطلب من السلطة المحلية الحلول محل رئيس المجلس.',
    ),
  ),
]
