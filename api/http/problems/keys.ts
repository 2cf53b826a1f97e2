import type { ProblemKind } from '../problemCodes.ts'

/** Refusals to keep a key of signature, or to sign with it; `data.reason` says which. */
export const KEY_PROBLEMS = {
  SIGNING_KEY_REFUSED: {
    status: 422,
    title: 'The key cannot sign',
    detail: {
      fr: 'Cette clé ne peut pas signer ici. Lisez la raison, corrigez-la ou choisissez une autre clé.',
      ar: 'لا يمكن لهذا المفتاح التوقيع هنا. اقرؤوا السبب وصححوه أو اختاروا مفتاحا آخر.',
    },
  },
  SIGNING_KEY_EXISTS: {
    status: 409,
    title: 'Already in an inventory',
    detail: {
      fr: 'Ce certificat est déjà à l’inventaire d’un organisme. Réactivez la clé qui s’y trouve, ou ajoutez un autre certificat.',
      ar: 'هذه الشهادة موجودة من قبل في جرد إحدى الهيئات. أعيدوا تفعيل المفتاح الموجود أو أضيفوا شهادة أخرى.',
    },
  },
  SIGNING_KEY_SUSPENDED: {
    status: 409,
    title: 'Suspended by somebody else',
    detail: {
      fr: 'Cette clé a été suspendue par l’administrateur de l’organisme : c’est à lui de la remettre en service.',
      ar: 'علق المسؤول عن إدارة الهيئة هذا المفتاح: إعادته إلى الاستعمال تعود إليه.',
    },
  },
  SIGNING_KEY_CLOSED: {
    status: 409,
    title: 'Revoked or replaced',
    detail: {
      fr: 'Cette clé est révoquée ou remplacée : son état ne change plus. Ajoutez-en une nouvelle.',
      ar: 'هذا المفتاح ملغى أو مستبدل: لم تعد حالته تتغير. أضيفوا مفتاحا جديدا.',
    },
  },
} as const satisfies Record<string, ProblemKind>
