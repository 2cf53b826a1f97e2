import type { ProblemKind } from '../problemCodes.ts'

/** Refusals about the acts of a dossier. */
export const ACT_PROBLEMS = {
  ACT_NOT_SIGNED: {
    status: 409,
    title: 'The act is not signed',
    detail: {
      fr: 'Ce dossier est accordé par son acte signé, et non d’un clic. Préparez l’acte, puis signez-le à l’écran « À la signature ».',
      ar: 'يمنح هذا الملف بقراره الموقع لا بنقرة. أعدوا القرار ثم وقعوه في شاشة «في انتظار التوقيع».',
    },
  },
  REFUSAL_NOT_SIGNED: {
    status: 409,
    title: 'The refusal is not signed',
    detail: {
      fr: 'Un refus se prononce par une décision motivée et signée, et non d’un clic. Préparez le refus dans la partie « Acte » du dossier, chaque motif avec son article, puis signez-le à l’écran « À la signature ».',
      ar: 'يصدر الرفض بقرار معلل وموقع لا بنقرة. أعدوا قرار الرفض في جزء «القرار» من الملف، كل سبب مع مادته، ثم وقعوه في شاشة «في انتظار التوقيع».',
    },
  },
  DEFERRAL_NOT_SIGNED: {
    status: 409,
    title: 'The deferral is not signed',
    detail: {
      fr: 'Un sursis à statuer se prononce par une décision signée, et non d’un clic. Préparez le sursis dans la partie « Acte » du dossier, avec son fondement et son terme, puis signez-le à l’écran « À la signature ».',
      ar: 'يصدر تأجيل البت بقرار موقع لا بنقرة. أعدوا قرار التأجيل في جزء «القرار» من الملف مع أساسه وأجله، ثم وقعوه في شاشة «في انتظار التوقيع».',
    },
  },
  ATTESTATION_NOT_SIGNED: {
    status: 409,
    title: 'The attestation is not signed',
    detail: {
      fr: 'Le silence de l’administration s’atteste par un acte signé du gouverneur, et non d’un clic. Préparez l’attestation dans la partie « Acte » du dossier, puis signez-la à l’écran « À la signature ».',
      ar: 'يثبت سكوت الإدارة بشهادة موقعة من العامل لا بنقرة. أعدوا الشهادة في جزء «القرار» من الملف، ثم وقعوها في شاشة «في انتظار التوقيع».',
    },
  },
  BINDING_AVIS_NOT_AGAINST: {
    status: 422,
    title: 'No binding avis is against it',
    detail: {
      fr: 'Aucun avis conforme défavorable n’a été donné sur ce dossier : choisissez un autre fondement pour ce motif.',
      ar: 'لم يبد أي رأي مطابق غير موافق بشأن هذا الملف: اختاروا أساسا آخر لهذا السبب.',
    },
  },
  REFUSAL_STANDS: {
    status: 409,
    title: 'The refusal stands',
    detail: {
      fr: 'Le refus de ce dossier tient toujours. Retirez d’abord son acte, dans la partie « Acte », puis rouvrez l’examen.',
      ar: 'ما زال رفض هذا الملف قائما. اسحبوا أولا قراره في جزء «القرار» ثم أعيدوا فتح الدراسة.',
    },
  },
  ACT_TAKEN_BACK: {
    status: 409,
    title: 'The act was taken back',
    detail: {
      fr: 'L’acte signé de ce dossier a été retiré : il n’autorise plus de travaux. Voyez la partie « Acte » du dossier.',
      ar: 'سحب القرار الموقع لهذا الملف: لم يعد يرخص بأي أشغال. اطلعوا على جزء «القرار» من الملف.',
    },
  },
  ACT_BEING_SIGNED: {
    status: 409,
    title: 'An act is being signed',
    detail: {
      fr: 'Un acte de ce dossier est en cours de signature. Menez cette signature à son terme, ou annulez son numéro en disant pourquoi.',
      ar: 'هناك قرار يخص هذا الملف قيد التوقيع. أتموا التوقيع أو ألغوا رقمه مع بيان السبب.',
    },
  },
  ACT_OUTDATED: {
    status: 409,
    title: 'The draft is outdated',
    detail: {
      fr: 'Le dossier dit autre chose que ce projet d’acte. Relisez ce qui a changé, préparez l’acte de nouveau, puis signez.',
      ar: 'يتضمن الملف ما يخالف مشروع هذا القرار. اطلعوا على ما تغير ثم أعيدوا إعداد القرار قبل التوقيع.',
    },
  },
  ACT_CLOSED: {
    status: 409,
    title: 'The act is closed',
    detail: {
      fr: 'Cet acte est déjà signé ou annulé : il ne change plus.',
      ar: 'هذا القرار موقع أو ملغى: لا يتغير بعد ذلك.',
    },
  },
  ACT_NOT_TO_WITHDRAW: {
    status: 409,
    title: 'Nothing to take back',
    detail: {
      fr: 'Cet acte n’est pas signé, ou il est déjà retiré : il n’y a rien à retirer.',
      ar: 'هذا القرار غير موقع أو سبق سحبه: لا شيء يسحب.',
    },
  },
  ACT_WITHOUT_NUMBER: {
    status: 409,
    title: 'The act has no number',
    detail: {
      fr: 'Ce projet d’acte n’a pas encore de numéro : il n’y a rien à annuler.',
      ar: 'ليس لمشروع هذا القرار رقم بعد: لا شيء يلغى.',
    },
  },
  DEFERRAL_TOO_LONG: {
    status: 422,
    title: 'Deferral too long',
    detail: {
      fr: 'Le sursis à statuer dure deux ans au plus (loi 12-90, article 45). Choisissez un terme plus proche.',
      ar: 'لا يتجاوز تأجيل البت سنتين (القانون رقم 12.90، المادة 45). اختاروا أجلا أقرب.',
    },
  },
  STUDY_DEFERRAL_TOO_LONG: {
    status: 422,
    title: 'Deferral during a study too long',
    detail: {
      fr: 'Tant qu’un plan est à l’étude, le sursis dure six mois, renouvelables une fois : douze mois au plus (loi 12-90, article 21). Choisissez un terme plus proche.',
      ar: 'ما دام التصميم قيد الدراسة، يدوم التأجيل ستة أشهر قابلة للتجديد مرة واحدة، أي اثني عشر شهرا على الأكثر (القانون رقم 12.90، المادة 21). اختاروا أجلا أقرب.',
    },
  },
  ACT_NOT_FOUND: {
    status: 404,
    title: 'No such act',
    detail: {
      fr: 'Aucun acte signé ici ne porte ce code, ce numéro ou ce contenu. Vérifiez ce qui est écrit sur l’acte, ou interrogez la commune qui l’aurait signé.',
      ar: 'لا يوجد أي قرار موقع هنا بهذا الرمز أو الرقم أو المحتوى. تحققوا مما هو مكتوب في القرار، أو اسألوا الجماعة التي قد تكون وقعته.',
    },
  },
  UNIT_UNKNOWN: {
    status: 422,
    title: 'No such unit',
    detail: {
      fr: 'Aucune commune, aucun arrondissement et aucune province ne porte ce code.',
      ar: 'لا توجد جماعة أو مقاطعة أو إقليم بهذا الرمز.',
    },
  },
} as const satisfies Record<string, ProblemKind>
