import type { ProblemKind } from '../problemCodes.ts'

/** Refusals to ask bodies for their avis, to give one, or to decide against a binding one. */
export const AVIS_PROBLEMS = {
  BINDING_AVIS_MISSING: {
    status: 409,
    title: 'A binding avis is missing',
    detail: {
      fr: 'Un avis conforme manque encore : aucune autorisation ne peut être donnée sans lui (RGC, art. 35). Relancez l’organisme, ou refusez avec motif.',
      ar: 'لا يزال الرأي المطابق ناقصا: لا يسلم أي إذن بدونه (الضابط العام للبناء، المادة 35). ذكروا الهيئة المعنية، أو ارفضوا مع التعليل.',
    },
  },
  BINDING_AVIS_UNFAVOURABLE: {
    status: 409,
    title: 'A binding avis is unfavourable',
    detail: {
      fr: 'Un avis conforme est défavorable : aucune autorisation ne peut être donnée (RGC, art. 35). Demandez des modifications, ou refusez avec motif.',
      ar: 'الرأي المطابق بعدم الموافقة: لا يمكن تسليم أي إذن (الضابط العام للبناء، المادة 35). اطلبوا تعديلات، أو ارفضوا مع التعليل.',
    },
  },
  BODY_NOT_THERE: {
    status: 422,
    title: 'Not in charge there',
    detail: {
      fr: 'Cet organisme n’est chargé d’aucun territoire qui contient ce terrain : il ne pourrait ni lire le dossier ni répondre. Choisissez-en un autre, ou faites compléter le registre des organismes.',
      ar: 'هذه الهيئة غير مكلفة بأي مجال ترابي يضم هذه الأرض: لن تستطيع قراءة الملف ولا الجواب. اختاروا هيئة أخرى، أو اطلبوا إتمام سجل الهيئات.',
    },
  },
  BODY_ALREADY_CONSULTED: {
    status: 409,
    title: 'Consulted already',
    detail: {
      fr: 'Cet organisme est déjà consulté pour ce dossier.',
      ar: 'هذه الهيئة مستشارة من قبل في هذا الملف.',
    },
  },
  BODY_NOT_CONSULTED: {
    status: 409,
    title: 'Not consulted',
    detail: {
      fr: 'Cet organisme n’est pas consulté pour ce dossier, ou ne l’est plus. Relisez la liste des organismes consultés.',
      ar: 'هذه الهيئة غير مستشارة في هذا الملف، أو لم تعد كذلك. أعيدوا قراءة لائحة الهيئات المستشارة.',
    },
  },
  AVIS_ALREADY_GIVEN: {
    status: 409,
    title: 'It has answered',
    detail: {
      fr: 'Cet organisme a donné son avis : il reste au dossier et l’organisme ne peut plus être retiré.',
      ar: 'أبدت هذه الهيئة رأيها: يبقى في الملف ولا يمكن سحب الهيئة.',
    },
  },
  AVIS_MEANWHILE: {
    status: 409,
    title: 'Given meanwhile',
    detail: {
      fr: 'Un avis de votre organisme a été donné depuis l’ouverture de cette page. Relisez-le : le vôtre le remplacerait. Rien de ce que vous aviez écrit n’est perdu.',
      ar: 'أُبدي رأي باسم هيئتكم منذ فتح هذه الصفحة. أعيدوا قراءته: سيعوضه رأيكم. لم يضع شيء مما كتبتم.',
    },
  },
  OPPOSED_IN_PRACTICE: {
    status: 409,
    title: 'Opposed by a body that stops it in practice',
    detail: {
      fr: 'Un organisme dont le refus arrête ce dossier en pratique est défavorable (règle à confirmer). Demandez des modifications, ou refusez avec motif.',
      ar: 'أبدت هيئة يوقف رفضها هذا الملف عمليا رأيا بعدم الموافقة (قاعدة في انتظار التأكيد). اطلبوا تعديلات، أو ارفضوا مع التعليل.',
    },
  },
  UNTIL_MISSING: {
    status: 422,
    title: 'Put off until no day',
    detail: {
      fr: 'Un avis ajourné dit jusqu’à quel jour : aujourd’hui ou plus tard.',
      ar: 'يحدد الرأي المؤجل اليوم الذي أجل إليه: اليوم أو بعده.',
    },
  },
  AVIS_ON_A_FEE: {
    status: 422,
    title: 'Conditioned on a fee',
    detail: {
      fr: 'Cette phrase semble faire attendre l’avis d’un paiement : un avis n’est jamais conditionné au règlement d’une rémunération (RGC 2013, art. 28). Corrigez-la, ou confirmez qu’elle n’est pas une condition.',
      ar: 'يبدو أن هذه العبارة تعلق الرأي على أداء: لا يعلق أي رأي على أداء أجرة (الضابط العام للبناء 2013، المادة 28). صححوها، أو أكدوا أنها ليست شرطا.',
    },
  },
  PHRASE_ON_A_FEE: {
    status: 422,
    title: 'A phrase conditioned on a fee',
    detail: {
      fr: 'Une phrase de la bibliothèque ne peut pas faire attendre un avis d’un paiement (RGC 2013, art. 28). Retirez-en ce qui touche au paiement.',
      ar: 'لا يمكن لعبارة من المكتبة أن تعلق رأيا على أداء (الضابط العام للبناء 2013، المادة 28). أزيلوا منها ما يتعلق بالأداء.',
    },
  },
  PROPOSAL_SETTLED: {
    status: 409,
    title: 'Settled already',
    detail: {
      fr: 'Cette proposition est déjà confirmée ou écartée. Relisez la liste.',
      ar: 'سبق تأكيد هذا الاقتراح أو استبعاده. أعيدوا قراءة اللائحة.',
    },
  },
  AVIS_SIGNED_ALREADY: {
    status: 409,
    title: 'Signed already',
    detail: {
      fr: 'Cet avis est déjà signé : une seule signature est reçue par avis, rien n’a été ajouté.',
      ar: 'سبق توقيع هذا الرأي: يقبل توقيع واحد عن كل رأي، ولم يضف شيء.',
    },
  },
  AVIS_REPLACED: {
    status: 409,
    title: 'Replaced meanwhile',
    detail: {
      fr: 'L’organisme a donné un autre avis depuis : c’est lui qui se signe. Relisez la liste.',
      ar: 'أبدت الهيئة رأيا آخر منذ ذلك الحين: وهو الذي يوقع. أعيدوا قراءة اللائحة.',
    },
  },
  OUTSIDE_LINK_UNKNOWN: {
    status: 404,
    title: 'The link opens nothing',
    detail: {
      fr: 'Ce lien n’ouvre rien. Vérifiez qu’il est entier, ou demandez-en un autre au guichet qui vous l’a envoyé.',
      ar: 'هذا الرابط لا يفتح شيئا. تحققوا من أنه كامل، أو اطلبوا رابطا آخر من الشباك الذي أرسله.',
    },
  },
  OUTSIDE_LINK_OVER: {
    status: 409,
    title: 'The link is over',
    detail: {
      fr: 'Ce lien ne reçoit plus d’avis : il a déjà servi, a expiré, a été retiré, ou le dossier est décidé. Écrivez au guichet qui vous l’a envoyé.',
      ar: 'لم يعد هذا الرابط يستقبل رأيا: فقد سبق استعماله أو انتهت صلاحيته أو سحب أو بت في الملف. راسلوا الشباك الذي أرسله.',
    },
  },
  OUTSIDE_ALREADY_DEPOSITED: {
    status: 409,
    title: 'One document was deposited',
    detail: {
      fr: 'Un document a déjà été déposé par ce lien : il n’en reçoit qu’un.',
      ar: 'سبق إيداع وثيقة عبر هذا الرابط: لا يستقبل سوى واحدة.',
    },
  },
  OUTSIDE_REQUEST_OVER: {
    status: 409,
    title: 'No request to take back',
    detail: {
      fr: 'Cette demande a déjà reçu sa réponse ou a été retirée.',
      ar: 'تلقى هذا الطلب جوابه أو سبق سحبه.',
    },
  },
} as const satisfies Record<string, ProblemKind>
