/**
 * An avis can never be conditioned on a fee (RGC13, article 28). Within one sentence: a word of payment and a word of
 * condition. « Règlement » alone is a text, « الرسم العقاري » a title and « الأداء » a performance: they count only beside a fee.
 */
const PAYING = [
  /(^|\P{L})(paiements?|payements?|payer|payée?s?|acquitt\p{L}*|versements?|versée?s?|verser|quittances?|soldée?s?|solder)(?!\p{L})/iu,
  /(^|\P{L})(règlement|régler|réglée?s?)(?!\p{L})(?=.{0,30}?(frais|taxe|redevance|droit|rémunération|honoraire|montant|facture))/iu,
  /(^|\P{L})(redevances?|taxes?|rémunérations?|frais)(?!\p{L})/iu,
  /(تسديد|سداد|استخلاص|استيفاء|وصل الأداء)/u,
  /(أداء|تأدية|دفع)(?!\p{L}).{0,20}?(رسوم|الرسم(?! العقاري)|واجب|مصاريف|أتاوة|إتاوة|أتاوى|أجرة|مبلغ|مستحقات|مقابل)/u,
  /(^|\P{L})(ال|بال|لل)?(رسوم|أتاوة|إتاوة|أتاوى)(?!\p{L})/u,
]
const CONDITION = [
  /(^|\P{L})(sous\s+(la\s+)?réserve|à\s+(la\s+)?condition|condition\p{L}*|subordonn\p{L}*|après|avant|dès|une\s+fois|préalable\p{L}*|tant\s+que|sans|moyennant|contre|jusqu['’]?\p{L}*|attente|exig\p{L}*|justifi\p{L}*|présent\p{L}*)(?!\p{L})/iu,
  /(^|\P{L})(و|ب|ل|ف)?(ال)?(شريطة|شرط|شروط|رهين|رهينا|رهينة|رهن|معلق|متوقف|يتوقف|مشروط|مشروطة|بعد|قبل|عند|مقابل|انتظار|تحفظ|مسبق|مسبقا|المسبق|إلى حين|حتى|ما لم|بدون|دون|الإدلاء)(?!\p{L})/u,
]

/** The sentence that makes an avis wait for a payment; null when none does. A person may know better, and says so. */
export function conditionOnPaying(text: string): string | null {
  const sentences = text.normalize('NFC').split(/(?<=[.!?؟;؛\n])\s*/u)
  const found = sentences.find(
    (one) => PAYING.some((paying) => paying.test(one)) && CONDITION.some((condition) => condition.test(one)),
  )
  return found?.trim() ?? null
}
