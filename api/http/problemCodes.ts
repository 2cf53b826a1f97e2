import type { Bilingual } from '../../spatial/bilingual.ts'
import { ACT_PROBLEMS } from './problems/acts.ts'
import { ATTESTATION_PROBLEMS } from './problems/attestations.ts'
import { AVIS_PROBLEMS } from './problems/avis.ts'
import { BACKLOG_PROBLEMS } from './problems/backlog.ts'
import { BOARD_PROBLEMS } from './problems/board.ts'
import { BULLETIN_PROBLEMS } from './problems/bulletins.ts'
import { COMMISSION_PROBLEMS } from './problems/commission.ts'
import { COMPLEMENT_PROBLEMS } from './problems/complements.ts'
import { DOCUMENT_PROBLEMS } from './problems/documents.ts'
import { FACTOR_PROBLEMS } from './problems/factors.ts'
import { FEE_PROBLEMS } from './problems/fees.ts'
import { FINDING_PROBLEMS } from './problems/findings.ts'
import { IDENTITY_PROBLEMS } from './problems/identity.ts'
import { JOURNAL_PROBLEMS } from './problems/journal.ts'
import { KEY_PROBLEMS } from './problems/keys.ts'
import { LAYER_PROBLEMS } from './problems/layers.ts'
import { MANDATE_PROBLEMS } from './problems/mandates.ts'
import { MOVE_PROBLEMS } from './problems/moves.ts'
import { NOTE_PROBLEMS } from './problems/notes.ts'
import { OGC_PROBLEMS } from './problems/ogc.ts'
import { OUTLINES_PROBLEMS } from './problems/outlines.ts'
import { PLAN_PROBLEMS } from './problems/plans.ts'
import { PROCEDURE_PROBLEMS } from './problems/procedures.ts'
import { PROVIDER_PROBLEMS } from './problems/provider.ts'
import { REGULATION_PROBLEMS } from './problems/regulation.ts'
import { REMARK_PROBLEMS } from './problems/remarks.ts'
import { ROOM_PROBLEMS } from './problems/rooms.ts'
import { SERVITUDE_PROBLEMS } from './problems/servitudes.ts'
import { WORK_PROBLEMS } from './problems/work.ts'

export type ProblemKind = { readonly status: number; readonly title: string; readonly detail: Bilingual }

/** Every code the API can refuse with, besides those of the intake (spatial/intake/sentences.ts). */
export const PROBLEMS = {
  ...ACT_PROBLEMS,
  ...ATTESTATION_PROBLEMS,
  ...FINDING_PROBLEMS,
  ...AVIS_PROBLEMS,
  ...BACKLOG_PROBLEMS,
  ...BOARD_PROBLEMS,
  ...BULLETIN_PROBLEMS,
  ...COMMISSION_PROBLEMS,
  ...DOCUMENT_PROBLEMS,
  ...FACTOR_PROBLEMS,
  ...FEE_PROBLEMS,
  ...IDENTITY_PROBLEMS,
  ...JOURNAL_PROBLEMS,
  ...KEY_PROBLEMS,
  ...LAYER_PROBLEMS,
  ...MANDATE_PROBLEMS,
  ...MOVE_PROBLEMS,
  ...COMPLEMENT_PROBLEMS,
  ...REMARK_PROBLEMS,
  ...NOTE_PROBLEMS,
  ...OGC_PROBLEMS,
  ...OUTLINES_PROBLEMS,
  ...PLAN_PROBLEMS,
  ...PROCEDURE_PROBLEMS,
  ...PROVIDER_PROBLEMS,
  ...REGULATION_PROBLEMS,
  ...ROOM_PROBLEMS,
  ...SERVITUDE_PROBLEMS,
  ...WORK_PROBLEMS,
  INVALID_INPUT: {
    status: 422,
    title: 'Invalid input',
    detail: {
      fr: "La demande n'a pas la forme attendue. Corrigez le champ indiqué, puis renvoyez-la.",
      ar: 'الطلب ليس بالشكل المنتظر. صححوا الحقل المشار إليه ثم أعيدوا الإرسال.',
    },
  },
  BODY_NOT_JSON: {
    status: 400,
    title: 'Body is not JSON',
    detail: {
      fr: "Le corps de la demande n'est pas du JSON lisible.",
      ar: 'محتوى الطلب ليس JSON مقروءا.',
    },
  },
  BODY_TOO_LARGE: {
    status: 413,
    title: 'Body too large',
    detail: {
      fr: 'La demande est trop volumineuse. Envoyez un fichier plus petit ou seulement la parcelle concernée.',
      ar: 'حجم الطلب كبير جدا. أرسلوا ملفا أصغر أو القطعة المعنية فقط.',
    },
  },
  UNSUPPORTED_MEDIA_TYPE: {
    status: 415,
    title: 'Unsupported media type',
    detail: {
      fr: "Ce type de contenu n'est pas accepté ici. Envoyez du JSON, ou un fichier en multipart/form-data.",
      ar: 'هذا النوع من المحتوى غير مقبول هنا. أرسلوا JSON أو ملفا بصيغة multipart/form-data.',
    },
  },
  NOT_FOUND: {
    status: 404,
    title: 'Not found',
    detail: {
      fr: "Rien n'existe à cette adresse. Vérifiez le lien ou le numéro.",
      ar: 'لا يوجد شيء في هذا العنوان. تحققوا من الرابط أو الرقم.',
    },
  },
  METHOD_NOT_ALLOWED: {
    status: 405,
    title: 'Method not allowed',
    detail: { fr: "Cette adresse n'accepte pas cette opération.", ar: 'هذا العنوان لا يقبل هذه العملية.' },
  },
  ZONE_DOUBTFUL: {
    status: 422,
    title: 'Doubtful legal zone',
    detail: {
      fr: 'Ces coordonnées ne tombent pas dans la zone Lambert déclarée, mais elles conviennent à une autre. Choisissez la zone écrite sur le plan, puis renvoyez la demande.',
      ar: 'هذه الإحداثيات لا تقع في منطقة لامبير المصرح بها، لكنها تناسب منطقة أخرى. اختاروا المنطقة المكتوبة على التصميم ثم أعيدوا الإرسال.',
    },
  },
  SIGNED_OUT: {
    status: 401,
    title: 'Signed out',
    detail: { fr: 'Connectez-vous pour continuer.', ar: 'سجلوا الدخول للمتابعة.' },
  },
  ACCOUNT_HELD: {
    status: 403,
    title: 'Account held',
    detail: {
      fr: 'Ce compte est suspendu. Écrivez au support de la plateforme : lui seul peut le rouvrir.',
      ar: 'هذا الحساب موقوف. راسلوا دعم المنصة فهو وحده من يمكنه إعادة فتحه.',
    },
  },
  SECOND_FACTOR_REQUIRED: {
    status: 403,
    title: 'Second factor required',
    detail: {
      fr: 'Agir pour une administration demande un second facteur. Présentez-le, ou enregistrez-en un dans « Sécurité ».',
      ar: 'التصرف باسم إدارة يتطلب عاملا ثانيا للتحقق. قدموه أو سجلوا واحدا في صفحة «الأمان».',
    },
  },
  NOT_YOUR_ROLE: {
    status: 403,
    title: 'Not your role',
    detail: {
      fr: 'Aucun de vos mandats en vigueur ne permet cette action.',
      ar: 'لا تتيح أي من انتداباتكم السارية هذا الإجراء.',
    },
  },
  NOT_WITHIN_REACH: {
    status: 403,
    title: 'Not within reach',
    detail: {
      fr: "Cette action est hors du territoire ou de l'organisme de vos mandats.",
      ar: 'هذا الإجراء خارج المجال الترابي أو الهيئة المشمولين بانتداباتكم.',
    },
  },
  NOT_AT_THIS_STEP: {
    status: 409,
    title: 'Not at this step',
    detail: {
      fr: "L'état du dossier ne permet pas cette action.",
      ar: 'حالة الملف لا تتيح هذا الإجراء.',
    },
  },
  NOT_ON_ONESELF: {
    status: 403,
    title: 'Not on oneself',
    detail: {
      fr: 'Personne ne décide de sa propre demande : une deuxième personne doit le faire.',
      ar: 'لا أحد يبت في طلبه الخاص: يجب أن يقوم بذلك شخص ثان.',
    },
  },
  CHANGED_MEANWHILE: {
    status: 409,
    title: 'Changed meanwhile',
    detail: {
      fr: "Quelqu'un d'autre a modifié ceci pendant que vous l'aviez ouvert. Relisez la version actuelle, puis refaites votre modification.",
      ar: 'عدل شخص آخر هذا العنصر أثناء فتحكم له. أعيدوا قراءة النسخة الحالية ثم أعيدوا تعديلكم.',
    },
  },
  KEY_REUSED: {
    status: 422,
    title: 'Idempotency-Key reused',
    detail: {
      fr: 'Cette clé Idempotency-Key a déjà servi à une autre demande. Rien n’a été fait : renvoyez celle-ci avec une clé nouvelle.',
      ar: 'سبق استعمال مفتاح Idempotency-Key هذا في طلب آخر. لم ينجز أي شيء: أعيدوا إرسال هذا الطلب بمفتاح جديد.',
    },
  },
  TOO_MANY_ATTEMPTS: {
    status: 429,
    title: 'Too many attempts',
    detail: {
      fr: 'Trop de tentatives. Attendez le temps indiqué avant de recommencer.',
      ar: 'محاولات كثيرة جدا. انتظروا المدة المبينة قبل إعادة المحاولة.',
    },
  },
  CROSS_SITE: {
    status: 403,
    title: 'Cross-site request',
    detail: {
      fr: "Cette demande vient d'un autre site : elle n'a pas été exécutée.",
      ar: 'هذا الطلب صادر عن موقع آخر: لم يتم تنفيذه.',
    },
  },
  PARTICIPANT_UNKNOWN: {
    status: 422,
    title: 'No such participant',
    detail: {
      fr: "Aucun compte confirmé n'a cette adresse, ou cet organisme n'est pas un bureau. Vérifiez-la, ou invitez la personne à s'inscrire.",
      ar: 'لا يوجد حساب مؤكد بهذا العنوان، أو أن هذه الهيئة ليست مكتبا. تحققوا منه أو ادعوا الشخص إلى التسجيل.',
    },
  },
  LAST_OWNER: {
    status: 409,
    title: 'Last owner',
    detail: {
      fr: "Le dossier n'aurait plus de maître d'ouvrage. Ajoutez d'abord le nouveau, puis retirez celui-ci.",
      ar: 'لن يبقى للملف صاحب مشروع. أضيفوا الجديد أولا ثم أزيلوا هذا.',
    },
  },
  READ_BUDGET_EXCEEDED: {
    status: 403,
    title: 'Read budget exceeded',
    detail: {
      fr: "Ce compte a consulté plus de données personnelles en une heure qu'un usage normal n'en demande. Il est suspendu par précaution ; votre organisme et le support sont prévenus.",
      ar: 'اطلع هذا الحساب خلال ساعة على معطيات شخصية أكثر مما يتطلبه الاستعمال العادي. تم توقيفه احتياطا وأشعرت هيئتكم والدعم بذلك.',
    },
  },
  TILE_ADDRESS_INVALID: {
    status: 400,
    title: 'Invalid tile address',
    detail: { fr: "Cette adresse de tuile n'existe pas.", ar: 'عنوان هذا الجزء من الخريطة غير موجود.' },
  },
  BUSY: {
    status: 503,
    title: 'Busy',
    detail: {
      fr: 'Le service reçoit trop de demandes en ce moment. Réessayez dans quelques secondes.',
      ar: 'الخدمة تتلقى طلبات كثيرة الآن. أعيدوا المحاولة بعد ثوان.',
    },
  },
  DATABASE_UNAVAILABLE: {
    status: 503,
    title: 'Database unavailable',
    detail: {
      fr: "La base de données ne répond pas. Votre demande n'a peut-être pas été enregistrée : vérifiez dans un instant, puis refaites-la si elle manque.",
      ar: 'قاعدة البيانات لا تستجيب. ربما لم يسجل طلبكم: تحققوا بعد لحظات ثم أعيدوه إن لم تجدوه.',
    },
  },
  INTERNAL: {
    status: 500,
    title: 'Internal error',
    detail: {
      fr: "Une erreur inattendue est survenue de notre côté. Rien n'a été perdu de ce qui était enregistré ; réessayez, puis signalez le numéro de la demande.",
      ar: 'حدث خطأ غير متوقع من جهتنا. لم يضع أي شيء مسجل؛ أعيدوا المحاولة ثم أبلغوا عن رقم الطلب.',
    },
  },
} as const satisfies Record<string, ProblemKind>

export type ProblemCode = keyof typeof PROBLEMS
