import type { Bilingual } from '../../../spatial/bilingual.ts'

type ProblemKind = { readonly status: number; readonly title: string; readonly detail: Bilingual }

/** Jobs, notices and exports. */
export const WORK_PROBLEMS = {
  JOB_RUNNING: {
    status: 409,
    title: 'Job running',
    detail: {
      fr: 'Cette tâche est en cours : il est trop tôt pour la relancer.',
      ar: 'هذه المهمة قيد التنفيذ: لم يحن وقت إعادة تشغيلها.',
    },
  },
  NOTICE_NOT_REFUSABLE: {
    status: 422,
    title: 'Notice not refusable',
    detail: {
      fr: 'Ce courriel protège votre compte : il est toujours envoyé. Les autres choix peuvent être enregistrés sans lui.',
      ar: 'هذه الرسالة تحمي حسابكم: ترسل دائما. يمكن تسجيل الاختيارات الأخرى دونها.',
    },
  },
  EXPORT_UNDER_WAY: {
    status: 409,
    title: 'Export under way',
    detail: {
      fr: 'Un export de vos données est déjà en préparation ou prêt. Attendez-le, ou téléchargez-le.',
      ar: 'يوجد تصدير لمعطياتكم قيد الإعداد أو جاهز. انتظروه أو حملوه.',
    },
  },
  EXPORT_DECIDED: {
    status: 409,
    title: 'Export already decided',
    detail: {
      fr: "Cet export n'attend plus de décision.",
      ar: 'لم يعد هذا التصدير ينتظر أي قرار.',
    },
  },
  EXPORT_NOT_READY: {
    status: 409,
    title: 'Export not ready',
    detail: {
      fr: "Ce fichier n'est pas prêt, ou sa durée de garde est passée. Demandez un nouvel export si besoin.",
      ar: 'هذا الملف غير جاهز أو انقضت مدة حفظه. اطلبوا تصديرا جديدا عند الحاجة.',
    },
  },
} as const satisfies Record<string, ProblemKind>
