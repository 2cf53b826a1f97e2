import type { Bilingual } from '../../spatial/bilingual.ts'
import type { JournalFaultCode } from '../contract/journal.ts'

type FaultKind = { readonly kind: 'event' | 'batch' | 'day'; readonly title: string; readonly sentence: Bilingual }

/** What can be found wrong, for a person who never saw a hash. */
export const FAULTS = {
  EVENT_EDITED: {
    kind: 'event',
    title: 'was edited after it was sealed',
    sentence: { fr: 'Cet événement a été modifié après son scellement.', ar: 'عُدّل هذا الحدث بعد ختمه.' },
  },
  EVENT_DELETED: {
    kind: 'event',
    title: 'was deleted after it was sealed',
    sentence: { fr: 'Cet événement a été supprimé après son scellement.', ar: 'حُذف هذا الحدث بعد ختمه.' },
  },
  EVENT_EXCHANGED: {
    kind: 'event',
    title: 'was exchanged with another event of its batch after they were sealed',
    sentence: {
      fr: 'Le contenu de cet événement a été échangé avec celui d’un autre du même lot.',
      ar: 'بُدّل محتوى هذا الحدث بمحتوى حدث آخر من الدفعة نفسها.',
    },
  },
  EVENT_MOVED: {
    kind: 'event',
    title: 'is no longer at the place where it was sealed',
    sentence: {
      fr: 'Cet événement n’est plus à la place où il a été scellé.',
      ar: 'لم يعد هذا الحدث في الموضع الذي خُتم فيه.',
    },
  },
  EVENT_WITHOUT_SEAL: {
    kind: 'event',
    title: 'has no seal and waits for none: it was inserted behind the journal, or its seal was deleted',
    sentence: {
      fr: 'Cet événement n’a pas de sceau et n’en attend aucun : il a été ajouté en dehors du journal, ou son sceau a été supprimé.',
      ar: 'هذا الحدث بلا ختم ولا ينتظر أي ختم: أُضيف من خارج السجل أو حُذف ختمه.',
    },
  },
  EVENT_LOST_WAITING: {
    kind: 'event',
    title: 'was deleted while it waited for its seal',
    sentence: {
      fr: 'Cet événement a été supprimé alors qu’il attendait son sceau.',
      ar: 'حُذف هذا الحدث وهو في انتظار ختمه.',
    },
  },
  EVENT_WAITING_AGAIN: {
    kind: 'event',
    title: 'is sealed and was put back among those that wait for a seal',
    sentence: {
      fr: 'Cet événement est scellé et a été remis parmi ceux qui attendent un sceau.',
      ar: 'هذا الحدث مختوم وأُعيد إلى الأحداث التي تنتظر الختم.',
    },
  },
  LEAF_MISSING: {
    kind: 'batch',
    title: 'lost a leaf, or was given one too many',
    sentence: { fr: 'Une empreinte de ce lot manque ou est en trop.', ar: 'بصمة ناقصة أو زائدة في هذه الدفعة.' },
  },
  LEAVES_REWRITTEN: {
    kind: 'batch',
    title: 'has leaves that do not make its root: an event and its leaf were rewritten',
    sentence: {
      fr: 'Les empreintes de ce lot ne donnent pas sa racine : un événement et son empreinte ont été réécrits.',
      ar: 'بصمات هذه الدفعة لا تعطي جذرها: أُعيدت كتابة حدث وبصمته.',
    },
  },
  BATCH_EDITED: {
    kind: 'batch',
    title: 'was edited: its hash is not that of what it says',
    sentence: {
      fr: 'Ce lot a été modifié : son empreinte ne correspond pas à ce qu’il dit.',
      ar: 'عُدّلت هذه الدفعة: بصمتها لا توافق ما تقوله.',
    },
  },
  BATCH_MISSING: {
    kind: 'batch',
    title: 'was deleted',
    sentence: { fr: 'Ce lot a été supprimé.', ar: 'حُذفت هذه الدفعة.' },
  },
  CHAIN_CUT: {
    kind: 'batch',
    title: 'does not follow the batch before it: that one was rewritten',
    sentence: {
      fr: 'Ce lot ne suit pas celui qui le précède : le précédent a été réécrit.',
      ar: 'هذه الدفعة لا تتبع التي قبلها: أُعيدت كتابة الدفعة السابقة.',
    },
  },
  DAY_MISSING: {
    kind: 'day',
    title: 'is not closed although a later day is: its root was deleted',
    sentence: {
      fr: 'Cette journée n’est pas close alors qu’une journée suivante l’est : sa racine a été supprimée.',
      ar: 'هذا اليوم غير مقفل مع أن يوما لاحقا مقفل: حُذف جذره.',
    },
  },
  DAY_DIFFERS: {
    kind: 'day',
    title: 'was closed over other batches than those that are there',
    sentence: {
      fr: 'Cette journée a été close sur d’autres lots que ceux qui sont là.',
      ar: 'أُقفل هذا اليوم على دفعات غير الموجودة الآن.',
    },
  },
  TOKEN_DIFFERS: {
    kind: 'day',
    title: 'has a timestamp that was given for another root',
    sentence: {
      fr: 'L’horodatage de cette journée a été donné pour une autre racine.',
      ar: 'أُعطي ختم الوقت لهذا اليوم على جذر آخر.',
    },
  },
  PUBLISHED_ROOT_DIFFERS: {
    kind: 'day',
    title: 'was published with another root: the journal was rewritten since',
    sentence: {
      fr: 'Cette journée a été publiée avec une autre racine : le journal a été réécrit depuis.',
      ar: 'نُشر هذا اليوم بجذر آخر: أُعيدت كتابة السجل بعد ذلك.',
    },
  },
  PUBLISHED_DAY_MISSING: {
    kind: 'day',
    title: 'was published and is no longer in the journal',
    sentence: {
      fr: 'Cette journée a été publiée et n’est plus dans le journal.',
      ar: 'نُشر هذا اليوم ولم يعد موجودا في السجل.',
    },
  },
} as const satisfies Record<JournalFaultCode, FaultKind>

/** What does not hold: an event by its id, a batch by its number, a day. */
export type JournalFault = { readonly code: JournalFaultCode; readonly id: string }

export const fault = (code: JournalFaultCode, id: string | number): JournalFault => ({ code, id: String(id) })
