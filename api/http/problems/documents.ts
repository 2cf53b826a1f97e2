import type { Bilingual } from '../../../spatial/bilingual.ts'

type ProblemKind = { readonly status: number; readonly title: string; readonly detail: Bilingual }

/** Uploading and opening documents. Refusals of a content itself: api/documents/inspection/refusals.ts. */
export const DOCUMENT_PROBLEMS = {
  TUS_VERSION: {
    status: 412,
    title: 'Unsupported tus version',
    detail: {
      fr: "L'envoi parle une autre version du protocole tus que 1.0.0. Rechargez la page, puis reprenez l'envoi.",
      ar: 'يستعمل الإرسال نسخة أخرى من بروتوكول tus غير 1.0.0. أعيدوا تحميل الصفحة ثم واصلوا الإرسال.',
    },
  },
  UPLOAD_OFFSET: {
    status: 409,
    title: 'Upload offset mismatch',
    detail: {
      fr: "Cet envoi n'en est pas à cet octet. Demandez où il en est, puis reprenez de là.",
      ar: 'لم يصل هذا الإرسال إلى هذا الموضع. اطلبوا موضعه الحالي ثم واصلوا منه.',
    },
  },
  UPLOAD_BUSY: {
    status: 423,
    title: 'Upload busy',
    detail: {
      fr: 'Un autre appareil envoie ce fichier en ce moment. Attendez quelques secondes : l’envoi reprendra où il en est.',
      ar: 'جهاز آخر يرسل هذا الملف الآن. انتظروا بضع ثوان: سيتواصل الإرسال من حيث وصل.',
    },
  },
  UPLOAD_INTERRUPTED: {
    status: 408,
    title: 'Upload interrupted',
    detail: {
      fr: 'La liaison a été coupée. Ce qui était arrivé est gardé : reprenez l’envoi.',
      ar: 'انقطع الاتصال. ما وصل محفوظ: واصلوا الإرسال.',
    },
  },
  UPLOAD_EXPIRED: {
    status: 410,
    title: 'Upload expired',
    detail: {
      fr: 'Cet envoi a attendu plus de sept jours et a été oublié. Recommencez-le.',
      ar: 'انتظر هذا الإرسال أكثر من سبعة أيام فألغي. أعيدوه من البداية.',
    },
  },
  UPLOAD_FINISHED: {
    status: 409,
    title: 'Upload finished',
    detail: {
      fr: 'Cet envoi est terminé : le fichier est déposé. Retirez le document si vous ne le voulez plus.',
      ar: 'انتهى هذا الإرسال وأودع الملف. اسحبوا الوثيقة إن لم تعودوا تريدونها.',
    },
  },
  DOCUMENT_EMPTY: {
    status: 422,
    title: 'Empty file',
    detail: {
      fr: 'Ce fichier est vide. Vérifiez-le sur votre appareil, puis envoyez-le de nouveau.',
      ar: 'هذا الملف فارغ. تحققوا منه في جهازكم ثم أعيدوا إرساله.',
    },
  },
  DOCUMENT_TOO_LARGE: {
    status: 413,
    title: 'Document too large',
    detail: {
      fr: 'Ce fichier dépasse la taille permise. Compressez-le ou séparez ses planches, puis envoyez-le de nouveau.',
      ar: 'يتجاوز هذا الملف الحجم المسموح به. اضغطوه أو قسموا لوحاته ثم أعيدوا إرساله.',
    },
  },
  TOO_MANY_DOCUMENTS: {
    status: 409,
    title: 'Too many documents',
    detail: {
      fr: 'Ce dossier a le nombre de documents le plus grand permis. Retirez-en, ou réunissez des planches en un PDF.',
      ar: 'بلغ هذا الملف أكبر عدد مسموح به من الوثائق. اسحبوا بعضها أو اجمعوا اللوحات في ملف PDF واحد.',
    },
  },
  TOO_MUCH_WAITING: {
    status: 409,
    title: 'Too much waiting',
    detail: {
      fr: "Vous avez trop d'envois commencés. Terminez-les ou annulez-les, puis recommencez.",
      ar: 'لديكم إرسالات كثيرة لم تكتمل. أتموها أو ألغوها ثم أعيدوا المحاولة.',
    },
  },
  STORAGE_FULL: {
    status: 507,
    title: 'Storage full',
    detail: {
      fr: "La place manque de notre côté pour garder ce fichier. Rien de ce qui est déjà arrivé n'est perdu : reprenez l'envoi plus tard, les exploitants voient ce défaut.",
      ar: 'لا توجد لدينا مساحة كافية لحفظ هذا الملف. لم يضع شيء مما وصل: واصلوا الإرسال لاحقا، والمشغلون على علم بالخلل.',
    },
  },
  STORE_UNAVAILABLE: {
    status: 503,
    title: 'Store unavailable',
    detail: {
      fr: "Le service qui garde les documents ne répond pas. Rien de ce qui est déjà arrivé n'est perdu : reprenez plus tard, les exploitants voient ce défaut.",
      ar: 'لا تستجيب الخدمة التي تحفظ الوثائق. لم يضع شيء مما وصل: واصلوا لاحقا، والمشغلون على علم بالخلل.',
    },
  },
  DOCUMENT_HELD: {
    status: 409,
    title: 'Document held',
    detail: {
      fr: "L'antivirus a reconnu un programme malveillant dans ce document : il reste déposé mais ne peut pas être ouvert. Son auteur doit en déposer une copie saine.",
      ar: 'كشف مضاد الفيروسات برنامجا خبيثا في هذه الوثيقة: تبقى مودعة ولا يمكن فتحها. على صاحبها إيداع نسخة سليمة.',
    },
  },
  DOCUMENT_BEING_SCANNED: {
    status: 409,
    title: 'Document being scanned',
    detail: {
      fr: "L'antivirus n'a pas encore vu ce document. Il est bien déposé ; il pourra être ouvert ensuite.",
      ar: 'لم يفحص مضاد الفيروسات هذه الوثيقة بعد. هي مودعة ويمكن فتحها بعد ذلك.',
    },
  },
  PREVIEW_NOT_READY: {
    status: 409,
    title: 'Preview not ready',
    detail: {
      fr: "L'aperçu de cette page est en préparation. Redemandez-le dans un instant.",
      ar: 'معاينة هذه الصفحة قيد الإعداد. أعيدوا طلبها بعد لحظات.',
    },
  },
  PREVIEW_NONE: {
    status: 404,
    title: 'No preview',
    detail: {
      fr: "Ce document n'a pas d'aperçu pour cette page. Téléchargez-le pour le lire.",
      ar: 'لا توجد معاينة لهذه الصفحة من الوثيقة. نزلوها لقراءتها.',
    },
  },
  RANGE_OUTSIDE: {
    status: 416,
    title: 'Range not satisfiable',
    detail: {
      fr: 'Cette partie du document n’existe pas. Redemandez le document entier.',
      ar: 'هذا الجزء من الوثيقة غير موجود. أعيدوا طلب الوثيقة كاملة.',
    },
  },
  CONTENT_UNAVAILABLE: {
    status: 503,
    title: 'Content unavailable',
    detail: {
      fr: 'Le contenu de ce document ne répond pas en ce moment. Son dépôt tient toujours ; réessayez plus tard.',
      ar: 'محتوى هذه الوثيقة غير متاح حاليا. إيداعها قائم؛ أعيدوا المحاولة لاحقا.',
    },
  },
} as const satisfies Record<string, ProblemKind>
