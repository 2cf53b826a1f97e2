import { composeReceipt } from '../../api/dossiers/receipt/compose.ts'
import type { ReceiptFacts } from '../../api/dossiers/receipt/facts.ts'
import { PaperCompiler } from '../../api/papers/compiler.ts'
import { PaperPress } from '../../api/papers/press.ts'
import type { PaperJob } from '../../api/papers/protocol.ts'
import type { Bench } from './bench.ts'
import { interleaved, type Line, median, rateOf } from './measure.ts'

const AT_ONCE = 8
/** One process a core: what waits in turn must not cost more than a fifth. */
const LEAST = 0.8
const FOLLOW = 'https://rokhas.example/suivi?number='

/** Receipts in both languages through the press, beside the compiler alone, in this process, without waiting for anybody. */
export async function benchPapers({ effort }: Pick<Bench, 'effort'>): Promise<readonly Line[]> {
  const press = new PaperPress()
  const compiler = new PaperCompiler()
  let turn = 0
  const next = () => {
    turn += 1
    return receiptOf(turn)
  }
  const alone = async () => {
    turn += 1
    compiler.compile(paperOf(turn))
  }
  try {
    const measured = await interleaved(
      effort.pairs,
      () => rateOf(() => press.print({ template: 'receipt', ...next() }), AT_ONCE, effort.seconds),
      () => rateOf(alone, 1, effort.seconds),
    )
    const ratio = median(measured.map((pair) => pair.ours / pair.against))
    return [
      {
        what: 'receipts in both languages, two processes',
        ours: `${Math.round(median(measured.map((pair) => pair.ours)))}/s`,
        against: `${Math.round(median(measured.map((pair) => pair.against)))}/s, one compiler alone`,
        ratio,
        bar: `≥ ${LEAST}`,
        held: ratio >= LEAST,
      },
    ]
  } finally {
    press.close()
  }
}

/** Never the same number twice: what Typst remembers of a paper must not stand for making one. */
function receiptOf(rank: number) {
  const facts = { ...FACTS, number: `061410141-2026-${String(rank).padStart(5, '0')}` }
  return { data: composeReceipt(facts, 'both', `${FOLLOW}${facts.number}`), madeAt: new Date(facts.filedAt) }
}

/** A receipt in both languages, as the compiler takes it. */
export function paperOf(rank: number): PaperJob {
  const { data, madeAt } = receiptOf(rank)
  return { template: 'receipt', data: JSON.stringify(data), madeAtS: Math.floor(madeAt.getTime() / 1000) }
}

const piece = (rank: number): ReceiptFacts['pieces'][number] => ({
  nameFr: `Plan de l’étage ${rank}`,
  nameAr: `تصميم الطابق ${rank}`,
  kind: 'principal',
  fileName: `etage-${rank}.pdf`,
  pages: 2,
  sha256: 'a'.repeat(64),
})

const stage = (code: 'dispatch' | 'avis' | 'total', days: number): ReceiptFacts['deadlines'][number] => ({
  stage: code,
  fromEvent: code === 'avis' ? 'dispatch' : 'file',
  from: '2026-11-24',
  assumed: code === 'avis',
  term: { length: days, unit: 'working' },
  due: '2026-12-15',
  rule: {
    fr: 'Règlement général de construction, article 18.',
    ar: 'ضابط البناء العام، المادة 18.',
    sureness: 'sourced',
  },
})

/** A petit projet with twelve pieces. */
const FACTS: ReceiptFacts = {
  number: '061410141-2026-00001',
  filedAt: '2026-11-24T09:00:00.000Z',
  day: '2026-11-24',
  title: 'Villa R+1',
  filedBy: { nameFr: 'Salma Berrada', nameAr: 'سلمى برادة' },
  applicants: [{ nameFr: 'Amina Tazi', nameAr: 'أمينة التازي' }],
  designers: [{ nameFr: 'Salma Berrada', nameAr: 'سلمى برادة' }],
  commune: {
    ...{ code: '06.141.01.41', nameFr: 'Aïn-Chock', nameAr: 'عين الشق', kind: 'arrondissement', filing: 'guichet' },
    ...{ provinceFr: 'Casablanca', provinceAr: 'الدار البيضاء', provinceKind: 'prefecture' },
  },
  procedure: {
    ...{ code: 'construire', number: 'U2', family: 'urban', flow: 'commission', validFrom: '2023-07-13' },
    ...{ nameFr: 'Permis de construire', nameAr: 'رخصة البناء' },
    silence: { effect: 'granted', rule: { fr: 'Loi 55-19.', ar: 'القانون رقم 55.19.', sureness: 'sourced' } },
  },
  track: 'pp',
  land: { title: 'titled', titleNumber: '12345/C', areaM2: 240, srid: 26191, trace: null },
  pieces: Array.from({ length: 12 }, (_, rank) => piece(rank + 1)),
  awaited: [],
  deadlines: [stage('dispatch', 3), stage('avis', 15), stage('total', 15)],
  commissionDay: null,
  meetingSought: true,
}
