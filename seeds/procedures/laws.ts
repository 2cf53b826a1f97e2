import type { Rule } from '../../api/contract/procedures/definition.ts'

/** A rule read in the text in force, or told by a source that names it. */
export const sourced = (fr: string, ar: string): Rule => ({ fr, ar, sureness: 'sourced' })

/** Read in a text that was replaced since: the RGC of 2013 (decree 2-13-424) for most of it. */
export const superseded = (fr: string, ar: string): Rule => ({
  fr: `${fr} Texte remplacé depuis (décret 2-18-577) : à confirmer.`,
  ar: `${ar} نص تم تعويضه (المرسوم رقم 2.18.577): في انتظار التأكيد.`,
  sureness: 'superseded',
})

/** Likely, read in no text. */
export const plausible = (fr: string, ar: string): Rule => ({
  fr: `${fr} À confirmer.`,
  ar: `${ar} في انتظار التأكيد.`,
  sureness: 'plausible',
})

/** Looked for and not found. */
export const unknown = (fr: string, ar: string): Rule => ({
  fr: `${fr} À confirmer.`,
  ar: `${ar} في انتظار التأكيد.`,
  sureness: 'unknown',
})

export const NO_DELAY_FOUND = unknown(
  'Délai non trouvé dans les textes lus ; la loi 55-19 plafonne les actes de son champ à 60 jours, 30 pour l’investissement.',
  'لم يعثر على الأجل في النصوص المطلع عليها؛ ويحدد القانون رقم 55.19 سقف الأعمال الداخلة في نطاقه في 60 يوما، و30 يوما لأعمال الاستثمار.',
)

export const NO_VALIDITY_FOUND = unknown(
  'Durée de validité non trouvée dans les textes lus.',
  'لم يعثر على مدة الصلاحية في النصوص المطلع عليها.',
)

export const ONE_COMPLEMENT = sourced(
  'Loi 55-19 : un complément ne peut être demandé qu’une seule fois.',
  'القانون رقم 55.19: لا يمكن طلب استكمال الملف إلا مرة واحدة.',
)

export const ONE_EXTENSION = sourced(
  'Loi 55-19 : le délai peut être prorogé une fois lorsqu’une expertise ou une enquête publique est nécessaire.',
  'القانون رقم 55.19: يمكن تمديد الأجل مرة واحدة عندما يستلزم الأمر إجراء خبرة أو بحث عمومي.',
)

/** One of the nine acts; the day the list came into force was not found. */
export const SILENCE_GRANTS = sourced(
  'Loi 55-19 et son décret d’application (2022-2023) : le silence vaut accord pour neuf actes dont celui-ci ; l’attestation est demandée au wali ou au gouverneur.',
  'القانون رقم 55.19 ومرسومه التطبيقي (2022-2023): يعتبر سكوت الإدارة بمثابة موافقة في تسعة أعمال منها هذا العمل؛ وتطلب الشهادة من الوالي أو العامل.',
)

export const SILENCE_SAYS_NOTHING = sourced(
  'Cet acte n’est pas parmi les neuf pour lesquels le silence vaut accord (loi 55-19 et son décret d’application).',
  'لا يوجد هذا العمل ضمن الأعمال التسعة التي يعتبر فيها سكوت الإدارة بمثابة موافقة (القانون رقم 55.19 ومرسومه التطبيقي).',
)

export const SILENCE_NOT_FOUND = unknown(
  'Effet du silence non trouvé dans les textes lus.',
  'لم يعثر على أثر سكوت الإدارة في النصوص المطلع عليها.',
)
