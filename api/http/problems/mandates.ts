import type { ProblemKind } from '../problemCodes.ts'

/** Refusals about bodies and mandates. */
export const MANDATE_PROBLEMS = {
  BODY_EXISTS: {
    status: 409,
    title: 'Body exists',
    detail: {
      fr: 'Un organisme est déjà inscrit sous cet ICE ou pour cette unité. Cherchez-le dans le registre.',
      ar: 'توجد هيئة مسجلة بهذا المعرف الموحد للمقاولة أو لهذه الوحدة. ابحثوا عنها في السجل.',
    },
  },
  LAST_ADMINISTRATOR: {
    status: 409,
    title: 'Last administrator',
    detail: {
      fr: 'L’organisme resterait sans administrateur. Nommez d’abord quelqu’un, ou désignez un successeur dans le même acte.',
      ar: 'ستبقى الهيئة دون مسؤول عن إدارتها. عينوا شخصا أولا أو سموا خلفا في الإجراء نفسه.',
    },
  },
  LAST_SIGNER: {
    status: 409,
    title: 'Last signer',
    detail: {
      fr: 'La commune resterait sans personne qui signe. Désignez un successeur dans le même acte.',
      ar: 'ستبقى الجماعة دون من يوقع. سموا خلفا في الإجراء نفسه.',
    },
  },
  ROLE_NOT_OF_BODY: {
    status: 422,
    title: 'Role not of this body',
    detail: {
      fr: 'Ce rôle n’existe pas dans un organisme de cette nature.',
      ar: 'لا يوجد هذا الدور في هيئة من هذا النوع.',
    },
  },
  TERRITORY_NOT_OF_BODY: {
    status: 422,
    title: 'Territory not of this body',
    detail: {
      fr: 'Ce territoire n’est pas celui de l’organisme.',
      ar: 'هذا المجال الترابي ليس مجال الهيئة.',
    },
  },
  BEYOND_SOURCE: {
    status: 422,
    title: 'Beyond the delegated mandate',
    detail: {
      fr: 'Une délégation ne dépasse ni la durée ni le territoire du mandat dont elle vient.',
      ar: 'لا يتجاوز التفويض مدة الانتداب الذي صدر عنه ولا مجاله الترابي.',
    },
  },
  MANDATE_OVER: {
    status: 409,
    title: 'Mandate over',
    detail: {
      fr: 'Ce mandat est terminé : donnez-en un autre.',
      ar: 'انتهى هذا الانتداب: امنحوا انتدابا آخر.',
    },
  },
  MANDATE_EXISTS: {
    status: 409,
    title: 'Mandate exists',
    detail: {
      fr: 'Cette personne tient déjà ce rôle dans cet organisme pendant ces jours.',
      ar: 'يشغل هذا الشخص هذا الدور في هذه الهيئة خلال هذه الأيام.',
    },
  },
} as const satisfies Record<string, ProblemKind>
