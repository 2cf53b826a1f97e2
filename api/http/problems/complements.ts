import type { ProblemKind } from '../problemCodes.ts'

/** Refusals about what is asked of the applicant. */
export const COMPLEMENT_PROBLEMS = {
  COMPLEMENT_UNANSWERED: {
    status: 409,
    title: 'Items without an answer',
    detail: {
      fr: 'Des éléments demandés n’ont pas encore de réponse. Répondez à chacun de ceux qui sont indiqués, au besoin par écrit, puis renvoyez le dossier.',
      ar: 'لم يُجب بعد عن بعض العناصر المطلوبة. أجيبوا عن كل عنصر مشار إليه، كتابة عند الاقتضاء، ثم أرسلوا الملف.',
    },
  },
  NOT_A_FACT: {
    status: 422,
    title: 'Not a fact of the project',
    detail: {
      fr: 'Cet élément ne demande pas un renseignement du projet. Déposez la pièce, placez le terrain ou répondez par écrit.',
      ar: 'هذا العنصر لا يطلب معلومة عن المشروع. أودعوا الوثيقة أو حددوا موقع الأرض أو أجيبوا كتابة.',
    },
  },
} as const satisfies Record<string, ProblemKind>
