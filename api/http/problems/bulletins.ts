import type { ProblemKind } from '../problemCodes.ts'

/** Refusals about bulletins and rankings. */
export const BULLETIN_PROBLEMS = {
  QUARTER_NOT_OVER: {
    status: 409,
    title: 'The quarter is not over',
    detail: {
      fr: 'Ce trimestre n’est pas terminé : ses chiffres changent encore chaque jour. Choisissez un trimestre passé.',
      ar: 'لم ينته هذا الفصل بعد: أرقامه تتغير كل يوم. اختاروا فصلا سابقا.',
    },
  },
  FIGURES_BEHIND: {
    status: 503,
    title: 'Figures are being brought up',
    detail: {
      fr: 'Des événements ne sont pas encore comptés dans les chiffres. Réessayez dans un instant.',
      ar: 'لم تحتسب بعض الأحداث بعد في الأرقام. أعيدوا المحاولة بعد لحظات.',
    },
  },
  BULLETIN_IN_HAND: {
    status: 409,
    title: 'A bulletin of this quarter is in hand',
    detail: {
      fr: 'Une épreuve de ce trimestre est déjà en préparation. Ouvrez-la, ou abandonnez-la avant d’en faire une autre.',
      ar: 'توجد مسودة لهذا الفصل قيد الإعداد. افتحوها أو تخلوا عنها قبل إعداد أخرى.',
    },
  },
  BULLETIN_CORRECTS_NOTHING: {
    status: 422,
    title: 'What it corrects is missing',
    detail: {
      fr: 'Ce trimestre a déjà un bulletin publié : dites, en français et en arabe, ce que la nouvelle édition corrige.',
      ar: 'لهذا الفصل نشرة منشورة: اذكروا بالفرنسية والعربية ما يصححه الإصدار الجديد.',
    },
  },
  BULLETIN_NOT_AT_THIS_STEP: {
    status: 409,
    title: 'Not at this step',
    detail: {
      fr: 'L’état de cette épreuve ne permet pas cette action. Relisez son état actuel.',
      ar: 'حالة هذه المسودة لا تتيح هذا الإجراء. اطلعوا على حالتها الحالية.',
    },
  },
} as const satisfies Record<string, ProblemKind>
