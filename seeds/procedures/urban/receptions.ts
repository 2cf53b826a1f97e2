import type { ProcedureDefinition, StageRule } from '../../../api/contract/procedures/definition.ts'
import { RECEPTION_AVIS } from '../avis.ts'
import { type Draft, days, months, procedure } from '../define.ts'
import { TOL_BALANCE } from '../fees.ts'
import { THE_FIRST_RECEPTION, WHAT_WAS_EQUIPPED } from '../follows.ts'
import { RECEPTION_COMMISSION } from '../instructors.ts'
import { plausible, SILENCE_NOT_FOUND, SILENCE_SAYS_NOTHING, sourced } from '../laws.ts'
import { RECEPTION_PIECES } from '../pieces/works.ts'
import { totalAlone, totalNotFound } from '../stages.ts'

type Own = Pick<Draft, 'code' | 'number' | 'nameFr' | 'nameAr' | 'purpose' | 'silence' | 'act'> &
  Partial<Pick<Draft, 'filing' | 'follows' | 'fees'>> & { readonly total: StageRule }

const reception = ({ total, ...own }: Own): ProcedureDefinition =>
  procedure({
    family: 'urban',
    filers: ['company', 'owner', 'engineer'],
    flow: 'reception',
    geometry: 'parcel',
    track: null,
    follows: WHAT_WAS_EQUIPPED,
    instructor: RECEPTION_COMMISSION,
    stages: [total],
    pieces: RECEPTION_PIECES,
    avis: RECEPTION_AVIS,
    ...own,
  })

export const receptionProvisoire = reception({
  code: 'reception_provisoire',
  number: 'U15',
  nameFr: 'Réception provisoire d’un lotissement ou d’un groupe d’habitations',
  nameAr: 'التسلم المؤقت لتجزئة أو مجموعة سكنية',
  purpose: {
    fr: 'Constater les travaux d’équipement ; aucune vente ni acte avant elle (loi 25-90, art. 35).',
    ar: 'معاينة أشغال التجهيز؛ ولا بيع ولا عقد قبله (القانون رقم 25.90، المادة 35).',
  },
  total: totalAlone(
    days(45),
    sourced(
      'Réception sous 45 jours à compter de la déclaration d’achèvement (adala).',
      'التسلم داخل 45 يوما ابتداء من التصريح بانتهاء الأشغال (عدالة).',
    ),
  ),
  fees: [TOL_BALANCE],
  silence: { effect: 'unknown', rule: SILENCE_NOT_FOUND },
  act: 'pv_reception_provisoire',
})

export const receptionDefinitive = reception({
  code: 'reception_definitive',
  number: 'U16',
  nameFr: 'Réception définitive d’un lotissement ou d’un groupe d’habitations',
  nameAr: 'التسلم النهائي لتجزئة أو مجموعة سكنية',
  purpose: {
    fr: 'Constater, un an après la réception provisoire, que les équipements tiennent.',
    ar: 'التحقق، بعد سنة من التسلم المؤقت، من سلامة التجهيزات.',
  },
  follows: THE_FIRST_RECEPTION,
  filing: {
    opens: null,
    closes: null,
    after: { procedure: 'reception_provisoire', term: months(12) },
    rule: plausible('Un an après la réception provisoire.', 'بعد سنة من التسلم المؤقت.'),
  },
  total: totalNotFound(totalAlone),
  silence: { effect: 'unknown', rule: SILENCE_NOT_FOUND },
  act: 'pv_reception_definitive',
})

export const receptionTranche = reception({
  code: 'reception_tranche',
  number: 'U17',
  nameFr: 'Réception par tranche d’un lotissement',
  nameAr: 'التسلم حسب أشطر التجزئة',
  purpose: {
    fr: 'Constater les travaux d’équipement d’une tranche du lotissement ; prévue par le projet de loi 34-21, à confirmer.',
    ar: 'معاينة أشغال تجهيز شطر من التجزئة؛ منصوص عليه في مشروع القانون رقم 34.21، في انتظار التأكيد.',
  },
  total: totalNotFound(totalAlone),
  silence: { effect: 'none', rule: SILENCE_SAYS_NOTHING },
  act: 'pv_reception_tranche',
})
