import type { ProblemKind } from '../problemCodes.ts'

/** Refusals about taxes and fees. */
export const FEE_PROBLEMS = {
  RATE_OUTSIDE_BRACKET: {
    status: 422,
    title: 'Rate outside the legal bracket',
    detail: {
      fr: 'Ce taux sort de la fourchette que la loi laisse à la commune. Vérifiez l’arrêté fiscal, puis corrigez le taux indiqué.',
      ar: 'هذا السعر خارج الحدود التي يتركها القانون للجماعة. راجعوا القرار الجبائي ثم صححوا السعر المشار إليه.',
    },
  },
  RATE_NOT_ITS_OWN: {
    status: 422,
    title: 'Not a rate it decides',
    detail: {
      fr: 'Une commune n’arrête pas la rémunération d’une agence, ni une agence les taxes d’une commune. Retirez le taux indiqué.',
      ar: 'لا تحدد الجماعة أجرة الوكالة ولا تحدد الوكالة رسوم الجماعة. احذفوا السعر المشار إليه.',
    },
  },
  TARIFF_WITHDRAWN: {
    status: 409,
    title: 'Tariff already withdrawn',
    detail: {
      fr: 'Ce tarif n’est plus à retirer : il l’est déjà, ou il n’a pas été saisi ici.',
      ar: 'لا داعي لسحب هذه التعريفة: فقد سُحبت من قبل أو لم تُدخل هنا.',
    },
  },
  FACT_NOT_ASKED: {
    status: 422,
    title: 'Not asked by its taxes',
    detail: {
      fr: 'Aucune taxe de cette démarche ne dépend de cet élément. Retirez-le, puis renvoyez le reste.',
      ar: 'لا يتوقف أي رسم في هذا الإجراء على هذا العنصر. احذفوه ثم أعيدوا إرسال الباقي.',
    },
  },
  CHECK_UNEXPLAINED: {
    status: 422,
    title: 'Check without a reason',
    detail: {
      fr: 'Ce qui a été contrôlé diffère de ce qui a été déclaré. Écrivez pourquoi : le demandeur lira les deux.',
      ar: 'ما تمت مراقبته يختلف عن المصرح به. اكتبوا السبب: سيقرأ صاحب الطلب الاثنين معا.',
    },
  },
  STATEMENT_NOT_SETTLED: {
    status: 409,
    title: 'Statement not settled',
    detail: {
      fr: 'Les taxes de ce dossier ne sont pas réglées. Arrêtez l’état de liquidation dans la partie « Taxes », puis enregistrez la quittance de chaque créancier : le dossier passe alors de lui-même à la signature.',
      ar: 'لم تؤد رسوم هذا الملف بعد. احصروا بيان التصفية في قسم «الرسوم» ثم سجلوا وصل كل دائن: ينتقل الملف حينها تلقائيا إلى التوقيع.',
    },
  },
  STATEMENT_INCOMPLETE: {
    status: 409,
    title: 'Lines without an amount',
    detail: {
      fr: 'Des lignes n’ont pas de montant connu. Relevez ce qui manque, faites saisir le tarif, ou laissez la ligne à son créancier en disant pourquoi.',
      ar: 'مبالغ بعض الأسطر غير معروفة. أكملوا المعطيات الناقصة أو اطلبوا إدخال التعريفة أو اتركوا السطر لدائنه مع ذكر السبب.',
    },
  },
  STATEMENT_OUTDATED: {
    status: 409,
    title: 'Statement outdated',
    detail: {
      fr: 'Les surfaces ont changé depuis cet état. Arrêtez-en un nouveau avant d’enregistrer une quittance.',
      ar: 'تغيرت المساحات منذ هذا البيان. احصروا بيانا جديدا قبل تسجيل أي وصل.',
    },
  },
  STATEMENT_MISSING: {
    status: 404,
    title: 'No statement yet',
    detail: {
      fr: 'Aucun état de liquidation n’a encore été arrêté pour ce dossier.',
      ar: 'لم يُحصر بعد أي بيان تصفية لهذا الملف.',
    },
  },
  NOTHING_OWED: {
    status: 409,
    title: 'Nothing owed to this creditor',
    detail: {
      fr: 'L’état ne doit rien à ce créancier : il n’y a pas de quittance à enregistrer.',
      ar: 'لا يتضمن البيان أي مبلغ لهذا الدائن: لا وصل يُسجل.',
    },
  },
  CREDITOR_PAID: {
    status: 409,
    title: 'Already paid',
    detail: {
      fr: 'Une quittance de ce créancier est déjà enregistrée. Annulez-la d’abord, avec le motif.',
      ar: 'سُجل من قبل وصل لهذا الدائن. ألغوه أولا مع ذكر السبب.',
    },
  },
  AMOUNT_DIFFERS: {
    status: 422,
    title: 'Not the amount owed',
    detail: {
      fr: 'Le montant de la quittance n’est pas celui qui est dû. Vérifiez la quittance : l’écart est indiqué.',
      ar: 'مبلغ الوصل لا يطابق المبلغ المستحق. راجعوا الوصل: الفرق مبين.',
    },
  },
  RECEIPT_DAY_TO_COME: {
    status: 422,
    title: 'Receipt of a day to come',
    detail: {
      fr: 'Une quittance ne peut pas porter une date à venir. Corrigez la date.',
      ar: 'لا يمكن أن يحمل الوصل تاريخا لاحقا. صححوا التاريخ.',
    },
  },
  RECEIPT_NUMBER_TAKEN: {
    status: 409,
    title: 'Receipt number taken',
    detail: {
      fr: 'Ce numéro de quittance est déjà enregistré dans cette commune. Vérifiez-le sur la quittance.',
      ar: 'رقم الوصل هذا مسجل من قبل في هذه الجماعة. راجعوه على الوصل.',
    },
  },
  RECEIPT_REVERSED: {
    status: 409,
    title: 'Receipt already taken back',
    detail: { fr: 'Cette quittance est déjà annulée.', ar: 'هذا الوصل ملغى من قبل.' },
  },
  REPLACEMENT_MISSING: {
    status: 409,
    title: 'Replacement missing',
    detail: {
      fr: 'Le dossier est déjà à la signature : une quittance ne s’annule qu’en enregistrant la bonne à sa place.',
      ar: 'الملف في مرحلة التوقيع: لا يُلغى الوصل إلا بتسجيل الوصل الصحيح مكانه.',
    },
  },
} as const satisfies Record<string, ProblemKind>
