import type { QuorumLeast } from '../../api/contract/commission/quorum.ts'
import type { Rule } from '../../api/contract/procedures/definition.ts'

type QuorumRule = {
  readonly validFrom: string
  readonly validTo: string | null
  readonly least: QuorumLeast
  readonly rule: Rule
}

/** No text that was read says how many bodies have to be there: what is worked by until one is found, and shown so. */
export const QUORUM_RULES: readonly QuorumRule[] = [
  {
    validFrom: '2013-05-24',
    validTo: null,
    least: 'more_than_half',
    rule: {
      fr: 'Plus de la moitié des organismes convoqués. Les textes lus (décrets 2-13-424 et 2-18-577) ne fixent pas de quorum : règle de travail.',
      ar: 'أكثر من نصف الهيئات المستدعاة. لا تحدد النصوص المطلع عليها (المرسومان 2.13.424 و2.18.577) نصابا: قاعدة عمل.',
      sureness: 'unknown',
    },
  },
]
