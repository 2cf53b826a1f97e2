import type { Bilingual } from '../../../spatial/bilingual.ts'
import {
  ACTORS,
  type Actor,
  type DelayCount,
  type Indicator,
  type IndicatorCode,
  indicatorOf,
} from '../../contract/performance/indicators.ts'
import { HANDS, INDICATOR_NAMES } from '../../contract/performance/names.ts'
import type { Definition } from '../../contract/performance/performance.ts'
import { OLD_AGE } from '../figures.ts'

type Said = Omit<Definition, 'code' | 'name' | 'least' | 'better'>

const FILING: Bilingual = {
  fr: 'le dépôt, prouvé par le récépissé',
  ar: 'الإيداع، المثبت بالوصل',
}
const DECISION: Bilingual = {
  fr: 'la décision qui vaut : autorisation signée, refus signé, silence attesté ou déclaration reçue',
  ar: 'القرار الساري: رخصة موقعة أو رفض موقع أو سكوت مشهود به أو تصريح متسلَّم',
}
const DOUBTFUL: Bilingual = {
  fr: 'Hors compte : les brouillons, et les dossiers dont une date est à venir, dans le désordre ou absente du registre papier (leur nombre est dit).',
  ar: 'لا تُحتسب: المسودات، والملفات التي يقع أحد تواريخها في المستقبل أو يخالف الترتيب أو لا يذكره السجل الورقي (ويُذكر عددها).',
}
const UNDECIDED: Bilingual = {
  fr: `Hors compte : les dossiers en cours, retirés par le demandeur ou dont le refus a été repris pour être décidé de nouveau ; une autorisation reprise après coup reste comptée, comme décidée ce jour-là. ${DOUBTFUL.fr}`,
  ar: `لا تُحتسب: الملفات الجارية أو التي سحبها صاحب الطلب أو التي سُحب رفضها للبت فيها من جديد؛ أما الرخصة المسحوبة لاحقا فتبقى محتسبة في يوم قرارها. ${DOUBTFUL.ar}`,
}

const count = (how: Bilingual): Said => ({ from: null, to: null, how, excluded: DOUBTFUL })

const HOW_OF: Readonly<Record<'mean' | 'median' | 'ninth', Bilingual>> = {
  mean: {
    fr: 'Somme des délais divisée par le nombre de dossiers décidés dans la période.',
    ar: 'مجموع الآجال مقسوما على عدد الملفات المبتوت فيها خلال المدة.',
  },
  median: {
    fr: 'Délai du dossier du milieu, parmi ceux décidés dans la période ; moyenne des deux du milieu quand leur nombre est pair.',
    ar: 'أجل الملف الأوسط من بين الملفات المبتوت فيها خلال المدة، ومتوسط الأوسطين حين يكون عددها زوجيا.',
  },
  ninth: {
    fr: 'Plus court délai que neuf dossiers décidés sur dix n’ont pas dépassé.',
    ar: 'أقصر أجل لم تتجاوزه تسعة ملفات مبتوت فيها من كل عشرة.',
  },
}
const WORKING: Bilingual = {
  fr: 'Le jour du dépôt ne compte pas, celui de la décision compte ; samedis, dimanches et jours fériés ne comptent pas.',
  ar: 'لا يُحتسب يوم الإيداع ويُحتسب يوم القرار؛ ولا تُحتسب أيام السبت والأحد والعطل.',
}
const CALENDAR: Bilingual = {
  fr: 'Le jour du dépôt ne compte pas, celui de la décision compte ; tous les jours comptent.',
  ar: 'لا يُحتسب يوم الإيداع ويُحتسب يوم القرار؛ وتُحتسب جميع الأيام.',
}
const NET: Bilingual = {
  fr: 'Ne comptent pas les jours où le demandeur devait quelque chose (complément, plans modifiés, paiement), du jour où cela a été demandé à celui où cela a été donné.',
  ar: 'لا تُحتسب الأيام التي كان فيها على صاحب الطلب أن يدلي بشيء (تكملة أو تصاميم معدلة أو أداء)، من يوم طلبه إلى يوم الإدلاء به.',
}

const joined = (...sentences: readonly Bilingual[]): Bilingual => ({
  fr: sentences.map(({ fr }) => fr).join(' '),
  ar: sentences.map(({ ar }) => ar).join(' '),
})

function delay(of: 'mean' | 'median' | 'ninth', counted: DelayCount): Said {
  const how = [
    HOW_OF[of],
    counted.startsWith('working') ? WORKING : CALENDAR,
    ...(counted.endsWith('net') ? [NET] : []),
  ]
  return {
    from: FILING,
    to: DECISION,
    how: joined(...how),
    excluded: UNDECIDED,
  }
}

const timeOf = (actor: Actor): Said => ({
  from: FILING,
  to: DECISION,
  how: {
    fr: `Temps passé ${HANDS[actor].fr}, d’instant en instant, divisé par le nombre de dossiers décidés dans la période ; les temps des ${ACTORS.length} acteurs font ensemble le délai entier, sauf le temps entre un refus et sa reprise, qui n’est à personne. Ce qui reste à payer est le temps du demandeur, comme pour l’horloge légale, liquidation comprise.`,
    ar: `الوقت المقضي ${HANDS[actor].ar}، من لحظة إلى لحظة، مقسوما على عدد الملفات المبتوت فيها خلال المدة؛ ومجموع أوقات الفاعلين الأربعة هو الأجل كله، ما عدا الوقت بين رفض وسحبه فهو ليس لأحد. وما بقي أداؤه من وقت صاحب الطلب، كما في الأجل القانوني، بما فيه وقت التصفية.`,
  },
  excluded: UNDECIDED,
})

const BY_NAME = {
  filed: count({
    fr: 'Dossiers dont le premier dépôt est dans la période.',
    ar: 'الملفات التي وقع إيداعها الأول خلال المدة.',
  }),
  decided: count({
    fr: 'Dossiers dont la décision qui vaut est dans la période : autorisés, refusés, réputés accordés par silence attesté, déclarations reçues.',
    ar: 'الملفات التي وقع قرارها الساري خلال المدة: المرخصة والمرفوضة والمعتبرة مقبولة بسكوت مشهود به والتصاريح المتسلَّمة.',
  }),
  delivered: count({
    fr: 'Dossiers décidés en faveur du demandeur dans la période, silence attesté et déclarations reçues compris.',
    ar: 'الملفات المبتوت فيها لصالح صاحب الطلب خلال المدة، بما فيها السكوت المشهود به والتصاريح المتسلَّمة.',
  }),
  refused: count({
    fr: 'Dossiers dont le refus qui vaut est signé dans la période.',
    ar: 'الملفات التي وُقِّع رفضها الساري خلال المدة.',
  }),
  silence: count({
    fr: 'Dossiers dont le silence de l’administration a été attesté dans la période par le wali ou le gouverneur (loi 55-19).',
    ar: 'الملفات التي شهد الوالي أو العامل خلال المدة بسكوت الإدارة عنها (القانون 55.19).',
  }),
  withdrawn: count({
    fr: 'Dossiers que le demandeur a retirés dans la période.',
    ar: 'الملفات التي سحبها صاحب الطلب خلال المدة.',
  }),
  backlog: count({
    fr: 'Dossiers déposés et ni décidés ni retirés, le dernier jour de la période ; aujourd’hui, pour celle qui court.',
    ar: 'الملفات المودعة التي لم يُبتَّ فيها ولم تُسحب إلى آخر يوم من المدة، وإلى اليوم بالنسبة للمدة الجارية.',
  }),
  backlog_old: count({
    fr: `Dossiers en cours le dernier jour de la période, déposés plus de ${OLD_AGE} jours auparavant.`,
    ar: `الملفات الجارية في آخر يوم من المدة والمودعة قبله بأكثر من ${OLD_AGE} يوما.`,
  }),
  in_time: {
    from: FILING,
    to: DECISION,
    how: {
      fr: 'Dossiers décidés au plus tard le dernier jour légal de leur délai entier (pauses et prolongation comptées, tel qu’il obligeait ce jour-là), sur cent dossiers décidés dont ce jour est connu.',
      ar: 'الملفات المبتوت فيها في آخر يوم قانوني من أجلها الكامل على أبعد تقدير (مع احتساب التوقفات والتمديد كما كان ملزما آنذاك)، من كل مائة ملف مقرر عُرف يومه هذا.',
    },
    excluded: {
      fr: `Hors compte : les dossiers dont aucun texte lu ne donne le délai, ou dont l’horloge était arrêtée. ${UNDECIDED.fr}`,
      ar: `لا تُحتسب: الملفات التي لا يحدد أي نص اطُّلع عليه أجلها أو التي كان أجلها متوقفا. ${UNDECIDED.ar}`,
    },
  },
  right_first_time: {
    from: FILING,
    to: DECISION,
    how: {
      fr: 'Dossiers décidés sans complément, sans plans modifiés et sans renvoi pour irrecevabilité, sur cent décidés.',
      ar: 'الملفات المبتوت فيها دون طلب تكملة أو تصاميم معدلة ودون إرجاع لعدم القبول، من كل مائة ملف مقرر.',
    },
    excluded: UNDECIDED,
  },
  refusal_share: {
    from: FILING,
    to: DECISION,
    how: {
      fr: 'Dossiers refusés, sur cent décidés dans la période.',
      ar: 'الملفات المرفوضة من كل مائة ملف مقرر خلال المدة.',
    },
    excluded: UNDECIDED,
  },
} as const satisfies Partial<Record<IndicatorCode, Said>>

/** What an indicator is, in the words printed with every figure of it. */
export function definitionOf(code: IndicatorCode): Definition {
  const indicator: Indicator = indicatorOf(code)
  const { least, better } = indicator
  return { code, name: INDICATOR_NAMES[code], ...saidOf(code, indicator), least, better }
}

function saidOf(code: IndicatorCode, indicator: Indicator): Said {
  if (indicator.of === 'count' || indicator.of === 'share') return BY_NAME[code as keyof typeof BY_NAME]
  return indicator.of === 'actor' ? timeOf(indicator.actor) : delay(indicator.of, indicator.delay)
}
