import type { ProblemKind } from '../problemCodes.ts'

/** Refusals to decide on a finding. */
export const FINDING_PROBLEMS = {
  FINDING_UNKNOWN: {
    status: 422,
    title: 'No such finding',
    detail: {
      fr: 'Le rapport de ce dossier n’a pas ce constat. Relisez la liste, puis décidez.',
      ar: 'لا يتضمن تقرير هذا الملف هذه المعاينة. أعيدوا قراءة اللائحة ثم قرروا.',
    },
  },
  FINDING_MEANWHILE: {
    status: 409,
    title: 'Decided meanwhile',
    detail: {
      fr: 'Quelqu’un a décidé de ce constat depuis l’ouverture de cette page, ou a repris sa décision. Relisez-le : rien de ce que vous aviez écrit n’est perdu.',
      ar: 'قرر أحد بشأن هذه المعاينة أو سحب قراره منذ فتح هذه الصفحة. أعيدوا قراءتها: لم يضع شيء مما كتبتم.',
    },
  },
} as const satisfies Record<string, ProblemKind>
