import type { ProblemKind } from '../problemCodes.ts'

/** Why a reminder is not sent. */
export const BOARD_PROBLEMS = {
  NUDGED_ALREADY: {
    status: 409,
    title: 'Reminded already',
    detail: {
      fr: 'Une relance est déjà partie pour ce dossier il y a trop peu de jours ouvrables. Attendez le jour indiqué, ou appelez.',
      ar: 'سبق إرسال تذكير بشأن هذا الملف قبل أيام عمل قليلة. انتظروا اليوم المبين أو اتصلوا مباشرة.',
    },
  },
  NUDGE_NOT_AWAITED: {
    status: 409,
    title: 'Nothing is awaited from it',
    detail: {
      fr: 'Cet organisme ne doit plus d’avis sur ce dossier : il l’a rendu, ou n’est plus consulté. Rechargez la page.',
      ar: 'لم تعد هذه الهيئة مطالبة برأي في هذا الملف: أبدته أو لم تعد مستشارة. أعيدوا تحميل الصفحة.',
    },
  },
  NUDGE_WHICH_BODY: {
    status: 422,
    title: 'Which body',
    detail: {
      fr: 'Ce dossier attend l’avis d’organismes consultés. Choisissez lesquels relancer.',
      ar: 'ينتظر هذا الملف آراء هيئات مستشارة. اختاروا أيها تذكرون.',
    },
  },
  NUDGE_APPLICANT: {
    status: 409,
    title: 'It is with the applicant',
    detail: {
      fr: 'Ce dossier est entre les mains du demandeur : aucune administration n’est à relancer.',
      ar: 'هذا الملف بين يدي صاحب الطلب: ليست هناك إدارة لتذكيرها.',
    },
  },
  NUDGE_NOBODY: {
    status: 409,
    title: 'Nobody to remind',
    detail: {
      fr: 'Personne n’a aujourd’hui de mandat pour agir sur ce dossier. Signalez-le à l’administrateur de l’organisme.',
      ar: 'لا أحد له اليوم صفة للتصرف في هذا الملف. أبلغوا مدير حسابات الهيئة بذلك.',
    },
  },
  NUDGE_INTERVAL_UNKNOWN: {
    status: 409,
    title: 'No interval in force',
    detail: {
      fr: 'L’intervalle entre deux relances n’est pas réglé à cette date : rien n’est envoyé. Prévenez l’exploitant.',
      ar: 'المدة الفاصلة بين تذكيرين غير محددة في هذا التاريخ: لا يرسل شيء. أخبروا مستغل المنصة.',
    },
  },
} as const satisfies Record<string, ProblemKind>
