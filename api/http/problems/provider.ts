import type { ProblemKind } from '../problemCodes.ts'

const again = {
  fr: "La réponse du fournisseur d'identité n'a pas été acceptée. Recommencez depuis la page de connexion.",
  ar: 'لم تقبل إجابة مزود الهوية. أعيدوا المحاولة من صفحة الدخول.',
}

/** Refusals of a visit to the identity provider; each fault of its answer has a code of its own. */
export const PROVIDER_PROBLEMS = {
  PROVIDER_ABSENT: {
    status: 404,
    title: 'No identity provider',
    detail: {
      fr: "Aucun fournisseur d'identité n'est configuré. Connectez-vous avec votre adresse électronique.",
      ar: 'لم يضبط أي مزود هوية. سجلوا الدخول ببريدكم الإلكتروني.',
    },
  },
  PROVIDER_UNAVAILABLE: {
    status: 503,
    title: 'Identity provider unavailable',
    detail: {
      fr: "Le fournisseur d'identité ne répond pas. Réessayez plus tard, ou connectez-vous avec votre adresse électronique et votre mot de passe.",
      ar: 'مزود الهوية لا يستجيب. أعيدوا المحاولة لاحقا، أو سجلوا الدخول ببريدكم الإلكتروني وكلمة السر.',
    },
  },
  PROVIDER_DECLINED: {
    status: 403,
    title: 'Identity provider declined',
    detail: {
      fr: "Le fournisseur d'identité a mis fin à la demande : refus ou abandon de votre part, ou refus de la sienne.",
      ar: 'أنهى مزود الهوية الطلب: رفض أو تراجع من جانبكم، أو رفض من جانبه.',
    },
  },
  PROVIDER_STATE: { status: 400, title: 'Unknown, used or expired state', detail: again },
  PROVIDER_BROWSER: {
    status: 400,
    title: 'State of another browser',
    detail: {
      fr: "Cette connexion a été commencée dans un autre navigateur. Recommencez dans celui-ci, et ne suivez pas de lien de connexion reçu d'autrui.",
      ar: 'بدأ تسجيل الدخول هذا في متصفح آخر. أعيدوا المحاولة في هذا المتصفح ولا تتبعوا رابط دخول أرسله غيركم.',
    },
  },
  PROVIDER_NONCE: { status: 400, title: 'Wrong nonce', detail: again },
  PROVIDER_ISSUER: { status: 400, title: 'Wrong issuer', detail: again },
  PROVIDER_AUDIENCE: { status: 400, title: 'Wrong audience', detail: again },
  PROVIDER_ALGORITHM: { status: 400, title: 'Unaccepted signature algorithm', detail: again },
  PROVIDER_SIGNATURE: { status: 400, title: 'Wrong signature', detail: again },
  PROVIDER_EXPIRED: { status: 400, title: 'Expired identity', detail: again },
  PROVIDER_CODE: { status: 400, title: 'Code refused or replayed', detail: again },
  PROVIDER_ANSWER: { status: 400, title: 'Unusable answer', detail: again },
  PROVIDER_EMAIL: {
    status: 403,
    title: 'E-mail not verified',
    detail: {
      fr: "Le fournisseur d'identité ne garantit pas votre adresse électronique. Créez un compte ici, puis liez-le dans « Sécurité ».",
      ar: 'لا يضمن مزود الهوية بريدكم الإلكتروني. أنشئوا حسابا هنا ثم اربطوه في صفحة «الأمان».',
    },
  },
  PROVIDER_ACCOUNT_EXISTS: {
    status: 409,
    title: 'An account has this e-mail',
    detail: {
      fr: 'Un compte existe déjà avec votre adresse électronique. Connectez-vous avec son mot de passe, puis liez votre identité dans « Sécurité ».',
      ar: 'يوجد حساب ببريدكم الإلكتروني. سجلوا الدخول بكلمة سره ثم اربطوا هويتكم في صفحة «الأمان».',
    },
  },
  PROVIDER_ONLY_WAY: {
    status: 409,
    title: 'Only way to sign in',
    detail: {
      fr: "C'est votre seul moyen de connexion. Choisissez d'abord un mot de passe ou enregistrez une clé d'accès.",
      ar: 'هذه وسيلتكم الوحيدة لتسجيل الدخول. اختاروا أولا كلمة سر أو سجلوا مفتاح مرور.',
    },
  },
  PROVIDER_LINKED: {
    status: 409,
    title: 'Identity linked to another account',
    detail: {
      fr: 'Cette identité est déjà liée à un autre compte.',
      ar: 'هذه الهوية مرتبطة بحساب آخر.',
    },
  },
} as const satisfies Record<string, ProblemKind>
