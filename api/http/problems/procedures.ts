import type { ProblemKind } from '../problemCodes.ts'

/** Refusals about versions of procedures, holidays and outages. */
export const PROCEDURE_PROBLEMS = {
  DEFINITION_FAULTS: {
    status: 422,
    title: 'Definition at fault',
    detail: {
      fr: 'Cette version ne tient pas : corrigez les points indiqués. Rien n’a été enregistré, votre texte reste dans la page.',
      ar: 'هذه النسخة غير سليمة: صححوا النقط المشار إليها. لم يسجل أي شيء، ونصكم باق في الصفحة.',
    },
  },
  DRAFT_EXISTS: {
    status: 409,
    title: 'A draft exists',
    detail: {
      fr: 'Une version de cette procédure est déjà en préparation pour ce jour. Ouvrez-la plutôt que d’en proposer une deuxième.',
      ar: 'توجد نسخة من هذه المسطرة قيد الإعداد لنفس اليوم. افتحوها بدل اقتراح نسخة ثانية.',
    },
  },
  VERSION_DAY_PAST: {
    status: 409,
    title: 'The first day has come',
    detail: {
      fr: 'Une version entre en vigueur un jour à venir : des dossiers sont déjà déposés sous celle d’aujourd’hui. Choisissez un premier jour à partir de demain.',
      ar: 'تدخل النسخة حيز التنفيذ في يوم لاحق: هناك ملفات أودعت في ظل النسخة الجارية اليوم. اختاروا يوما أول ابتداء من الغد.',
    },
  },
  VERSION_NOT_DRAFT: {
    status: 409,
    title: 'Published already',
    detail: {
      fr: 'Cette version est publiée : elle ne change plus. Proposez-en une nouvelle.',
      ar: 'هذه النسخة منشورة ولا تتغير بعد ذلك. اقترحوا نسخة جديدة.',
    },
  },
  VERSION_UNCHECKED: {
    status: 409,
    title: 'Not checked',
    detail: {
      fr: 'Cette version n’a pas été vérifiée depuis son dernier changement. Vérifiez-la, puis publiez-la.',
      ar: 'لم يتم التحقق من هذه النسخة منذ آخر تعديل. تحققوا منها ثم انشروها.',
    },
  },
  VERSION_OVERLAPS: {
    status: 409,
    title: 'Days overlap',
    detail: {
      fr: 'Une autre version publiée de cette procédure couvre une partie de ces jours. Changez le premier ou le dernier jour.',
      ar: 'تغطي نسخة أخرى منشورة من هذه المسطرة جزءا من هذه الأيام. غيروا اليوم الأول أو الأخير.',
    },
  },
  VERSION_NOT_IN_FORCE: {
    status: 409,
    title: 'Not in force',
    detail: {
      fr: 'Seule une version publiée dont la fin n’est pas encore dite peut recevoir un dernier jour, aujourd’hui ou plus tard.',
      ar: 'لا يمكن تحديد يوم أخير، اليوم أو بعده، إلا لنسخة منشورة لم تحدد نهايتها بعد.',
    },
  },
  VERSION_STRANDS: {
    status: 409,
    title: 'Drafts would be stranded',
    detail: {
      fr: 'Après ce jour, des brouillons de cette démarche ne pourraient plus être déposés. Publiez d’abord la version suivante, ou confirmez que la démarche s’arrête.',
      ar: 'بعد هذا اليوم لن يكون بالإمكان إيداع مسودات هذه المسطرة. انشروا النسخة الموالية أولا أو أكدوا أن المسطرة تتوقف.',
    },
  },
  HOLIDAY_EXISTS: {
    status: 409,
    title: 'Holiday entered already',
    detail: {
      fr: 'Ce jour férié est déjà inscrit au calendrier sous ce nom. Rien n’a changé.',
      ar: 'يوم العطلة هذا مسجل في التقويم بنفس الاسم. لم يتغير أي شيء.',
    },
  },
  HOLIDAY_WITHDRAWN: {
    status: 409,
    title: 'Holiday withdrawn already',
    detail: {
      fr: 'Ce jour férié est déjà retiré du calendrier.',
      ar: 'تم سحب يوم العطلة هذا من التقويم من قبل.',
    },
  },
  CERTIFICATE_USED: {
    status: 409,
    title: 'Certificate used',
    detail: {
      fr: 'Une interruption est déjà inscrite sous ce certificat.',
      ar: 'يوجد انقطاع مسجل بنفس الشهادة.',
    },
  },
  OUTAGE_ENDED: {
    status: 409,
    title: 'Outage ended already',
    detail: {
      fr: 'La fin de cette interruption est déjà dite : elle ne change plus.',
      ar: 'تم تحديد نهاية هذا الانقطاع من قبل ولا تتغير بعد ذلك.',
    },
  },
} as const satisfies Record<string, ProblemKind>
