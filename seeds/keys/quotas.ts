import type { BodyKind } from '../../api/contract/policy/roles.ts'
import type { Rule } from '../../api/contract/procedures/definition.ts'

type Quota = {
  readonly validFrom: string
  readonly kinds: readonly BodyKind[]
  readonly populationFrom: number
  readonly populationTo: number | null
  /** Null where no text that was read says it. */
  readonly keys: number | null
  readonly rule: Rule
}

const COMMUNES: readonly BodyKind[] = ['commune', 'arrondissement']
const BARID = {
  fr: 'Convention Barid eSign, telle que la presse la rapporte ; les clés en plus sont à la charge de l’organisme.',
  ar: 'اتفاقية بريد إي ساين كما أوردتها الصحافة؛ المفاتيح الإضافية على نفقة الهيئة.',
  sureness: 'plausible',
} as const
const UNSAID = {
  fr: 'Entre 20 000 et 50 000 habitants, aucun texte lu ne dit combien de clés la convention donne.',
  ar: 'بين 20.000 و50.000 نسمة، لا يحدد أي نص مطلع عليه عدد المفاتيح التي تمنحها الاتفاقية.',
  sureness: 'unknown',
} as const

/** How many keys of signature an agreement gives a body. */
export const KEY_QUOTAS: readonly Quota[] = [
  { validFrom: '2017-01-01', kinds: COMMUNES, populationFrom: 0, populationTo: 19_999, keys: 3, rule: BARID },
  { validFrom: '2017-01-01', kinds: COMMUNES, populationFrom: 20_000, populationTo: 50_000, keys: null, rule: UNSAID },
  { validFrom: '2017-01-01', kinds: COMMUNES, populationFrom: 50_001, populationTo: null, keys: 5, rule: BARID },
  {
    validFrom: '2017-01-01',
    kinds: ['province', 'wilaya'],
    populationFrom: 0,
    populationTo: null,
    keys: 3,
    rule: BARID,
  },
]
