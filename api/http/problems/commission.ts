import type { ProblemKind } from '../problemCodes.ts'

/** Refusals to plan, call or hold the session of a commission. */
export const COMMISSION_PROBLEMS = {
  UNIT_WITHOUT_COMMISSION: {
    status: 422,
    title: 'No commission of its own',
    detail: {
      fr: 'Ce territoire n’a pas de commission : ses dossiers passent devant le comité de la préfecture ou de la province.',
      ar: 'ليست لهذا المجال لجنة خاصة: تعرض ملفاته على لجنة العمالة أو الإقليم.',
    },
  },
  SESSION_IN_THE_PAST: {
    status: 422,
    title: 'In the past',
    detail: {
      fr: 'Ce jour et cette heure sont passés. Choisissez-en d’autres.',
      ar: 'هذا اليوم وهذه الساعة قد مضيا. اختاروا غيرهما.',
    },
  },
  SESSION_NOT_AT_THIS_STEP: {
    status: 409,
    title: 'Not in this state of the session',
    detail: {
      fr: 'L’état de la séance ne permet pas cette action. Relisez la séance.',
      ar: 'حالة الجلسة لا تتيح هذا الإجراء. أعيدوا قراءة الجلسة.',
    },
  },
  SESSION_NOT_TODAY: {
    status: 409,
    title: 'Not its day',
    detail: {
      fr: 'La séance s’ouvre le jour de sa convocation. Changez sa date si elle se tient aujourd’hui.',
      ar: 'تفتتح الجلسة في يوم استدعائها. غيروا تاريخها إن كانت تعقد اليوم.',
    },
  },
  SESSION_REASON_MISSING: {
    status: 422,
    title: 'A reason is needed',
    detail: {
      fr: 'Écrivez le motif : les convoqués le liront, et il reste au procès-verbal.',
      ar: 'اكتبوا السبب: سيقرؤه المستدعون ويبقى في المحضر.',
    },
  },
  AGENDA_EMPTY: {
    status: 409,
    title: 'Nothing on the agenda',
    detail: {
      fr: 'L’ordre du jour est vide. Ajoutez au moins un dossier avant de convoquer.',
      ar: 'جدول الأعمال فارغ. أضيفوا ملفا واحدا على الأقل قبل الاستدعاء.',
    },
  },
  AGENDA_UNDER_WAY: {
    status: 409,
    title: 'Examined already',
    detail: {
      fr: 'Un dossier déjà examiné, ou devant la commission, reste à sa place dans l’ordre du jour.',
      ar: 'الملف الذي تمت دراسته أو المعروض على اللجنة يبقى في مكانه من جدول الأعمال.',
    },
  },
  DOSSIER_NOT_READY: {
    status: 409,
    title: 'Not ready',
    detail: {
      fr: 'Un dossier n’est pas prêt pour la commission : pas encore transmis aux membres, en attente d’un complément, ou inscrit à une autre séance.',
      ar: 'ملف غير جاهز للجنة: لم يرسل بعد إلى الأعضاء، أو في انتظار تتمة، أو مدرج في جلسة أخرى.',
    },
  },
  HELD_IN_SESSION: {
    status: 409,
    title: 'Concluded in a session',
    detail: {
      fr: 'Ce dossier est à l’ordre du jour d’une séance : la commission conclut en séance. S’il y a été ajourné, mettez-le à l’ordre du jour d’une autre.',
      ar: 'هذا الملف مدرج في جدول أعمال جلسة: تبدي اللجنة خلاصتها في جلسة. وإذا أجل فيها فأدرجوه في جدول أعمال جلسة أخرى.',
    },
  },
  QUORUM_MISSING: {
    status: 409,
    title: 'No quorum',
    detail: {
      fr: 'Le quorum n’est pas atteint : la délibération est suspendue. Rien n’est perdu ; elle reprend dès qu’assez d’organismes sont présents. Vous pouvez aussi renvoyer les dossiers à une autre séance.',
      ar: 'لم يكتمل النصاب: المداولة معلقة. لا يضيع شيء، وتستأنف بمجرد حضور عدد كاف من الهيئات. ويمكنكم أيضا إرجاء الملفات إلى جلسة أخرى.',
    },
  },
  ITEM_OPEN: {
    status: 409,
    title: 'Another dossier is open',
    detail: {
      fr: 'Un autre dossier est devant la commission. Concluez-le ou renvoyez-le d’abord.',
      ar: 'ملف آخر معروض على اللجنة. اختموه أو أرجئوه أولا.',
    },
  },
  ITEM_NOT_AT_THIS_STEP: {
    status: 409,
    title: 'Not at this point of the passage',
    detail: {
      fr: 'Ce dossier n’en est pas là de son passage. Relisez la séance.',
      ar: 'لم يبلغ هذا الملف هذه المرحلة من عرضه. أعيدوا قراءة الجلسة.',
    },
  },
  DESIGNER_STILL_THERE: {
    status: 409,
    title: 'The designer is still there',
    detail: {
      fr: 'L’architecte peut présenter le projet, mais doit quitter la délibération (RGC, art. 29). Confirmez sa sortie.',
      ar: 'يمكن للمهندس المعماري تقديم المشروع، وعليه مغادرة المداولة (الضابط العام للبناء، المادة 29). أكدوا خروجه.',
    },
  },
  DELIBERATION_UNDER_WAY: {
    status: 409,
    title: 'The commission deliberates',
    detail: {
      fr: 'La commission délibère : l’architecte n’assiste pas à la délibération (RGC, art. 29). Notez son arrivée après.',
      ar: 'اللجنة في مداولة، ولا يحضر المهندس المعماري المداولة (الضابط العام للبناء، المادة 29). سجلوا حضوره بعدها.',
    },
  },
  NOT_CALLED: {
    status: 422,
    title: 'Not called',
    detail: {
      fr: 'Cette personne ou cet organisme n’est pas convoqué à cette séance.',
      ar: 'هذا الشخص أو هذه الهيئة غير مستدعاة لهذه الجلسة.',
    },
  },
  PERSON_NOT_EMPOWERED: {
    status: 422,
    title: 'Not empowered',
    detail: {
      fr: 'Cette personne n’a pas de mandat de cet organisme sur ce territoire. L’organisme peut lui en donner un.',
      ar: 'ليس لهذا الشخص انتداب من هذه الهيئة في هذا المجال. يمكن للهيئة أن تمنحه إياه.',
    },
  },
  ALREADY_THERE: {
    status: 409,
    title: 'There already',
    detail: { fr: 'Son arrivée est déjà notée.', ar: 'سبق تسجيل حضوره.' },
  },
  NOT_THERE: {
    status: 409,
    title: 'Not there',
    detail: { fr: 'Cette personne n’est pas notée présente.', ar: 'هذا الشخص غير مسجل حاضرا.' },
  },
  MINUTES_NOT_YET: {
    status: 409,
    title: 'Not closed yet',
    detail: {
      fr: 'Le procès-verbal se rédige une fois la séance close.',
      ar: 'يحرر المحضر بعد اختتام الجلسة.',
    },
  },
  MINUTES_FROZEN: {
    status: 409,
    title: 'Open to signatures',
    detail: {
      fr: 'Le procès-verbal est ouvert à la signature : il ne se corrige plus. Reprenez-le tant que personne n’a signé.',
      ar: 'المحضر مفتوح للتوقيع: لم يعد قابلا للتصحيح. يمكن استرجاعه ما دام لم يوقعه أحد.',
    },
  },
  MINUTES_SIGNED: {
    status: 409,
    title: 'Signed by somebody',
    detail: {
      fr: 'Un organisme a déjà répondu : le procès-verbal ne peut plus être repris ni corrigé.',
      ar: 'سبق لهيئة أن أجابت: لا يمكن استرجاع المحضر ولا تصحيحه.',
    },
  },
  MINUTES_UNSIGNED: {
    status: 409,
    title: 'Signatures are missing',
    detail: {
      fr: 'Des organismes présents n’ont encore ni signé ni refusé de signer.',
      ar: 'هناك هيئات حاضرة لم توقع ولم ترفض التوقيع بعد.',
    },
  },
  MINUTES_NOT_SEALED: {
    status: 409,
    title: 'The minutes are not sealed',
    detail: {
      fr: 'La commission a conclu sur ce dossier : il avance quand le procès-verbal de la séance est signé et scellé. Ouvrez la séance, recueillez les signatures, puis scellez.',
      ar: 'أبدت اللجنة خلاصتها بشأن هذا الملف: يتقدم عندما يوقع محضر الجلسة ويختم. افتحوا الجلسة واجمعوا التوقيعات ثم اختموا المحضر.',
    },
  },
  MINUTES_STILL_AWAITED: {
    status: 409,
    title: 'The minutes may still be signed',
    detail: {
      fr: 'Les organismes présents peuvent encore signer : jusqu’au dernier jour du procès-verbal, il ne se scelle pas sans eux.',
      ar: 'ما زال بإمكان الهيئات الحاضرة التوقيع: إلى حلول آخر يوم للمحضر لا يختم بدونها.',
    },
  },
  MINUTES_SIGNED_ALREADY: {
    status: 409,
    title: 'Signed already',
    detail: {
      fr: 'Votre organisme a déjà signé ce procès-verbal, ou refusé de le signer. Une seule réponse est reçue par organisme : rien n’a été ajouté.',
      ar: 'سبق لهيئتكم أن وقعت هذا المحضر أو رفضت توقيعه. يقبل جواب واحد عن كل هيئة: لم يضف شيء.',
    },
  },
  MINUTES_NOT_AT_THIS_STEP: {
    status: 409,
    title: 'Not at this step',
    detail: {
      fr: 'L’état du procès-verbal ne permet pas cette action. Relisez-le.',
      ar: 'حالة المحضر لا تتيح هذا الإجراء. أعيدوا قراءته.',
    },
  },
  MINUTES_UNREADABLE: {
    status: 409,
    title: 'Not signed',
    detail: {
      fr: 'Le fichier du procès-verbal n’a pas pu être signé. Rien n’a été ajouté : prévenez l’exploitant.',
      ar: 'تعذر توقيع ملف المحضر. لم يضف شيء: أخبروا مستغل المنصة.',
    },
  },
} as const satisfies Record<string, ProblemKind>
