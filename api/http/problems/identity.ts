import type { ProblemKind } from '../problemCodes.ts'

/** Signing in, accounts and links. */
export const IDENTITY_PROBLEMS = {
  SIGN_IN_REFUSED: {
    status: 401,
    title: 'Sign-in refused',
    detail: {
      fr: "L'adresse, le mot de passe ou le code ne convient pas, ou le compte n'est pas encore confirmé par le lien reçu. Vérifiez, ou choisissez un nouveau mot de passe.",
      ar: 'العنوان أو كلمة السر أو الرمز غير صحيح، أو لم يؤكد الحساب بعد عبر الرابط المرسل. تحققوا أو اختاروا كلمة سر جديدة.',
    },
  },
  PASSWORD_REFUSED: {
    status: 422,
    title: 'Password refused',
    detail: {
      fr: 'Ce mot de passe ne protège pas assez. Choisissez une phrase de 12 à 128 caractères, ni courante ni faite de votre nom ou de votre adresse.',
      ar: 'كلمة السر هذه لا تحمي بما يكفي. اختاروا عبارة من 12 إلى 128 حرفا، غير شائعة ولا مكونة من اسمكم أو عنوانكم.',
    },
  },
  PASSWORD_WRONG: {
    status: 422,
    title: 'Current password wrong',
    detail: {
      fr: "Le mot de passe actuel n'est pas le bon. S'il est perdu, demandez un lien de réinitialisation.",
      ar: 'كلمة السر الحالية غير صحيحة. إن ضاعت فاطلبوا رابط إعادة التعيين.',
    },
  },
  LINK_UNUSABLE: {
    status: 410,
    title: 'Link used or out of date',
    detail: {
      fr: "Ce lien a déjà servi ou n'est plus valable. Demandez-en un nouveau.",
      ar: 'هذا الرابط استعمل من قبل أو لم يعد صالحا. اطلبوا رابطا جديدا.',
    },
  },
  NO_ACCOUNT: {
    status: 409,
    title: 'No account',
    detail: {
      fr: "Cette personne n'a pas de compte sur la plateforme.",
      ar: 'ليس لهذا الشخص حساب على المنصة.',
    },
  },
  DEMONSTRATION_ACCOUNT: {
    status: 409,
    title: 'Demonstration account',
    detail: {
      fr: 'Ce compte de démonstration est publié : son mot de passe ne change pas.',
      ar: 'هذا حساب تجريبي منشور: لا تتغير كلمة سره.',
    },
  },
  NOTHING_TO_CONFIRM: {
    status: 409,
    title: 'Nothing to confirm',
    detail: {
      fr: "Cette personne n'a déclaré ni profession ni numéro, ou ils sont déjà confirmés.",
      ar: 'لم يصرح هذا الشخص بمهنة ورقم، أو سبق تأكيدهما.',
    },
  },
} as const satisfies Record<string, ProblemKind>
