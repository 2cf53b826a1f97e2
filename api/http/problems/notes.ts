import type { ProblemKind } from '../problemCodes.ts'

/** Refusals about notes de renseignements. */
export const NOTE_PROBLEMS = {
  NOTE_NO_AGENCY: {
    status: 422,
    title: 'No agency is known here',
    detail: {
      fr: 'Aucune agence urbaine n’est enregistrée pour ce terrain : son territoire n’a pas encore été communiqué. La note ne peut pas être demandée ici ; adressez-vous à la commune, qui dira quelle agence est compétente.',
      ar: 'لا توجد وكالة حضرية مسجلة لهذا العقار: لم يبلغ بعد مجالها الترابي. لا يمكن طلب الورقة هنا؛ اتصلوا بالجماعة لمعرفة الوكالة المختصة.',
    },
  },
  NOTE_PARCEL_UNKNOWN: {
    status: 422,
    title: 'No such parcel',
    detail: {
      fr: 'Aucune parcelle connue n’a ce numéro. Vérifiez le titre, ou montrez le terrain sur la carte.',
      ar: 'لا توجد قطعة معروفة بهذا الرقم. تحققوا من الرسم العقاري أو بينوا الأرض على الخريطة.',
    },
  },
  NOTE_OWNERS_ONLY: {
    status: 422,
    title: 'For the owner only',
    detail: {
      fr: 'Aucun plan homologué ne couvre tout ce terrain : seul le propriétaire, ou une personne qui a son accord, peut demander la note. Déclarez-le.',
      ar: 'لا يغطي أي تصميم مصادق عليه كامل هذه الأرض: لا يمكن أن يطلب الورقة إلا المالك أو من حصل على موافقته. صرحوا بذلك.',
    },
  },
  NOTE_DECIDED: {
    status: 409,
    title: 'The note is decided',
    detail: {
      fr: 'Cette note est déjà délivrée ou refusée : elle ne change plus.',
      ar: 'سبق تسليم هذه الورقة أو رفضها: لم تعد قابلة للتغيير.',
    },
  },
  NOTE_OUTDATED: {
    status: 409,
    title: 'The law of the ground changed meanwhile',
    detail: {
      fr: 'Le plan, le règlement ou une servitude a changé depuis la demande. La note a été refaite avec le droit du jour : relisez-la, puis délivrez-la.',
      ar: 'تغير التصميم أو الضابط أو أحد الارتفاقات منذ تقديم الطلب. أعيد إعداد الورقة وفق القانون الجاري به العمل اليوم: أعيدوا قراءتها ثم سلموها.',
    },
  },
  NOTE_UNPAID: {
    status: 422,
    title: 'The receipt is missing',
    detail: {
      fr: 'Cette note est payante : inscrivez le numéro de la quittance de l’agence avant de la délivrer.',
      ar: 'هذه الورقة بمقابل: أدرجوا رقم وصل أداء الوكالة قبل تسليمها.',
    },
  },
  NOTE_FREE: {
    status: 422,
    title: 'Nothing is owed',
    detail: {
      fr: 'Aucune rémunération n’était fixée pour cette note le jour de la demande : aucune quittance n’est à inscrire.',
      ar: 'لم يكن أي مقابل محددا لهذه الورقة يوم الطلب: لا يدرج أي وصل.',
    },
  },
  NOTE_NOT_RELEASED: {
    status: 409,
    title: 'The note is not released',
    detail: {
      fr: 'Cette note n’est pas délivrée : son document n’existe pas.',
      ar: 'لم تسلم هذه الورقة: لا توجد وثيقتها.',
    },
  },
} as const satisfies Record<string, ProblemKind>
