import type { Bilingual } from '../../spatial/bilingual.ts'

type ProblemKind = { readonly status: number; readonly title: string; readonly detail: Bilingual }

/** Every code the API can refuse with, besides those of the intake (spatial/intake/sentences.ts). */
export const PROBLEMS = {
  INVALID_INPUT: {
    status: 422,
    title: 'Invalid input',
    detail: {
      fr: "La demande n'a pas la forme attendue. Corrigez le champ indiqué, puis renvoyez-la.",
      ar: 'الطلب ليس بالشكل المنتظر. صححوا الحقل المشار إليه ثم أعيدوا الإرسال.',
    },
  },
  BODY_NOT_JSON: {
    status: 400,
    title: 'Body is not JSON',
    detail: {
      fr: "Le corps de la demande n'est pas du JSON lisible.",
      ar: 'محتوى الطلب ليس JSON مقروءا.',
    },
  },
  BODY_TOO_LARGE: {
    status: 413,
    title: 'Body too large',
    detail: {
      fr: 'La demande est trop volumineuse. Envoyez un fichier plus petit ou seulement la parcelle concernée.',
      ar: 'حجم الطلب كبير جدا. أرسلوا ملفا أصغر أو القطعة المعنية فقط.',
    },
  },
  UNSUPPORTED_MEDIA_TYPE: {
    status: 415,
    title: 'Unsupported media type',
    detail: {
      fr: "Ce type de contenu n'est pas accepté ici. Envoyez du JSON, ou un fichier en multipart/form-data.",
      ar: 'هذا النوع من المحتوى غير مقبول هنا. أرسلوا JSON أو ملفا بصيغة multipart/form-data.',
    },
  },
  NOT_FOUND: {
    status: 404,
    title: 'Not found',
    detail: {
      fr: "Rien n'existe à cette adresse. Vérifiez le lien ou le numéro.",
      ar: 'لا يوجد شيء في هذا العنوان. تحققوا من الرابط أو الرقم.',
    },
  },
  METHOD_NOT_ALLOWED: {
    status: 405,
    title: 'Method not allowed',
    detail: { fr: "Cette adresse n'accepte pas cette opération.", ar: 'هذا العنوان لا يقبل هذه العملية.' },
  },
  ZONE_DOUBTFUL: {
    status: 422,
    title: 'Doubtful legal zone',
    detail: {
      fr: 'Ces coordonnées ne tombent pas dans la zone Lambert déclarée, mais elles conviennent à une autre. Choisissez la zone écrite sur le plan, puis renvoyez la demande.',
      ar: 'هذه الإحداثيات لا تقع في منطقة لامبير المصرح بها، لكنها تناسب منطقة أخرى. اختاروا المنطقة المكتوبة على التصميم ثم أعيدوا الإرسال.',
    },
  },
  TILE_ADDRESS_INVALID: {
    status: 400,
    title: 'Invalid tile address',
    detail: { fr: "Cette adresse de tuile n'existe pas.", ar: 'عنوان هذا الجزء من الخريطة غير موجود.' },
  },
  BUSY: {
    status: 503,
    title: 'Busy',
    detail: {
      fr: 'Le service reçoit trop de demandes en ce moment. Réessayez dans quelques secondes.',
      ar: 'الخدمة تتلقى طلبات كثيرة الآن. أعيدوا المحاولة بعد ثوان.',
    },
  },
  DATABASE_UNAVAILABLE: {
    status: 503,
    title: 'Database unavailable',
    detail: {
      fr: "La base de données ne répond pas. Rien n'a été enregistré ; réessayez dans un instant.",
      ar: 'قاعدة البيانات لا تستجيب. لم يسجل أي شيء؛ أعيدوا المحاولة بعد لحظات.',
    },
  },
  INTERNAL: {
    status: 500,
    title: 'Internal error',
    detail: {
      fr: "Une erreur inattendue est survenue de notre côté. Rien n'a été perdu de ce qui était enregistré ; réessayez, puis signalez le numéro de la demande.",
      ar: 'حدث خطأ غير متوقع من جهتنا. لم يضع أي شيء مسجل؛ أعيدوا المحاولة ثم أبلغوا عن رقم الطلب.',
    },
  },
} as const satisfies Record<string, ProblemKind>

export type ProblemCode = keyof typeof PROBLEMS
