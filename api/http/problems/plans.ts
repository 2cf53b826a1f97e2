import type { ProblemKind } from '../problemCodes.ts'

/** Refusals of the plans desk. */
export const PLAN_PROBLEMS = {
  PLAN_FILE_UNREADABLE: {
    status: 422,
    title: 'Plan file unreadable',
    detail: {
      fr: 'Ce fichier n’a pas pu être lu comme un plan. Donnez un shapefile zippé, un GeoJSON, un GeoPackage ou un DXF.',
      ar: 'تعذرت قراءة هذا الملف كتصميم. قدموا shapefile مضغوطا أو GeoJSON أو GeoPackage أو DXF.',
    },
  },
  PLAN_FILE_TOO_LARGE: {
    status: 413,
    title: 'Plan file too large',
    detail: {
      fr: 'Ce fichier dépasse 64 Mo. Demandez à l’exploitant de l’importer par la ligne de commande.',
      ar: 'يتجاوز هذا الملف 64 ميغابايت. اطلبوا من المشغل استيراده عبر سطر الأوامر.',
    },
  },
  PLAN_FILE_HALF: {
    status: 422,
    title: 'Half a file',
    detail: {
      fr: 'Le fichier n’est pas arrivé entier : rien n’a été gardé. Redonnez-le.',
      ar: 'لم يصل الملف كاملا: لم يُحفظ أي شيء. أعيدوا تقديمه.',
    },
  },
  PLAN_DIFFERS: {
    status: 409,
    title: 'Another kind of plan',
    detail: {
      fr: 'Un plan d’une autre nature porte déjà ce code. Choisissez un autre code, ou la nature du plan existant.',
      ar: 'يوجد تصميم من نوع آخر يحمل هذا الرمز. اختاروا رمزا آخر أو نوع التصميم الموجود.',
    },
  },
  PLAN_ELSEWHERE: {
    status: 409,
    title: 'Plan of another agency',
    detail: {
      fr: 'Ce code est celui d’un plan d’une autre agence. Donnez à votre plan un code à lui.',
      ar: 'هذا الرمز لتصميم تابع لوكالة أخرى. امنحوا تصميمكم رمزا خاصا به.',
    },
  },
  PLAN_VERSION_EXISTS: {
    status: 409,
    title: 'Version exists',
    detail: {
      fr: 'Ce plan a déjà une version de ce nom : des rapports en ont été tirés, elle ne change plus. Donnez un autre nom à celle-ci.',
      ar: 'لهذا التصميم نسخة بهذا الاسم: أُنجزت تقارير على أساسها ولن تتغير. امنحوا هذه النسخة اسما آخر.',
    },
  },
  PLAN_DRAFT_NOT_AT_THIS_STEP: {
    status: 409,
    title: 'Not at this step',
    detail: {
      fr: 'La version en préparation n’est pas à l’étape qui permet cela. Rechargez la page pour voir où elle en est.',
      ar: 'النسخة قيد الإعداد ليست في المرحلة التي تتيح ذلك. أعيدوا تحميل الصفحة لمعرفة وضعيتها.',
    },
  },
  PLAN_NOT_CONTROLLED: {
    status: 409,
    title: 'Not controlled',
    detail: {
      fr: 'Le contrôle n’est pas terminé, ou des constats restent ouverts : corrigez ce qui bloque et acceptez le reste avec un motif.',
      ar: 'لم تنته المراقبة أو بقيت ملاحظات مفتوحة: صححوا ما يمنع واقبلوا الباقي مع بيان السبب.',
    },
  },
  PLAN_NOTHING_TO_ACCEPT: {
    status: 409,
    title: 'Nothing to accept',
    detail: {
      fr: 'Aucun de ces constats n’attend d’être accepté : ce qui bloque se corrige, le reste est déjà tranché.',
      ar: 'لا تنتظر أي من هذه الملاحظات القبول: ما يمنع يجب تصحيحه والباقي تم الحسم فيه.',
    },
  },
  PLAN_TOLERANCE_FINER: {
    status: 422,
    title: 'Tolerance finer than the file',
    detail: {
      fr: 'La tolérance dite est plus fine que ce que ce fichier permet : en degrés, un tracé n’est pas placé à mieux que 7 m. Mettez au moins 7 m, ou donnez le fichier en mètres de la zone Lambert.',
      ar: 'هامش التسامح المذكور أدق مما يسمح به هذا الملف: بالدرجات لا يحدد موضع الخط بأفضل من 7 أمتار. ضعوا 7 أمتار على الأقل أو قدموا الملف بأمتار منطقة لامبير.',
    },
  },
  PLAN_OUTLINE_INVALID: {
    status: 422,
    title: 'Outline invalid',
    detail: {
      fr: 'Ce contour n’est pas un polygone valide : il se croise ou se touche au point indiqué. Corrigez-le, il n’est jamais réparé sans vous.',
      ar: 'هذا المحيط ليس مضلعا صالحا: يتقاطع مع نفسه أو يلامسها في النقطة المبينة. صححوه، فلا يُصلح أبدا دونكم.',
    },
  },
  PLAN_VERSIONS_APART: {
    status: 422,
    title: 'Versions apart',
    detail: {
      fr: 'Ces deux versions ne sont pas du même plan, ou pas de la même zone Lambert : elles ne se comparent pas.',
      ar: 'هاتان النسختان ليستا من التصميم نفسه أو ليستا في منطقة لامبير نفسها: لا يمكن المقارنة بينهما.',
    },
  },
  PLAN_EVENT_BEFORE: {
    status: 422,
    title: 'Act in the future',
    detail: {
      fr: 'L’acte est daté d’un jour à venir : une version se publie avec un acte déjà pris.',
      ar: 'القرار مؤرخ بيوم لاحق: تنشر النسخة بقرار متخذ فعلا.',
    },
  },
  PLAN_RECHECK_RUNNING: {
    status: 409,
    title: 'Dossiers being checked',
    detail: {
      fr: 'Des dossiers sont encore en cours de vérification contre ce plan. Attendez la fin, puis publiez : rien n’a changé.',
      ar: 'ما زالت ملفات قيد التحقق على أساس هذا التصميم. انتظروا انتهاءها ثم انشروا: لم يتغير أي شيء.',
    },
  },
  PLAN_ACT_WAITING: {
    status: 409,
    title: 'An act waits',
    detail: {
      fr: 'Un acte de cette version attend déjà d’être examiné. Attendez qu’il le soit, ou que sa proposition soit retirée.',
      ar: 'ثمة قرار يخص هذه النسخة ينتظر الفحص. انتظروا فحصه أو سحب اقتراحه.',
    },
  },
  PLAN_ACT_NOT_SIGNED: {
    status: 422,
    title: 'Act not signed yet',
    detail: {
      fr: 'La date de l’acte est à venir : on ne propose qu’un acte déjà pris. Son effet, lui, peut être plus tard.',
      ar: 'تاريخ القرار لاحق: لا يُقترح إلا قرار متخذ فعلا. أما أثره فيمكن أن يكون لاحقا.',
    },
  },
  PLAN_ACT_BEFORE_SIGNED: {
    status: 422,
    title: 'Effect before the act',
    detail: {
      fr: 'L’acte prendrait effet avant le jour où il a été pris. Vérifiez les deux dates.',
      ar: 'سيسري القرار قبل يوم اتخاذه. تحققوا من التاريخين.',
    },
  },
  PLAN_ACT_OUT_OF_ORDER: {
    status: 422,
    title: 'Acts out of order',
    detail: {
      fr: 'Les actes d’une version se suivent : un autre acte enregistré prend effet le même jour, ou ne se range plus de son côté. Vérifiez la date, ou commencez par le dernier acte.',
      ar: 'تتوالى قرارات النسخة: هناك قرار مسجل آخر يسري في اليوم نفسه أو لم يعد في جهته من الترتيب. تحققوا من التاريخ أو ابدؤوا بآخر قرار.',
    },
  },
  PLAN_ACT_NOT_NEXT: {
    status: 422,
    title: 'Not the next act',
    detail: {
      fr: 'La loi ne fait pas suivre cet acte de l’état où se trouve la version ce jour-là. Choisissez parmi les actes proposés.',
      ar: 'لا يجعل القانون هذا القرار تاليا للوضعية التي توجد فيها النسخة في ذلك اليوم. اختاروا من القرارات المقترحة.',
    },
  },
  PLAN_ACT_STRAYS: {
    status: 422,
    title: 'An act would stray',
    detail: {
      fr: 'Avec cette date, un acte déjà enregistré ne pourrait plus suivre ceux d’avant : une utilité publique prorogée après ses dix ans, par exemple. Vérifiez la date, ou annulez d’abord les actes qui la suivent.',
      ar: 'بهذا التاريخ لا يمكن لقرار مسجل أن يلي ما قبله: كتمديد منفعة عامة بعد انقضاء سنواتها العشر مثلا. تحققوا من التاريخ أو ألغوا أولا القرارات التي تليه.',
    },
  },
  PLAN_ACT_NOT_AT_THIS_STEP: {
    status: 409,
    title: 'Already decided',
    detail: {
      fr: 'Cet acte a déjà été publié, renvoyé ou retiré. Rechargez la page pour voir ce qu’il est devenu.',
      ar: 'سبق نشر هذا القرار أو إرجاعه أو سحبه. أعيدوا تحميل الصفحة لمعرفة مآله.',
    },
  },
  PLAN_ACT_OF_ANOTHER: {
    status: 403,
    title: 'Proposed by somebody else',
    detail: {
      fr: 'Une autre personne a proposé cet acte : elle seule le retire. Vous pouvez l’examiner, et le renvoyer avec vos motifs.',
      ar: 'اقترح شخص آخر هذا القرار: وحده يسحبه. يمكنكم فحصه وإرجاعه مع بيان الأسباب.',
    },
  },
} as const satisfies Record<string, ProblemKind>
