import type { Bilingual } from '../../../spatial/bilingual.ts'

type ProblemKind = { readonly status: number; readonly title: string; readonly detail: Bilingual }

/** Jobs, notices and exports; the desk. */
export const WORK_PROBLEMS = {
  LABEL_EXISTS: {
    status: 409,
    title: 'Label exists',
    detail: {
      fr: 'Votre organisme a déjà une étiquette de ce nom. Prenez-la, ou donnez un autre nom à celle-ci.',
      ar: 'لهيئتكم علامة بهذا الاسم. استعملوها أو اختاروا اسما آخر.',
    },
  },
  LABEL_IN_USE: {
    status: 409,
    title: 'Label in use',
    detail: {
      fr: 'Des dossiers portent cette étiquette. Filtrez-les par elle, retirez-la d’eux en lot, puis supprimez-la.',
      ar: 'توجد ملفات تحمل هذه العلامة. صفوا الملفات بها وانزعوها عنها دفعة واحدة ثم احذفوها.',
    },
  },
  LABEL_UNKNOWN: {
    status: 422,
    title: 'No such label',
    detail: {
      fr: 'Cette étiquette n’est plus celle d’un de vos organismes. Rechargez la page et choisissez-en une autre.',
      ar: 'لم تعد هذه العلامة من علامات إحدى هيئاتكم. أعيدوا تحميل الصفحة واختاروا غيرها.',
    },
  },
  NOT_A_COLLEAGUE: {
    status: 422,
    title: 'Not a colleague',
    detail: {
      fr: 'Cette personne n’a pas de mandat en cours dans cet organisme, ou vous n’y en avez pas. Choisissez-en une autre.',
      ar: 'ليست لهذا الشخص صفة جارية في هذه الهيئة، أو ليست لكم. اختاروا شخصا آخر.',
    },
  },
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
