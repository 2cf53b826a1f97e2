import type { ProblemKind } from '../problemCodes.ts'

/** Refusals of second factors. */
export const FACTOR_PROBLEMS = {
  CODE_REFUSED: {
    status: 422,
    title: 'Code refused',
    detail: {
      fr: "Ce code n'est pas valable ou a déjà servi. Attendez le code suivant de votre application, ou saisissez un autre code de récupération.",
      ar: 'هذا الرمز غير صالح أو سبق استعماله. انتظروا الرمز التالي في تطبيقكم، أو أدخلوا رمز استرجاع آخر.',
    },
  },
  SECOND_FACTOR_STALE: {
    status: 403,
    title: 'Second factor proved too long ago',
    detail: {
      fr: 'Pour modifier vos moyens de connexion, présentez de nouveau votre second facteur.',
      ar: 'لتعديل وسائل تسجيل دخولكم، قدموا عاملكم الثاني من جديد.',
    },
  },
  LAST_FACTOR: {
    status: 409,
    title: 'Last factor',
    detail: {
      fr: "C'est votre dernier second facteur et vous agissez pour une administration. Enregistrez-en d'abord un autre.",
      ar: 'هذا آخر عامل ثان لديكم وأنتم تتصرفون باسم إدارة. سجلوا أولا عاملا آخر.',
    },
  },
  NO_FACTOR: {
    status: 409,
    title: 'No second factor',
    detail: {
      fr: "Aucun second facteur n'est enregistré. Enregistrez une clé d'accès ou une application d'authentification d'abord.",
      ar: 'لا يوجد أي عامل ثان مسجل. سجلوا أولا مفتاح مرور أو تطبيق مصادقة.',
    },
  },
  TOTP_NOT_BEGUN: {
    status: 409,
    title: 'Authenticator not begun',
    detail: {
      fr: "Aucune application n'attend de confirmation. Affichez d'abord le code QR et scannez-le.",
      ar: 'لا يوجد تطبيق في انتظار التأكيد. اعرضوا أولا رمز الاستجابة السريعة وامسحوه.',
    },
  },
  PASSKEY_NEEDS_NAME: {
    status: 422,
    title: 'Passkeys need a name',
    detail: {
      fr: "Une clé d'accès est liée à un nom, jamais à une adresse IP. Ouvrez la plateforme par son adresse publique, ou par http://localhost sur cette machine.",
      ar: 'يرتبط مفتاح المرور باسم نطاق لا بعنوان IP. افتحوا المنصة بعنوانها العمومي، أو عبر http://localhost على هذا الجهاز.',
    },
  },
  PASSKEY_REFUSED: {
    status: 422,
    title: 'Passkey refused',
    detail: {
      fr: "Cette clé d'accès n'a pas été acceptée. Recommencez ; si le refus persiste, utilisez un autre moyen de connexion.",
      ar: 'لم يقبل مفتاح المرور هذا. أعيدوا المحاولة؛ وإذا استمر الرفض فاستعملوا وسيلة دخول أخرى.',
    },
  },
  PASSKEY_CHALLENGE: {
    status: 422,
    title: 'Challenge used or expired',
    detail: {
      fr: "Cette demande de clé d'accès a expiré ou a déjà servi. Recommencez depuis le début.",
      ar: 'انتهت صلاحية طلب مفتاح المرور هذا أو سبق استعماله. أعيدوا العملية من البداية.',
    },
  },
  PASSKEY_COPIED: {
    status: 422,
    title: 'Passkey counter went back',
    detail: {
      fr: "Cette clé d'accès semble avoir été copiée : son compteur est revenu en arrière. Elle a été refusée ; supprimez-la et prévenez le support.",
      ar: 'يبدو أن مفتاح المرور هذا قد نسخ: لقد رجع عداده إلى الوراء. رفض المفتاح؛ احذفوه وأخبروا الدعم.',
    },
  },
  PASSKEY_KNOWN: {
    status: 409,
    title: 'Passkey already enrolled',
    detail: {
      fr: "Cette clé d'accès est déjà enregistrée.",
      ar: 'مفتاح المرور هذا مسجل من قبل.',
    },
  },
  TOKEN_REFUSED: {
    status: 401,
    title: 'Token refused',
    detail: {
      fr: "Ce jeton d'accès n'ouvre rien : il est inconnu, retiré ou arrivé à son terme. Créez-en un autre dans Mon compte, Sécurité.",
      ar: 'رمز الولوج هذا لا يفتح شيئا: غير معروف أو ملغى أو انتهى أجله. أنشئوا رمزا آخر من حسابي، الأمان.',
    },
  },
  TOO_MANY_TOKENS: {
    status: 409,
    title: 'Too many tokens',
    detail: {
      fr: "Vous avez déjà dix jetons d'accès. Retirez-en un qui ne sert plus, puis créez le nouveau.",
      ar: 'لديكم عشرة رموز ولوج. أزيلوا رمزا لم يعد يستعمل ثم أنشئوا الجديد.',
    },
  },
  SECRET_KEY_LOST: {
    status: 409,
    title: 'Secret cannot be opened',
    detail: {
      fr: "Votre application d'authentification ne peut plus être vérifiée : la clé du serveur a changé. Utilisez un code de récupération ou une clé d'accès, ou écrivez au support.",
      ar: 'لم يعد ممكنا التحقق من تطبيق المصادقة الخاص بكم: لقد تغير مفتاح الخادم. استعملوا رمز استرجاع أو مفتاح مرور، أو راسلوا الدعم.',
    },
  },
  SECRET_KEY_UNUSABLE: {
    status: 503,
    title: 'Secret key unusable',
    detail: {
      fr: "La clé qui protège les seconds facteurs ne peut être lue sur le serveur. L'exploitant doit la rétablir ; rien n'a été perdu.",
      ar: 'تتعذر على الخادم قراءة المفتاح الذي يحمي العوامل الثانية. على المشغل استعادته؛ لم يضع أي شيء.',
    },
  },
} as const satisfies Record<string, ProblemKind>
