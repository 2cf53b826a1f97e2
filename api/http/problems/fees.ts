import type { ProblemKind } from '../problemCodes.ts'

/** Refusals about taxes and fees. */
export const FEE_PROBLEMS = {
  RATE_OUTSIDE_BRACKET: {
    status: 422,
    title: 'Rate outside the legal bracket',
    detail: {
      fr: 'Ce taux sort de la fourchette que la loi laisse à la commune. Vérifiez l’arrêté fiscal, puis corrigez le taux indiqué.',
      ar: 'هذا السعر خارج الحدود التي يتركها القانون للجماعة. راجعوا القرار الجبائي ثم صححوا السعر المشار إليه.',
    },
  },
  RATE_NOT_ITS_OWN: {
    status: 422,
    title: 'Not a rate it decides',
    detail: {
      fr: 'Une commune n’arrête pas la rémunération d’une agence, ni une agence les taxes d’une commune. Retirez le taux indiqué.',
      ar: 'لا تحدد الجماعة أجرة الوكالة ولا تحدد الوكالة رسوم الجماعة. احذفوا السعر المشار إليه.',
    },
  },
  TARIFF_WITHDRAWN: {
    status: 409,
    title: 'Tariff already withdrawn',
    detail: {
      fr: 'Ce tarif n’est plus à retirer : il l’est déjà, ou il n’a pas été saisi ici.',
      ar: 'لا داعي لسحب هذه التعريفة: فقد سُحبت من قبل أو لم تُدخل هنا.',
    },
  },
} as const satisfies Record<string, ProblemKind>
