import type { ProblemKind } from '../problemCodes.ts'

/** Refusals about the journal. */
export const JOURNAL_PROBLEMS = {
  INTERVAL_TOO_LONG: {
    status: 422,
    title: 'Interval too long',
    detail: {
      fr: 'Cet intervalle est trop long pour être vérifié ici : 31 jours et un million d’événements au plus. Choisissez-en un plus court, ou faites lancer `npm run journal -- verify`.',
      ar: 'هذه الفترة أطول من أن يتحقق منها هنا: 31 يوما ومليون حدث على الأكثر. اختاروا فترة أقصر أو اطلبوا تشغيل `npm run journal -- verify`.',
    },
  },
} as const satisfies Record<string, ProblemKind>
