import type { ProblemKind } from '../problemCodes.ts'

/** Refusals to move a dossier, or to file it. */
export const MOVE_PROBLEMS = {
  MOVED_MEANWHILE: {
    status: 409,
    title: 'Moved meanwhile',
    detail: {
      fr: 'Le dossier a avancé depuis l’ouverture de cette page. Relisez-le, puis refaites votre geste s’il reste utile : rien de ce que vous aviez écrit n’est perdu.',
      ar: 'تقدم الملف منذ فتح هذه الصفحة. أعيدوا قراءته ثم كرروا العملية إن بقيت مفيدة: لم يضع شيء مما كتبتم.',
    },
  },
  INSPECTION_DAY_MISSING: {
    status: 422,
    title: 'No day of inspection',
    detail: {
      fr: 'Dites le jour de la visite, aujourd’hui ou plus tard : il est annoncé au demandeur.',
      ar: 'حددوا يوم المعاينة، اليوم أو بعده: يخبر به صاحب الطلب.',
    },
  },
  SILENCE_GRANTS_NOTHING: {
    status: 409,
    title: 'Silence grants nothing here',
    detail: {
      fr: 'Pour cet acte, le silence ne vaut pas accord : il n’est pas parmi les neuf de la loi 55-19. Aucune attestation ne peut être donnée.',
      ar: 'لا يعتبر السكوت موافقة بالنسبة لهذا العمل: ليس من الأعمال التسعة للقانون رقم 55.19. لا يمكن منح أي شهادة.',
    },
  },
  TERM_NOT_OVER: {
    status: 409,
    title: 'The term is not over',
    detail: {
      fr: 'Le délai total n’est pas écoulé, ou son décompte est arrêté. L’attestation ne peut être donnée qu’à partir du lendemain du dernier jour.',
      ar: 'لم ينقض الأجل الإجمالي، أو أن احتسابه متوقف. لا يمكن منح الشهادة إلا ابتداء من اليوم الموالي لآخر يوم.',
    },
  },
  PROCEDURE_UNKNOWN: {
    status: 422,
    title: 'No such procedure',
    detail: {
      fr: 'Aucune procédure de ce code n’est en vigueur aujourd’hui. Choisissez-en une dans la liste.',
      ar: 'لا توجد مسطرة جارية بهذا الرمز اليوم. اختاروا واحدة من القائمة.',
    },
  },
  PROCEDURE_MISSING: {
    status: 409,
    title: 'No procedure chosen',
    detail: {
      fr: 'Ce brouillon n’a pas encore de procédure. Dites d’abord ce que vous voulez faire.',
      ar: 'لم تُختر بعد مسطرة لهذه المسودة. حددوا أولا ما تريدون القيام به.',
    },
  },
  SITE_MISSING: {
    status: 409,
    title: 'No site',
    detail: {
      fr: 'Le terrain n’est pas encore situé. Placez-le sur la carte, puis déposez le dossier.',
      ar: 'لم يُحدد موقع الأرض بعد. ضعوها على الخريطة ثم أودعوا الملف.',
    },
  },
  PARCEL_ELSEWHERE: {
    status: 422,
    title: 'Parcel in another commune',
    detail: {
      fr: 'Ce terrain n’est pas dans la commune du dossier, qui seule peut l’instruire. Choisissez un terrain de cette commune, ou ouvrez un brouillon dans l’autre.',
      ar: 'هذه الأرض لا تقع في جماعة الملف التي لها وحدها صلاحية دراسته. اختاروا أرضا من هذه الجماعة أو افتحوا مسودة في الجماعة الأخرى.',
    },
  },
  SITE_OF_ANOTHER_KIND: {
    status: 409,
    title: 'Another kind of site is wanted',
    detail: {
      fr: 'Cette démarche ne se situe pas ainsi : selon le cas, une parcelle, une surface, une ligne, un point ou un local. Reprenez l’étape du terrain.',
      ar: 'لا يُحدد موقع هذه المسطرة بهذه الطريقة: حسب الحالة قطعة أرضية أو مساحة أو خط أو نقطة أو محل. عودوا إلى مرحلة الأرض.',
    },
  },
  WIDTH_OUT_OF_BOUNDS: {
    status: 422,
    title: 'Width out of bounds',
    detail: {
      fr: 'La largeur va de 0,10 m à 50 m. Au-delà, c’est une surface et non un tracé.',
      ar: 'العرض بين 0,10 م و50 م. وما زاد على ذلك مساحة وليس مسارا.',
    },
  },
  DATES_REVERSED: {
    status: 422,
    title: 'Ends before it begins',
    detail: {
      fr: 'La date de fin précède la date de début. Corrigez l’une des deux.',
      ar: 'تاريخ النهاية يسبق تاريخ البداية. صححوا أحدهما.',
    },
  },
  ACTIVITY_UNKNOWN: {
    status: 422,
    title: 'No such activity',
    detail: {
      fr: 'Aucune activité de la nomenclature n’a ce code. Cherchez-la par son nom, puis choisissez-la dans la liste.',
      ar: 'لا يوجد في المصنف نشاط بهذا الرمز. ابحثوا عنه باسمه ثم اختاروه من القائمة.',
    },
  },
  DRAWN_ELSEWHERE: {
    status: 422,
    title: 'Drawn in another commune',
    detail: {
      fr: 'Ce tracé sort de la commune du dossier, qui seule peut l’instruire. Corrigez l’endroit indiqué, ou ouvrez un brouillon dans l’autre commune.',
      ar: 'هذا المسار يخرج عن جماعة الملف التي لها وحدها صلاحية دراسته. صححوا المكان المشار إليه أو افتحوا مسودة في الجماعة الأخرى.',
    },
  },
  TRACK_UNDETERMINED: {
    status: 409,
    title: 'Track undetermined',
    detail: {
      fr: 'Il manque des renseignements sur le projet pour savoir si c’est un grand ou un petit projet. Complétez ceux qui sont indiqués.',
      ar: 'تنقص معلومات عن المشروع لمعرفة هل هو مشروع كبير أم صغير. أكملوا المعلومات المشار إليها.',
    },
  },
  PIECES_MISSING: {
    status: 409,
    title: 'Principal pieces missing',
    detail: {
      fr: 'Il manque des pièces principales, dont dépend la recevabilité. Ajoutez celles qui sont indiquées ; les pièces d’information peuvent venir plus tard.',
      ar: 'تنقص وثائق رئيسية تتوقف عليها مقبولية الملف. أضيفوا الوثائق المشار إليها؛ أما وثائق الإخبار فيمكن أن تأتي لاحقا.',
    },
  },
  NOT_A_FILER: {
    status: 403,
    title: 'Not one of those who may file',
    detail: {
      fr: 'Cette procédure se dépose par d’autres que vous. Partagez le brouillon avec une personne habilitée, qui le déposera.',
      ar: 'هذه المسطرة يودعها غيركم. شاركوا المسودة مع شخص مخول ليودعها.',
    },
  },
  REASON_MISSING: {
    status: 422,
    title: 'Reason missing',
    detail: {
      fr: 'Ce geste se motive : dites pourquoi, avec l’article quand il y en a un. Le motif est remis au demandeur.',
      ar: 'هذا الإجراء يستوجب التعليل: اذكروا السبب مع المادة إن وجدت. يبلغ التعليل إلى صاحب الطلب.',
    },
  },
  DOSSIER_NOT_TRACKED: {
    status: 404,
    title: 'No such dossier for this identity',
    detail: {
      fr: 'Aucun dossier ne répond à ce numéro et à cette identité. Vérifiez le numéro sur le récépissé, et la CNIE, l’ICE ou le registre du propriétaire.',
      ar: 'لا يوجد ملف بهذا الرقم وهذه الهوية. تحققوا من الرقم على الوصل ومن البطاقة الوطنية أو المعرف الموحد أو السجل التجاري للمالك.',
    },
  },
  RECEIPT_MISSING: {
    status: 404,
    title: 'No receipt',
    detail: {
      fr: 'Ce dossier n’a pas de récépissé : il n’est pas encore déposé.',
      ar: 'ليس لهذا الملف وصل: لم يودع بعد.',
    },
  },
  COMPLEMENT_ALREADY_ASKED: {
    status: 409,
    title: 'A complement was asked already',
    detail: {
      fr: 'Un complément a déjà été demandé pour ce dossier ; la loi 55-19 n’en permet qu’un. Décidez avec ce qui a été fourni.',
      ar: 'سبق طلب استكمال لهذا الملف؛ ولا يسمح القانون رقم 55.19 إلا بطلب واحد. اتخذوا القرار بما تم تقديمه.',
    },
  },
  FOLLOWS_NOT_SEEN: {
    status: 404,
    title: 'No such dossier to go on from',
    detail: {
      fr: 'Le dossier dont celui-ci serait la suite n’existe pas, ou vous n’y avez pas accès. Demandez à son propriétaire de le partager avec vous.',
      ar: 'الملف الذي يعتبر هذا الملف تتمة له غير موجود أو لا يحق لكم الاطلاع عليه. اطلبوا من صاحبه مشاركته معكم.',
    },
  },
  FOLLOWS_ITSELF: {
    status: 409,
    title: 'A chain that turns on itself',
    detail: {
      fr: 'Ce dossier est déjà une suite de celui-ci : une chaîne ne revient pas sur elle-même.',
      ar: 'ذلك الملف تتمة لهذا الملف: لا يمكن للسلسلة أن تعود على نفسها.',
    },
  },
  FOLLOWS_OTHERWISE: {
    status: 422,
    title: 'Not what this procedure goes on from',
    detail: {
      fr: 'Cette procédure ne fait pas suite à un dossier de ce genre. Choisissez l’un de ceux qui sont proposés.',
      ar: 'هذه المسطرة ليست تتمة لملف من هذا النوع. اختاروا واحدا من الملفات المقترحة.',
    },
  },
  EXTENSION_MISSING: {
    status: 422,
    title: 'Extension not described',
    detail: {
      fr: 'Dites pourquoi le délai est prorogé, expertise ou enquête publique, et de combien de jours.',
      ar: 'حددوا سبب تمديد الأجل، خبرة أو بحث عمومي، وعدد الأيام.',
    },
  },
  EXTENSION_NOT_ALLOWED: {
    status: 409,
    title: 'No extension for this procedure',
    detail: {
      fr: 'Aucun délai connu de cette procédure ne peut être prorogé.',
      ar: 'لا يوجد في هذه المسطرة أجل معروف قابل للتمديد.',
    },
  },
  EXTENSION_ALREADY_GRANTED: {
    status: 409,
    title: 'Extended already',
    detail: {
      fr: 'Le délai de ce dossier a déjà été prorogé ; la loi 55-19 ne le permet qu’une fois.',
      ar: 'سبق تمديد أجل هذا الملف؛ ولا يسمح القانون رقم 55.19 بذلك إلا مرة واحدة.',
    },
  },
  EXTENSION_TOO_LATE: {
    status: 409,
    title: 'The delay is over',
    detail: {
      fr: 'Le délai est écoulé : ce qui a pris fin ne se proroge plus.',
      ar: 'انقضى الأجل: وما انتهى لا يمدد.',
    },
  },
  NOT_LAPSED_YET: {
    status: 409,
    title: 'Still valid',
    detail: {
      fr: 'Cette autorisation est encore valable, ou ce qu’elle demandait a été fait : sa péremption ne peut pas être constatée.',
      ar: 'ما زالت هذه الرخصة صالحة، أو أنجز ما كانت تشترطه: لا يمكن إثبات سقوطها.',
    },
  },
} as const satisfies Record<string, ProblemKind>
