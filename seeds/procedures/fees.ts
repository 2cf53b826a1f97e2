import type { FeeRule } from '../../api/contract/procedures/definition.ts'
import { plausible, sourced, unknown } from './laws.ts'

type Named = Omit<FeeRule, 'rule'>
type Rule = FeeRule['rule']

const TOC_NAME: Named = {
  code: 'toc',
  nameFr: 'Taxe sur les opérations de construction',
  nameAr: 'الرسم على عمليات البناء',
}

export const tax = (rule: Rule): FeeRule => ({ ...TOC_NAME, rule })

export const TOC = tax(
  sourced(
    'Loi 47-06, art. 50 à 56 : par mètre carré couvert, au taux de l’arrêté fiscal de la commune ; 10 à 20 DH en collectif et activité, 20 à 30 DH en habitat individuel.',
    'القانون رقم 47.06، المواد 50 إلى 56: عن كل متر مربع مغطى حسب سعر القرار الجبائي للجماعة؛ من 10 إلى 20 درهما للسكن الجماعي والأنشطة، ومن 20 إلى 30 درهما للسكن الفردي.',
  ),
)

export const TOC_ON_ADDED = tax(
  plausible('Loi 47-06 : sur les mètres carrés ajoutés.', 'القانون رقم 47.06: على الأمتار المربعة المضافة.'),
)

export const TOC_BALANCE = tax(
  plausible(
    'Complément de taxe lorsque la surface construite dépasse celle autorisée.',
    'تكملة الرسم عندما تفوق المساحة المبنية المساحة المرخصة.',
  ),
)

export const TOC_REGULARISED = tax(
  plausible('Loi 47-06 : taxe sur la surface régularisée.', 'القانون رقم 47.06: الرسم على المساحة المسواة.'),
)

export const TOC_REPAIR = tax(
  sourced(
    'Loi 47-06 : montant fixe pour une restauration, 500 DH au plus.',
    'القانون رقم 47.06: مبلغ جزافي عن الترميم، 500 درهم على الأكثر.',
  ),
)

const TOL_NAME: Named = {
  code: 'tol',
  nameFr: 'Taxe sur les opérations de lotissement',
  nameAr: 'الرسم على عمليات تجزئة الأراضي',
}

export const TOL: FeeRule = {
  ...TOL_NAME,
  rule: sourced(
    'Loi 47-06, art. 57 à 62 : 3 à 5 % du coût hors taxe des travaux ; 75 % à la délivrance, le solde sur le coût réel.',
    'القانون رقم 47.06، المواد 57 إلى 62: من 3 إلى 5% من كلفة الأشغال دون احتساب الرسم؛ 75% عند التسليم والباقي على أساس الكلفة الحقيقية.',
  ),
}

export const TOL_BALANCE: FeeRule = {
  ...TOL_NAME,
  rule: sourced(
    'Loi 47-06 : le solde est payé avant la réception provisoire.',
    'القانون رقم 47.06: يؤدى الباقي قبل التسلم المؤقت.',
  ),
}

export const AGENCY_NAME: Named = {
  code: 'agence',
  nameFr: 'Rémunération de l’agence urbaine',
  nameAr: 'أجرة خدمات الوكالة الحضرية',
}

export const agency = (rule: Rule): FeeRule => ({ ...AGENCY_NAME, rule })

export const AGENCY = agency(
  sourced(
    '3 DH hors taxe par mètre carré de plancher (agence de Berrechid) ; exigible après l’avis et avant la délivrance (RGC 2013, art. 28). Autres agences : à confirmer.',
    '3 دراهم دون احتساب الرسم عن كل متر مربع من الأرضيات (وكالة برشيد)؛ تؤدى بعد الرأي وقبل التسليم (الضابط العام للبناء 2013، المادة 28). باقي الوكالات: في انتظار التأكيد.',
  ),
)

export const AGENCY_ON_LAND = agency(
  sourced(
    '3 DH hors taxe par mètre carré de terrain loti (agence de Berrechid) ; exigible après l’avis et avant la délivrance (RGC 2013, art. 28). Autres agences : à confirmer.',
    '3 دراهم دون احتساب الرسم عن كل متر مربع من الأرض المجزأة (وكالة برشيد)؛ تؤدى بعد الرأي وقبل التسليم (الضابط العام للبناء 2013، المادة 28). باقي الوكالات: في انتظار التأكيد.',
  ),
)

export const otdp = (rule: Rule): FeeRule => ({
  code: 'otdp',
  nameFr: 'Redevance d’occupation du domaine public communal',
  nameAr: 'الرسم المفروض على شغل الملك العمومي الجماعي',
  rule,
})

export const OTDP_OF_SITE = otdp(
  plausible(
    'Loi 39-07 et arrêté fiscal : emprise du chantier sur le domaine public, 40 DH par mètre carré et par trimestre au plus.',
    'القانون رقم 39.07 والقرار الجبائي: شغل الورش للملك العمومي، 40 درهما عن كل متر مربع وكل ثلاثة أشهر على الأكثر.',
  ),
)

export const OTDP = otdp(
  sourced(
    'Loi 39-07 et arrêté fiscal de la commune : par mètre carré et par trimestre ; taux propre à chaque commune.',
    'القانون رقم 39.07 والقرار الجبائي للجماعة: عن كل متر مربع وكل ثلاثة أشهر؛ والسعر خاص بكل جماعة.',
  ),
)

export const OTDP_RATE_NOT_FOUND = otdp(
  unknown(
    'Loi 39-07 et arrêté fiscal de la commune : taux non trouvé.',
    'القانون رقم 39.07 والقرار الجبائي للجماعة: لم يعثر على السعر.',
  ),
)

export const amountNotFound = ({ code, nameFr, nameAr }: Named): FeeRule => ({
  code,
  nameFr,
  nameAr,
  rule: unknown('Montant non trouvé dans les textes lus.', 'لم يعثر على المبلغ في النصوص المطلع عليها.'),
})
