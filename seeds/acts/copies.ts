import type { ActKind } from '../../api/contract/actsDrafted.ts'
import type { Rule } from '../../api/contract/procedures/definition.ts'
import { sourced, superseded } from '../procedures/laws.ts'

export type CopyRule = {
  readonly code: string
  readonly validFrom: string
  readonly kinds: readonly ActKind[]
  /** Of these procedures alone; null for all. */
  readonly procedures: readonly string[] | null
  readonly recipient: 'applicants' | 'members' | 'body'
  readonly bodyKind: 'province' | 'civil_protection' | null
  readonly workingDays: number
  readonly rule: Rule
}

const SINCE = '2013-05-24'
const DECISIONS: readonly ActKind[] = ['permit', 'refusal', 'deferral', 'certificate']
const EVERY: readonly ActKind[] = [...DECISIONS, 'attestation']

const NOTIFIED = superseded(
  'RGC 2013, art. 40 : notification au pétitionnaire dans les 2 jours ouvrables.',
  'الضابط العام للبناء 2013، المادة 40: تبليغ صاحب الطلب داخل يومي عمل.',
)
const COPIED = superseded(
  'RGC 2013, art. 39 : copie à l’autorité locale et aux membres dans les 2 jours ouvrables.',
  'الضابط العام للبناء 2013، المادة 39: نسخة إلى السلطة المحلية والأعضاء داخل يومي عمل.',
)

/** To whom a signed act goes, and within how many working days. */
export const COPY_RULES: readonly CopyRule[] = [
  copy('applicants', { kinds: EVERY, recipient: 'applicants', rule: NOTIFIED }),
  copy('members', { kinds: DECISIONS, recipient: 'members', rule: COPIED }),
  copy('local_authority', { kinds: DECISIONS, recipient: 'body', bodyKind: 'province', rule: COPIED }),
  copy('demolition_safety', {
    ...{ kinds: DECISIONS, procedures: ['demolition'], recipient: 'body', bodyKind: 'civil_protection' },
    validFrom: '2019-06-12',
    rule: sourced(
      'Décret 2-18-475 : copie du permis de démolition à l’autorité locale et à la protection civile dans les 2 jours ouvrables.',
      'المرسوم رقم 2.18.475: نسخة من رخصة الهدم إلى السلطة المحلية والوقاية المدنية داخل يومي عمل.',
    ),
  }),
]

function copy(code: string, rest: Pick<CopyRule, 'kinds' | 'recipient' | 'rule'> & Partial<CopyRule>): CopyRule {
  return { code, validFrom: SINCE, procedures: null, bodyKind: null, workingDays: 2, ...rest }
}
