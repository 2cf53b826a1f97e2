import type { ProblemKind } from '../problemCodes.ts'

/** Refusals of a file of commune outlines. */
export const OUTLINES_PROBLEMS = {
  OUTLINES_UNREADABLE: {
    status: 422,
    title: 'Outlines unreadable',
    detail: {
      fr: 'Ce fichier n’a pas pu être lu comme des contours. Donnez un GeoJSON ou un shapefile compressé.',
      ar: 'تعذرت قراءة هذا الملف كحدود. قدموا ملف GeoJSON أو shapefile مضغوطا.',
    },
  },
  OUTLINES_TOO_LARGE: {
    status: 413,
    title: 'Outlines too large',
    detail: {
      fr: 'Ce fichier dépasse 32 Mo. Découpez-le par région, ou importez-le depuis la ligne de commande.',
      ar: 'يتجاوز هذا الملف 32 ميغابايت. قسموه حسب الجهات أو استوردوه من سطر الأوامر.',
    },
  },
  OUTLINES_CHANGED: {
    status: 409,
    title: 'Another file than the one reviewed',
    detail: {
      fr: 'Ce fichier n’est pas celui dont vous avez lu le compte rendu. Vérifiez-le à nouveau avant de l’appliquer.',
      ar: 'هذا الملف ليس الملف الذي قرأتم تقريره. تحققوا منه من جديد قبل تطبيقه.',
    },
  },
  OUTLINES_NONE: {
    status: 422,
    title: 'No outline to replace',
    detail: {
      fr: 'Aucun contour de ce fichier ne correspond à une commune : rien n’a été remplacé.',
      ar: 'لا يطابق أي من حدود هذا الملف جماعة: لم يُستبدل شيء.',
    },
  },
} as const satisfies Record<string, ProblemKind>
