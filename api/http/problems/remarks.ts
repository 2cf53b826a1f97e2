import type { ProblemKind } from '../problemCodes.ts'

/** Refusals to pin a remark or to follow one. */
export const REMARK_PROBLEMS = {
  SHEET_UNKNOWN: {
    status: 422,
    title: 'No such sheet',
    detail: {
      fr: 'Cette planche n’est pas de ce dossier. Rouvrez le document dans sa dernière version, puis épinglez la remarque.',
      ar: 'هذه اللوحة ليست من هذا الملف. أعيدوا فتح الوثيقة في نسختها الأخيرة ثم ثبتوا الملاحظة.',
    },
  },
  REMARK_MEANWHILE: {
    status: 409,
    title: 'Followed meanwhile',
    detail: {
      fr: 'Quelqu’un a répondu à cette remarque, ou l’a close, depuis l’ouverture de cette page. Relisez-la : rien de ce que vous aviez écrit n’est perdu.',
      ar: 'أجاب أحد عن هذه الملاحظة أو أغلقها منذ فتح هذه الصفحة. أعيدوا قراءتها: لم يضع شيء مما كتبتم.',
    },
  },
  REMARK_CLOSED: {
    status: 409,
    title: 'Closed',
    detail: {
      fr: 'Cette remarque est close. Rouvrez-la d’abord, en disant pourquoi.',
      ar: 'هذه الملاحظة مغلقة. أعيدوا فتحها أولا مع ذكر السبب.',
    },
  },
  REMARK_OPEN: {
    status: 409,
    title: 'Open already',
    detail: { fr: 'Cette remarque est déjà ouverte.', ar: 'هذه الملاحظة مفتوحة من قبل.' },
  },
} as const satisfies Record<string, ProblemKind>
