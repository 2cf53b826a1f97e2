import type { About } from '../../api/contract/complements.ts'
import type { Rule } from '../../api/contract/procedures/definition.ts'
import { sourced, superseded, unknown } from '../procedures/laws.ts'

export type ReasonGiven = {
  readonly code: string
  readonly validFrom: string
  readonly about: About
  readonly sentence: { readonly fr: string; readonly ar: string }
  readonly rule: Rule
}

/** The day from which law 55-19 binds every administration. */
const SINCE = '2021-04-01'

const PRINCIPAL = superseded(
  'RGC 2013, art. 33 : un dossier est recevable lorsque toutes les pièces principales y sont.',
  'الضابط العام للبناء 2013، المادة 33: يقبل الملف متى توفرت فيه جميع الوثائق الرئيسية.',
)
const PLAN_RULES = sourced(
  'Loi 12-90, art. 19 : le plan d’aménagement et son règlement s’imposent au projet.',
  'القانون رقم 12.90، المادة 19: تصميم التهيئة وضابطه ملزمان للمشروع.',
)
const FREE_STRIP = sourced(
  'Loi 12-90, art. 32 à 37 : alignement et cession de terrain le long des voies.',
  'القانون رقم 12.90، المواد 32 إلى 37: تخطيط الطرق وتسليم الأرض على طولها.',
)
const NOT_FOUND = unknown('Article non trouvé dans les textes lus.', 'لم يعثر على المادة في النصوص المطلع عليها.')

const reason = (
  about: About,
  code: string,
  [fr, ar]: readonly [string, string],
  rule: Rule = NOT_FOUND,
): ReasonGiven => ({
  code,
  validFrom: SINCE,
  about,
  sentence: { fr, ar },
  rule,
})

/** Why something is asked, in the order it is offered. */
export const REASONS: readonly ReasonGiven[] = [
  reason(
    'piece',
    'piece_missing',
    ['Cette pièce manque au dossier : déposez-la.', 'هذه الوثيقة غير موجودة في الملف: أودعوها.'],
    PRINCIPAL,
  ),
  reason('piece', 'piece_unreadable', [
    'Ce document est illisible : déposez-en une copie nette.',
    'هذه الوثيقة غير مقروءة: أودعوا نسخة واضحة.',
  ]),
  reason('piece', 'piece_incomplete', [
    'Ce document est incomplet : déposez-le avec toutes ses pages.',
    'هذه الوثيقة ناقصة: أودعوها بجميع صفحاتها.',
  ]),
  reason('piece', 'piece_unsigned', [
    'Ce document n’est pas signé par la personne qui doit le signer.',
    'هذه الوثيقة غير موقعة ممن يجب أن يوقعها.',
  ]),
  reason('piece', 'piece_outdated', [
    'Ce document est trop ancien : déposez-en un récent.',
    'هذه الوثيقة قديمة: أودعوا وثيقة حديثة.',
  ]),
  reason('piece', 'piece_other_land', [
    'Ce document ne porte pas sur le terrain du dossier.',
    'هذه الوثيقة لا تخص أرض الملف.',
  ]),
  reason('piece', 'plan_scale', [
    'L’échelle manque au plan ou ne correspond pas à ses cotes.',
    'مقياس التصميم غير مذكور أو لا يطابق أبعاده.',
  ]),
  reason('piece', 'plan_dimensions', [
    'Des cotes manquent au plan : portez-les, puis déposez la nouvelle version.',
    'تنقص أبعاد في التصميم: أضيفوها ثم أودعوا النسخة الجديدة.',
  ]),
  reason('piece', 'plan_contradicts', [
    'Ce plan ne s’accorde pas avec les autres pièces du dossier.',
    'هذا التصميم لا يتوافق مع باقي وثائق الملف.',
  ]),
  reason(
    'piece',
    'plan_rules',
    [
      'Ce plan ne respecte pas le règlement de la zone : modifiez-le, puis déposez la nouvelle version.',
      'هذا التصميم لا يحترم ضابط المنطقة: عدلوه ثم أودعوا النسخة الجديدة.',
    ],
    PLAN_RULES,
  ),
  reason('piece', 'piece_reserve', [
    'Une réserve d’un organisme consulté porte sur ce document : corrigez-le en conséquence.',
    'يتعلق تحفظ لهيئة مستشارة بهذه الوثيقة: صححوها وفقا له.',
  ]),
  reason('parcel', 'parcel_outline', [
    'Le contour du terrain ne correspond pas au titre : faites-le relever et placez-le à nouveau.',
    'محيط الأرض لا يطابق الرسم العقاري: يجب مسحه وإعادة تحديد موقعه.',
  ]),
  reason('parcel', 'parcel_overlap', [
    'Le terrain empiète sur une parcelle voisine : corrigez son contour ou justifiez-le.',
    'تتداخل الأرض مع قطعة مجاورة: صححوا محيطها أو بينوا الأسباب.',
  ]),
  reason(
    'parcel',
    'parcel_servitude',
    [
      'Une servitude touche le terrain : corrigez son contour ou dites comment le projet en tient compte.',
      'يمس الأرض ارتفاق: صححوا محيطها أو بينوا كيف يراعيه المشروع.',
    ],
    PLAN_RULES,
  ),
  reason(
    'parcel',
    'parcel_alignment',
    [
      'Un alignement frappe le terrain : retirez-en la partie cédée à la voie.',
      'يمس الأرض تخطيط طريق: استثنوا منها الجزء المخصص للطريق.',
    ],
    FREE_STRIP,
  ),
  reason('fact', 'fact_missing', [
    'Ce renseignement manque à la description du projet.',
    'هذه المعلومة غير مذكورة في وصف المشروع.',
  ]),
  reason('fact', 'fact_contradicts', [
    'Ce renseignement ne s’accorde pas avec les plans déposés.',
    'هذه المعلومة لا تتوافق مع التصاميم المودعة.',
  ]),
  reason(
    'fact',
    'fact_rules',
    [
      'Ce chiffre dépasse ce que le règlement de la zone admet : modifiez le projet.',
      'هذا الرقم يتجاوز ما يسمح به ضابط المنطقة: عدلوا المشروع.',
    ],
    PLAN_RULES,
  ),
]
