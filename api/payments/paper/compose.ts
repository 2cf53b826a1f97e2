import type { Bilingual } from '../../../spatial/bilingual.ts'
import { dayText, figure } from '../../../spatial/conformity/figures.ts'
import { asDay } from '../../../spatial/day.ts'
import { dirhams } from '../../../spatial/dirhams.ts'
import { BUILDINGS, COSTS, EXEMPTIONS, type FeeFact } from '../../contract/fees/facts.ts'
import type { FactAnswer, FeeLine, Owed, Statement } from '../../contract/fees/statements.ts'
import type { ReceiptLanguage } from '../../contract/receipts.ts'
import type { PaperCell, Section, Text } from '../../papers/receiptPaper.ts'
import type { StatementPaper, StatementPart } from '../../papers/statementPaper.ts'
import { ARABIC } from './ar.ts'
import { FRENCH } from './fr.ts'
import type { StatementWords } from './words.ts'

type Language = keyof Bilingual
type Named = { readonly nameFr: string; readonly nameAr: string }
const WORDS: Readonly<Record<Language, StatementWords>> = { fr: FRENCH, ar: ARABIC }

export type Printed = {
  readonly statement: Pick<Statement, 'version' | 'day' | 'lines' | 'creditors'>
  readonly number: string | null
  readonly title: string
  readonly procedure: Named
  readonly commune: Named
  /** As they stood when it was drawn up. */
  readonly facts: readonly Pick<FactAnswer, 'fact' | 'declared' | 'checked'>[]
}

type Writing = Printed & { readonly language: Language; readonly say: StatementWords }

/** The words and figures of a statement, from what was kept of it. */
export function composeStatement(printed: Printed, language: ReceiptLanguage): StatementPaper {
  const languages: readonly Language[] = language === 'both' ? ['fr', 'ar'] : [language]
  const [first = 'fr'] = languages
  const [year = 0, month = 0, day = 0] = printed.statement.day.split('-').map(Number)
  const head = (code: Language) => [
    WORDS[code].kingdom,
    WORDS[code].creditorHead.commune(nameIn(printed.commune, code)),
  ]
  return {
    title: WORDS[first].documentTitle(printed.number ?? ''),
    language: first,
    day: [year, month, day],
    letterhead: { fr: head('fr'), ar: head('ar') },
    parts: languages.map((code) => partOf({ ...printed, language: code, say: WORDS[code] })),
  }
}

const nameIn = ({ nameFr, nameAr }: Named, language: Language) => (language === 'fr' ? nameFr : nameAr)

function partOf(writing: Writing): StatementPart {
  const { say, language, statement, number, title, procedure, commune } = writing
  const version = String(statement.version)
  const shown = number ?? say.withoutNumber
  return {
    language,
    title: say.title,
    number: { label: say.number, value: shown },
    drawn: say.drawn(version, dayText(asDay(statement.day))),
    sections: [
      {
        kind: 'facts',
        title: say.request,
        facts: [
          { term: say.procedure, value: [nameIn(procedure, language)] },
          { term: say.subject, value: [title] },
          { term: say.commune, value: [nameIn(commune, language)] },
        ],
      },
      ...statement.creditors.map((owed) => creditorSection(writing, owed)),
      ...(statement.creditors.length === 0 ? [nothingSection(say)] : []),
      ...factsSection(writing),
    ],
    closing: [[say.rounding], [say.apart], [say.notAReceipt]],
    foot: say.foot(shown, version),
    page: say.page,
  }
}

const nothingSection = (say: StatementWords): Section => ({
  kind: 'texts',
  title: say.total,
  texts: [[say.nothing]],
  note: null,
})

function creditorSection(writing: Writing, { creditor, nameFr, nameAr, total }: Owed): Section {
  const { say, language, statement } = writing
  const own = statement.lines.filter((line) => line.creditor === creditor)
  const sum: PaperCell[] = [
    { text: [{ strong: say.total }] },
    { text: [''] },
    { text: [''] },
    { text: say.dirhams(dirhams(total ?? 0)) },
  ]
  return {
    kind: 'table',
    title: say.creditorHead[creditor](nameIn({ nameFr, nameAr }, language)),
    columns: [
      { head: say.lineHead, share: 4.2 },
      { head: say.baseHead, share: 2.4 },
      { head: say.rateHead, share: 1.7 },
      { head: say.amountHead, share: 1.8 },
    ],
    rows: [...own.map((line) => rowOf(writing, line)), sum],
    note: countingNote(own, writing),
  }
}

/** How what is counted by no law was counted, and that it is to be confirmed. */
function countingNote(lines: readonly FeeLine[], { say, language }: Writing): Text | null {
  const rules = new Set(lines.map(({ counting }) => counting?.rule).filter((rule) => rule !== undefined))
  const said = [...rules].map((rule) =>
    rule.sureness === 'sourced' ? rule[language] : `${rule[language]} (${say.toConfirm})`,
  )
  return said.length === 0 ? null : [said.join(' ')]
}

function rowOf({ say, language }: Writing, line: FeeLine): PaperCell[] {
  const rate =
    line.rate === null || line.unit === null ? '–' : say.units[line.unit](dirhams(line.rate).replace(/,00$/, ''))
  const amount: Text = line.amount === null ? ['–'] : say.dirhams(dirhams(line.amount))
  return [
    { text: [nameIn(line, language)], under: underLine(line, say, language) },
    { text: baseOf(line, say) },
    { text: [rate] },
    { text: amount, ...(line.vat === null ? {} : { under: vatOf(line, say) }) },
  ]
}

const vatOf = ({ net, vat, vatShare }: FeeLine, say: StatementWords): Text => [
  `${say.withoutVat(dirhams(net ?? 0))} · ${say.vat(figure((vatShare ?? 0) / 100), dirhams(vat ?? 0))}`,
]

function underLine(line: FeeLine, say: StatementWords, language: Language): Text {
  const { article, tariff, rule, notes, exemption, setAside, counting } = line
  const decided = tariff && say.tariff(tariff.reference, tariff.decidedOn && dayText(asDay(tariff.decidedOn)))
  const said = [
    article?.[language],
    decided,
    tariff && counting ? say.counting[counting.rateDay](dayText(asDay(counting.day))) : null,
    tariff?.origin === 'demonstration' ? say.example : null,
    rule.sureness === 'sourced' ? null : say.toConfirm,
    exemption ? say.exempt(say.exemptions[exemption]) : null,
    setAside === null ? null : say.setAside(setAside),
    ...notes.map((note) => say.notes[note]),
  ]
  return [
    said
      .filter((one) => one !== null && one !== undefined)
      .map(isolated)
      .join(' · '),
  ]
}

/** A French reference in an Arabic line keeps its own direction, and neither takes the other's figures along. */
const isolated = (text: string) => `\u2068${text}\u2069`

function baseOf({ bases, cost, share, paidBefore }: FeeLine, say: StatementWords): Text {
  const counted = bases.map(({ fact, counted: units, times }) => {
    const text = fact === 'occupiedQuarters' ? say.quarters(figure(units)) : say.squareMetres(figure(units))
    return times === 1 ? text : `${say.times(String(times))}${text}`
  })
  const money = [
    cost === null ? null : say.cost(dirhams(cost)),
    share === null ? null : say.share(figure(share / 100)),
    paidBefore === null ? null : say.paidBefore(dirhams(paidBefore)),
  ].filter((one) => one !== null)
  const text = [
    counted.join(counted.length > 1 && bases.some(({ fact }) => fact === 'occupiedQuarters') ? ' × ' : ' + '),
    ...money,
  ]
  return [text.filter((one) => one !== '').join(' ; ') || '–']
}

function factsSection({ facts, say }: Writing): Section[] {
  const known = facts.filter(({ declared, checked }) => declared !== null || checked !== null)
  if (known.length === 0) return []
  return [
    {
      kind: 'table',
      title: say.surfaces,
      columns: [
        { head: say.factHead, share: 3.2 },
        { head: say.declaredHead, share: 2 },
        { head: say.checkedHead, share: 3 },
      ],
      rows: known.map(({ fact, declared, checked }) => [
        { text: [say.facts[fact]] },
        { text: [declared === null ? say.unsaid : valueText(fact, declared, say)] },
        checked === null
          ? { text: [say.asDeclared] }
          : {
              text: [valueText(fact, checked.value, say)],
              ...(checked.reason === null ? {} : { under: [checked.reason] }),
            },
      ]),
      note: null,
    },
  ]
}

function valueText(fact: FeeFact, value: number | string, say: StatementWords): string {
  if (typeof value === 'number') {
    if (COSTS.some((cost) => cost === fact)) return dirhams(value)
    return fact === 'occupiedQuarters' ? figure(value) : say.squareMetres(figure(value))
  }
  const building = BUILDINGS.find((one) => one === value)
  if (building) return say.buildings[building]
  const exemption = EXEMPTIONS.find((one) => one === value)
  return exemption ? say.exemptions[exemption] : value
}
