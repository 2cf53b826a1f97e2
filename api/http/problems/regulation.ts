import type { ProblemKind } from '../problemCodes.ts'

/** Refusals about the règlement of a plan. */
export const REGULATION_PROBLEMS = {
  REGULATION_CLOSED: {
    status: 409,
    title: 'Plan no longer in force',
    detail: {
      fr: 'Ce plan n’a plus d’effet : son règlement se lit, mais ne se modifie plus.',
      ar: 'لم يعد لهذا التصميم أثر: يُقرأ ضابطه ولا يعدَّل.',
    },
  },
  REGULATION_SAME: {
    status: 422,
    title: 'Nothing changes',
    detail: {
      fr: 'Le règlement est déjà ainsi : rien n’a été enregistré.',
      ar: 'الضابط على هذه الحال من قبل: لم يُسجل شيء.',
    },
  },
  ZONE_NOT_OF_PLAN: {
    status: 422,
    title: 'Zone not of this plan',
    detail: {
      fr: 'Ce plan n’a ni zone ni secteur de ce code. Les codes ne valent que dans leur plan : vérifiez celui-ci.',
      ar: 'لا توجد في هذا التصميم منطقة أو قطاع بهذا الرمز. لا تصلح الرموز إلا داخل تصميمها: تحققوا منه.',
    },
  },
  FIGURE_SENSELESS: {
    status: 422,
    title: 'Figure without sense',
    detail: {
      fr: 'Ce chiffre ne peut pas être celui d’un règlement (négatif, part au-dessus de 1, niveaux non entiers, ou démesuré). Vérifiez l’unité et la virgule.',
      ar: 'لا يمكن أن يكون هذا الرقم في ضابط (سالب أو نسبة فوق 1 أو طوابق غير صحيحة أو مفرط). تحققوا من الوحدة والفاصلة.',
    },
  },
  REGULATION_UNREADABLE: {
    status: 422,
    title: 'Table unreadable',
    detail: {
      fr: 'Ce fichier n’a pas pu être lu comme un tableau. Donnez un CSV ou un classeur XLSX, tel qu’il s’exporte d’ici.',
      ar: 'تعذرت قراءة هذا الملف كجدول. قدموا ملف CSV أو XLSX كما يُصدَّر من هنا.',
    },
  },
  REGULATION_TOO_LARGE: {
    status: 413,
    title: 'Table too large',
    detail: {
      fr: 'Ce fichier dépasse 8 Mo : un règlement est bien plus court. Vérifiez que c’est le bon.',
      ar: 'يتجاوز هذا الملف 8 ميغابايت: الضابط أقصر من ذلك بكثير. تحققوا من أنه الملف المقصود.',
    },
  },
  REGULATION_FILE_OTHER: {
    status: 409,
    title: 'Another file than the one read',
    detail: {
      fr: 'Ce fichier n’est pas celui dont vous avez lu les différences. Relisez-le avant de l’appliquer.',
      ar: 'هذا الملف ليس الملف الذي قرأتم فروقه. أعيدوا قراءته قبل تطبيقه.',
    },
  },
  REGULATION_FAULTY: {
    status: 422,
    title: 'Table with faults',
    detail: {
      fr: 'Ce fichier a des fautes : rien n’a été enregistré. Corrigez-les aux lignes indiquées, puis redonnez-le.',
      ar: 'في هذا الملف أخطاء: لم يُسجل شيء. صححوها في الأسطر المشار إليها ثم أعيدوا تقديمه.',
    },
  },
} as const satisfies Record<string, ProblemKind>
