import type { ProblemKind } from '../problemCodes.ts'

/** Refusals of the spreadsheet of a paper register. */
export const BACKLOG_PROBLEMS = {
  SPREADSHEET_UNREADABLE: {
    status: 422,
    title: 'Spreadsheet unreadable',
    detail: {
      fr: 'Ce fichier n’a pas pu être lu comme un tableau. Enregistrez-le en XLSX ou en CSV depuis votre tableur, puis redonnez-le.',
      ar: 'تعذرت قراءة هذا الملف كجدول. احفظوه بصيغة XLSX أو CSV من برنامج الجداول ثم أعيدوا تقديمه.',
    },
  },
  SPREADSHEET_EMPTY: {
    status: 422,
    title: 'Spreadsheet empty',
    detail: {
      fr: 'Ce tableau ne contient aucune ligne. Vérifiez que les dossiers sont sur la première feuille visible.',
      ar: 'لا يتضمن هذا الجدول أي سطر. تأكدوا من أن الملفات موجودة في أول ورقة ظاهرة.',
    },
  },
  SPREADSHEET_TOO_LARGE: {
    status: 413,
    title: 'Spreadsheet too large',
    detail: {
      fr: 'Ce tableau est trop grand : 10 000 lignes et 20 Mo au plus. Découpez-le par année, puis donnez chaque partie.',
      ar: 'هذا الجدول كبير جدا: 10.000 سطر و20 ميغابايت على الأكثر. قسموه حسب السنوات ثم قدموا كل جزء على حدة.',
    },
  },
  BACKLOG_STARTED: {
    status: 409,
    title: 'Already being brought in',
    detail: {
      fr: 'La reprise de ce tableau a déjà commencé. Pour corriger des lignes, redonnez le tableau corrigé : ce qui est entré n’entrera pas deux fois.',
      ar: 'بدأ استيراد هذا الجدول بالفعل. لتصحيح أسطر، أعيدوا تقديم الجدول المصحح: ما أُدخل لن يُدخل مرتين.',
    },
  },
} as const satisfies Record<string, ProblemKind>
