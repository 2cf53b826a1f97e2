import type { ProblemKind } from '../problemCodes.ts'

/** Refusals about printed maps and the layers of agencies. */
export const LAYER_PROBLEMS = {
  PLACE_OUTSIDE: {
    status: 422,
    title: 'Outside the legal zones',
    detail: {
      fr: 'Ce lieu est hors des zones Lambert du Maroc : choisissez un point du territoire, puis imprimez de nouveau.',
      ar: 'هذا المكان خارج مناطق لامبير المغربية: اختاروا نقطة داخل التراب ثم أعيدوا الطباعة.',
    },
  },
} as const satisfies Record<string, ProblemKind>
