import type { Project } from '../project.ts'
import type { TrackFound, TrackTest } from '../trackTests.ts'
import type { Question } from './questionNames.ts'
import { type Answers, UNKNOWN, type Want } from './questions.ts'
import type { Reason } from './reasons.ts'
import { askTrack } from './trackQuestions.ts'

/** What the answers lead to: a permit, a declaration, an information; nothing; or what is read does not decide. */
export type Need = 'permit' | 'declaration' | 'information' | 'nothing' | 'undecided'

export type Outcome = {
  readonly need: Need
  readonly reasons: readonly Reason[]
  /** What is due; several when undecided: one of them is. */
  readonly procedures: readonly string[]
  /** What comes on top of it. */
  readonly besides: readonly string[]
  readonly track: TrackFound | null
  readonly project: Project | null
}

/** What the browser looked up of the answers. */
export type Known = {
  /** Null while the commune is not known. */
  readonly commune: 'urban' | 'rural' | 'arrondissement' | null
  readonly tests: readonly TrackTest[]
}

export type PreCheck = { readonly questions: readonly Question[]; readonly outcome: Outcome }

const plainly = (procedure: string, reason: Reason, need: Need = 'permit'): Outcome => ({
  need,
  reasons: [reason],
  procedures: [procedure],
  besides: [],
  track: null,
  project: null,
})

const asking = (questions: readonly Question[], outcome: Outcome): PreCheck => ({ questions, outcome })
const alone = (procedure: string, reason: Reason, need?: Need) => asking([], plainly(procedure, reason, need))

type Works = NonNullable<Project['works']>

/** A building: first whether a permit is due there, then on which track. */
function building(procedure: string, works: Works, { answers, known }: Asked): PreCheck {
  const { questions, reason } = whereabouts(answers, known)
  if (reason === 'outside')
    return asking(questions, { ...plainly(procedure, reason, 'nothing'), procedures: ['derogation_rurale', 'note'] })
  const track = askTrack(works, answers, known.tests)
  return asking([...questions, ...track.questions], {
    need: reason === 'place_unknown' ? 'undecided' : 'permit',
    reasons: [reason],
    procedures: [procedure],
    besides: [],
    track: track.found,
    project: track.project,
  })
}

type Whereabouts = { readonly questions: readonly Question[]; readonly reason: Reason }

/** Law 12-90, article 40. */
function whereabouts({ place, around }: Answers, { commune }: Known): Whereabouts {
  if (place !== UNKNOWN && (commune === 'urban' || commune === 'arrondissement'))
    return { questions: ['place'], reason: 'urban' }
  return { questions: ['place', 'around'], reason: AROUND[around as keyof typeof AROUND] ?? 'place_unknown' }
}

const AROUND = {
  urban: 'urban',
  lotissement: 'lotissement',
  centre: 'centre',
  periphery: 'periphery',
  transport: 'transport',
  shore: 'shore',
  special: 'special',
  none: 'outside',
} as const satisfies Record<string, Reason>

/** Another version of a project that has its permit: its track, and no question of place. */
function modified({ answers, known }: Asked): PreCheck {
  const { questions, found, project } = askTrack('modification', answers, known.tests)
  return asking(questions, { ...plainly('modificatif', 'modified'), track: found, project })
}

function repair(asked: Asked): PreCheck {
  const { repair: how } = asked.answers
  if (how === 'larger') return after('repair', building('extension', 'extension', asked))
  if (how === UNKNOWN)
    return asking(['repair'], {
      ...plainly('refection', 'repair_unknown', 'undecided'),
      procedures: ['refection', 'construire'],
    })
  if (how !== 'structure') return asking(['repair'], plainly('refection', 'repair'))
  const { questions, outcome } = building('construire', 'modification', asked)
  return asking(['repair', ...questions], { ...outcome, reasons: ['repair_structure', ...outcome.reasons] })
}

const after = (first: Question, { questions, outcome }: PreCheck): PreCheck => asking([first, ...questions], outcome)

type Asked = { readonly answers: Answers; readonly known: Known }

/** One question, and what each of its answers leads to. */
const oneOf =
  (question: Question, outcomes: Readonly<Record<string, Outcome>>, usual: Outcome) =>
  ({ answers }: Asked): PreCheck =>
    asking([question], outcomes[answers[question] ?? ''] ?? usual)

const LOTIR = plainly('lotir', 'lotir')
const HABITER = plainly('habiter', 'habiter')
const OPENING = plainly('chantier', 'site_open', 'declaration')

/** Cafés, restaurants, hammams: the regulated activities that the catalogue names. */
const REGULATED = ['56.10', '56.30', '96.04']
/** Where drinks are sold. */
const SELLS_DRINKS = /^(55\.10|56\.|47\.25|93\.29)/

function trade({ answers }: Asked): PreCheck {
  const { activity = UNKNOWN, alcohol, classed } = answers
  const drinks = SELLS_DRINKS.test(activity)
  const regulated = REGULATED.includes(activity)
  const questions: Question[] = ['activity', ...(drinks ? ['alcohol' as const] : []), 'classed']
  const own = ownRegime(classed, regulated)
  if (!drinks || alcohol === 'no' || alcohol === undefined) return asking(questions, own)
  const reason = alcohol === 'yes' ? 'alcohol' : 'alcohol_unknown'
  return asking(questions, { ...own, reasons: [...own.reasons, reason], besides: ['boissons'] })
}

/** Classed establishments come first, whatever the activity; the list that classes them was not read. */
function ownRegime(classed: string | undefined, regulated: boolean): Outcome {
  if (classed === '1' || classed === '2' || classed === '3') return plainly(`classe${classed}`, 'classed')
  const usual = regulated ? plainly('activite', 'regulated') : plainly('declaration', 'declared', 'declaration')
  if (classed !== UNKNOWN) return usual
  return {
    ...usual,
    need: 'undecided',
    reasons: ['classed_unknown', ...usual.reasons],
    procedures: [...usual.procedures, 'classe3', 'classe2'],
  }
}

const NEXT: Readonly<Record<Want, (asked: Asked) => PreCheck>> = {
  build: (asked) => building('construire', 'construction', asked),
  enlarge: (asked) => building('extension', 'extension', asked),
  modify: modified,
  repair,
  demolish: () => alone('demolition', 'demolition'),
  regularise: () => alone('regularisation', 'regularisation'),
  divide: oneOf(
    'divide',
    {
      bare: plainly('morceler', 'morceler'),
      houses: plainly('groupe', 'groupe'),
      changed: plainly('lotir_modificatif', 'lotir_changed'),
    },
    LOTIR,
  ),
  site: oneOf('site', { close: plainly('fermeture_chantier', 'site_close', 'declaration') }, OPENING),
  finish: oneOf(
    'finish',
    {
      other: plainly('conformite', 'conformite'),
      lotissement: plainly('reception_provisoire', 'reception'),
      lotissement_year: plainly('reception_definitive', 'reception_year'),
      lotissement_part: plainly('reception_tranche', 'reception_part'),
    },
    HABITER,
  ),
  learn: () => alone('note', 'note', 'information'),
  change_use: () => alone('affectation', 'change_use'),
  trade,
  occupy: () => alone('occupation', 'public_domain'),
  trench: () => alone('tranchee', 'public_domain'),
  antenna: () => alone('antenne', 'public_domain'),
  sign: () => alone('affichage', 'public_domain'),
  event: () => alone('evenement', 'public_domain'),
  transfer: () => alone('transfert', 'transfer'),
}

export type Path = {
  /** Answered, in the order they were asked. */
  readonly answered: readonly Question[]
  /** Null once nothing is left to ask. */
  readonly open: Question | null
  readonly outcome: Outcome | null
}

/** From « what do you want to do? » to the procedure: which question comes next, or what the answers lead to. */
export function preCheck(answers: Answers, known: Known): Path {
  if (answers.want === undefined) return { answered: [], open: 'want', outcome: null }
  const { questions, outcome } = after('want', NEXT[answers.want as Want]({ answers, known }))
  const firstOpen = questions.findIndex((question) => answers[question] === undefined)
  if (firstOpen < 0) return { answered: questions, open: null, outcome }
  return { answered: questions.slice(0, firstOpen), open: questions[firstOpen] ?? null, outcome: null }
}

/** The procedure whose tests of grands projets the answers lead to: the browser fetches it before it asks. */
export function testedProcedure({ want, repair: how }: Answers): string | null {
  if (want === 'build') return 'construire'
  if (want === 'enlarge') return 'extension'
  if (want === 'modify') return 'modificatif'
  if (want === 'repair' && how === 'larger') return 'extension'
  return want === 'repair' && how === 'structure' ? 'construire' : null
}
