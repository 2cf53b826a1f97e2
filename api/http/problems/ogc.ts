import type { ProblemKind } from '../problemCodes.ts'

/** Refusals of OGC API – Features, whose statuses the standard sets. */
export const OGC_PROBLEMS = {
  OGC_PARAMETER_UNKNOWN: {
    status: 400,
    title: 'Unknown parameter',
    detail: {
      fr: 'Ce paramètre n’existe pas pour cette ressource. Les paramètres possibles sont décrits à /api/ogc/api.',
      ar: 'هذا المعامل غير موجود لهذا المورد. المعاملات الممكنة موصوفة في /api/ogc/api.',
    },
  },
  OGC_PARAMETER_INVALID: {
    status: 400,
    title: 'Invalid parameter',
    detail: {
      fr: 'La valeur de ce paramètre n’est pas lisible ou n’est pas permise ici.',
      ar: 'قيمة هذا المعامل غير مقروءة أو غير مسموح بها هنا.',
    },
  },
  OGC_TOO_MANY_DOSSIERS: {
    status: 429,
    title: 'Too many dossiers',
    detail: {
      fr: 'Vous avez lu 10 000 dossiers par cette voie en une heure. Précisez l’emprise (bbox) ou un filtre, ou reprenez plus tard ; un registre entier se demande par un export.',
      ar: 'قرأتم 10 000 ملف بهذه الطريقة خلال ساعة. حددوا النطاق (bbox) أو مرشحا، أو أعيدوا المحاولة لاحقا؛ أما السجل الكامل فيطلب عبر تصدير.',
    },
  },
} as const satisfies Record<string, ProblemKind>
