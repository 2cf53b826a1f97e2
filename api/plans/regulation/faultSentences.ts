import type { Bilingual } from '../../../spatial/bilingual.ts'
import type { FaultCode, RowFault } from './readRows.ts'

type Said = { readonly sentence: Bilingual; readonly remedy: Bilingual }

const said = (fr: string, ar: string, [remedyFr, remedyAr]: readonly [fr: string, ar: string]): Said => ({
  sentence: { fr, ar },
  remedy: { fr: remedyFr, ar: remedyAr },
})

/** What is wrong at a place of the file, and what to do about it. */
export const FAULT_SENTENCES: Readonly<Record<FaultCode, (fault: RowFault) => Said>> = {
  HEADER: ({ found }) =>
    said(`Il manque des colonnes : ${found}.`, `تنقص أعمدة: ${found}.`, [
      'Repartez d’un fichier exporté d’ici : sa première ligne porte les noms attendus.',
      'انطلقوا من ملف مصدَّر من هنا: سطره الأول يحمل الأسماء المنتظرة.',
    ]),
  NO_ZONE: () =>
    said('La zone n’est pas nommée.', 'المنطقة غير مسماة.', [
      'Écrivez le code de la zone, ou supprimez la ligne.',
      'اكتبوا رمز المنطقة أو احذفوا السطر.',
    ]),
  ZONE_UNKNOWN: ({ found }) =>
    said(`Le plan n’a pas de zone « ${found} ».`, `لا توجد في التصميم منطقة «${found}».`, [
      'Corrigez le code tel que le plan le dessine, ou retirez ces lignes.',
      'صححوا الرمز كما يرسمه التصميم أو احذفوا هذه الأسطر.',
    ]),
  PARAMETER_UNKNOWN: ({ found }) =>
    said(`Aucun paramètre ne s’appelle « ${found} ».`, `لا يوجد معيار باسم «${found}».`, [
      'Reprenez le nom d’un fichier exporté d’ici.',
      'استعملوا الاسم كما هو في ملف مصدَّر من هنا.',
    ]),
  BARE_RATIO: ({ found }) =>
    said(
      `« ${found} » veut dire des choses opposées d’une agence à l’autre.`,
      `«${found}» يعني أشياء متعاكسة من وكالة إلى أخرى.`,
      [
        'Écrivez footprint_ratio_max (emprise au sol) ou floor_ratio_max (surface de plancher), et gardez le sigle dans label.',
        'اكتبوا footprint_ratio_max (نسبة شغل الأرض) أو floor_ratio_max (نسبة مساحة السقوف)، واحتفظوا بالرمز في label.',
      ],
    ),
  BUILDABLE: ({ found }) =>
    said(`« ${found} » ne dit pas si la zone est constructible.`, `«${found}» لا يبين هل المنطقة قابلة للبناء.`, [
      'Écrivez oui ou non ; laissez vide si ce n’est pas publié.',
      'اكتبوا نعم أو لا، واتركوا الخانة فارغة إن لم يُنشر ذلك.',
    ]),
  USE_UNKNOWN: ({ found }) =>
    said(`Aucun usage ne s’appelle « ${found} ».`, `لا يوجد استعمال باسم «${found}».`, [
      'Reprenez les noms d’un fichier exporté d’ici, séparés par une barre |.',
      'استعملوا الأسماء كما هي في ملف مصدَّر من هنا، يفصل بينها الخط |.',
    ]),
  NOT_A_NUMBER: ({ found }) =>
    said(`« ${found} » n’est pas un nombre.`, `«${found}» ليس عددا.`, [
      'Écrivez un nombre sans unité, ou laissez vide si le chiffre n’est pas publié.',
      'اكتبوا عددا بدون وحدة، أو اتركوا الخانة فارغة إن لم يُنشر الرقم.',
    ]),
  NEGATIVE: ({ found }) =>
    said(`Ce chiffre est négatif : ${found}.`, `هذا الرقم سالب: ${found}.`, [
      'Écrivez un nombre positif, ou 0.',
      'اكتبوا عددا موجبا أو 0.',
    ]),
  SHARE_OVER_ONE: ({ found }) =>
    said(`Une part va de 0 à 1 : ${found} est trop grand.`, `النسبة من 0 إلى 1: ${found} أكبر من ذلك.`, [
      'Pour 35 %, écrivez 0,35.',
      'لكتابة 35 % اكتبوا 0,35.',
    ]),
  NOT_WHOLE: ({ found }) =>
    said(`Des niveaux se comptent en nombre entier : ${found}.`, `تُعد الطوابق بعدد صحيح: ${found}.`, [
      'Comptez le rez-de-chaussée : R+2 s’écrit 3.',
      'احسبوا الطابق الأرضي: R+2 تُكتب 3.',
    ]),
  TOO_LARGE: ({ found, against }) =>
    said(
      `${found} dépasse tout ce qu’un règlement prescrit (${against}).`,
      `${found} يفوق كل ما يفرضه ضابط (${against}).`,
      ['Vérifiez l’unité et la virgule.', 'تحققوا من الوحدة ومن الفاصلة.'],
    ),
  ZERO: () =>
    said('Un maximum de 0 interdirait tout.', 'الحد الأقصى 0 يمنع كل شيء.', [
      'Pour une zone où l’on ne bâtit pas, écrivez buildable : non.',
      'لمنطقة لا يُبنى فيها اكتبوا buildable: لا.',
    ]),
  UNIT: ({ found, against }) =>
    said(`L’unité est « ${against} », pas « ${found} ».`, `الوحدة هي «${against}» وليست «${found}».`, [
      'Convertissez le chiffre, puis corrigez ou videz l’unité.',
      'حوّلوا الرقم ثم صححوا الوحدة أو أفرغوها.',
    ]),
  REPEATED: ({ found, against }) =>
    said(
      `Ce paramètre de ${found} est déjà donné à la ligne ${against}.`,
      `هذا المعيار للمنطقة ${found} مذكور من قبل في السطر ${against}.`,
      ['Gardez une seule des deux lignes.', 'احتفظوا بسطر واحد من الاثنين.'],
    ),
  TOO_LONG: ({ against }) =>
    said(`Ce texte dépasse ${against} caractères.`, `هذا النص يتجاوز ${against} حرفا.`, [
      'Raccourcissez-le.',
      'اختصروه.',
    ]),
}
