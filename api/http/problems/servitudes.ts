import type { ProblemKind } from '../problemCodes.ts'

/** Refusals about servitudes. */
export const SERVITUDE_PROBLEMS = {
  BUFFER_NOT_POSITIVE: {
    status: 422,
    title: 'Buffer not positive',
    detail: {
      fr: 'Une emprise de 0 m ou moins ne couvre rien. Écrivez la distance que l’acte fixe autour du générateur, en mètres.',
      ar: 'مسافة 0 متر أو أقل لا تغطي شيئا. اكتبوا المسافة التي يحددها القرار حول الأصل بالمتر.',
    },
  },
  BUFFER_TOO_WIDE: {
    status: 422,
    title: 'Buffer too wide',
    detail: {
      fr: 'Cette distance dépasse 20 km : aucune servitude ne va si loin. Vérifiez l’unité.',
      ar: 'تتجاوز هذه المسافة 20 كيلومترا: لا يبلغ أي ارتفاق هذا البعد. تحققوا من الوحدة.',
    },
  },
  SERVITUDE_INVALID: {
    status: 422,
    title: 'Shape invalid',
    detail: {
      fr: 'Ce tracé se recoupe ou ne couvre rien, à l’endroit indiqué. Rien n’est réparé en silence : corrigez-le.',
      ar: 'هذا الرسم يتقاطع مع نفسه أو لا يغطي شيئا في الموضع المشار إليه. لا يُصلح شيء خفية: صححوه.',
    },
  },
  SERVITUDE_NOWHERE: {
    status: 422,
    title: 'In no commune',
    detail: {
      fr: 'Ce tracé ne tombe dans aucune commune connue. Vérifiez la zone Lambert et les coordonnées.',
      ar: 'لا يقع هذا الرسم في أي جماعة معروفة. تحققوا من منطقة لامبير ومن الإحداثيات.',
    },
  },
  SERVITUDE_OTHER_ZONE: {
    status: 422,
    title: 'Another legal zone',
    detail: {
      fr: 'La commune de ce tracé est dans une autre zone Lambert. Donnez les coordonnées dans celle-ci.',
      ar: 'توجد جماعة هذا الرسم في منطقة لامبير أخرى. قدموا الإحداثيات في تلك المنطقة.',
    },
  },
  SERVITUDE_UNSOUND: {
    status: 422,
    title: 'Effect and figures do not fit',
    detail: {
      fr: 'L’effet et ce qui l’accompagne ne vont pas ensemble : une hauteur pour une limite de hauteur, un organisme pour un avis, des usages pour une limite d’usage, une fin après le début.',
      ar: 'الأثر وما يرافقه لا يتوافقان: علو لتحديد العلو، وهيئة للرأي، واستعمالات لتحديد الاستعمال، ونهاية بعد البداية.',
    },
  },
  SERVITUDE_BATCH_NOT_AT_THIS_STEP: {
    status: 409,
    title: 'Not at this step',
    detail: {
      fr: 'Ce fichier de servitudes n’est pas à l’étape qui permet cela. Rechargez la page pour voir où il en est.',
      ar: 'ملف الارتفاقات هذا ليس في المرحلة التي تتيح ذلك. أعيدوا تحميل الصفحة لمعرفة وضعيته.',
    },
  },
  SERVITUDE_BATCH_NOT_CONTROLLED: {
    status: 409,
    title: 'Batch not controlled',
    detail: {
      fr: 'Un constat bloque encore, ou attend d’être accepté : rien n’a été adopté. Corrigez, retirez ou acceptez, puis adoptez.',
      ar: 'ما زالت ملاحظة تمنع ذلك أو تنتظر القبول: لم يُعتمد أي شيء. صححوا أو استبعدوا أو اقبلوا ثم اعتمدوا.',
    },
  },
  SERVITUDE_BATCH_EMPTY: {
    status: 409,
    title: 'Nothing to adopt',
    detail: {
      fr: 'Toutes les emprises de ce fichier sont retirées : il n’y a rien à adopter. Reprenez-en, ou abandonnez le fichier.',
      ar: 'استُبعدت كل مساحات هذا الملف: لا شيء لاعتماده. أعيدوا بعضها أو تخلوا عن الملف.',
    },
  },
  SERVITUDE_SINCE: {
    status: 422,
    title: 'State out of its turn',
    detail: {
      fr: 'Un nouvel état commence aujourd’hui ou avant, mais pas avant celui qu’il suit. Écrivez un autre jour, ou laissez-le vide pour corriger l’état actuel.',
      ar: 'تبدأ الحالة الجديدة اليوم أو قبله، لكن ليس قبل الحالة التي تليها. اكتبوا يوما آخر، أو اتركوه فارغا لتصحيح الحالة الحالية.',
    },
  },
  SERVITUDE_ENDED: {
    status: 409,
    title: 'Servitude ended',
    detail: {
      fr: 'Cette servitude a pris fin : elle se lit, mais ne se modifie plus.',
      ar: 'انتهى هذا الارتفاق: يُقرأ ولا يعدَّل.',
    },
  },
} as const satisfies Record<string, ProblemKind>
