import { dayText, figure, squareMetres } from '../../../spatial/conformity/figures.ts'
import { legalZone } from '../../../spatial/crs/legalZones.ts'
import { asDay } from '../../../spatial/day.ts'
import { dirhams } from '../../../spatial/dirhams.ts'
import type { NoteContent, NoteLanguage } from '../../contract/notes.ts'
import { drawCode } from '../../papers/drawCode.ts'
import type { NotePaper, NotePart } from '../../papers/notePaper.ts'
import type { Fact, Section, Text } from '../../papers/receiptPaper.ts'
import { tableSection } from '../../papers/tableSection.ts'
import { isUntold, sheetsTold } from '../drawing/sheetsTold.ts'
import { shareText } from '../shareText.ts'
import { planOf } from './plans.ts'
import { servitudeSection, zoneSections } from './tables.ts'
import { ARABIC } from './words/ar.ts'
import { FRENCH } from './words/fr.ts'
import type { NoteWords } from './words/words.ts'
import { type Language, named, type Printed, type Writing } from './writing.ts'

const WORDS: Readonly<Record<Language, NoteWords>> = { fr: FRENCH, ar: ARABIC }

/** A note's words, figures and plans, in one language or in both, one part after the other. */
export function composeNote(printed: Printed, language: NoteLanguage): NotePaper {
  const languages: readonly Language[] = language === 'both' ? ['fr', 'ar'] : [language]
  const [first = 'fr'] = languages
  const [year = 0, month = 0, day = 0] = printed.releasedOn.split('-').map(Number)
  return {
    title: WORDS[first].documentTitle(printed.number),
    language: first,
    day: [year, month, day],
    letterhead: { fr: letterhead(printed, 'fr'), ar: letterhead(printed, 'ar') },
    parts: languages.map((code) => partOf({ ...printed, language: code, say: WORDS[code] })),
  }
}

function letterhead({ facts: { agency, province } }: Printed, language: Language): string[] {
  const say = WORDS[language]
  return [say.kingdom, say.province[province.kind](named(language, province)), named(language, agency)]
}

function partOf(writing: Writing): NotePart {
  const { number, facts, releasedOn, address, language, say } = writing
  return {
    language,
    title: say.title,
    number: { label: say.number, value: number },
    filed: say.released(dayText(asDay(releasedOn)), named(language, facts.agency)),
    qr: { svg: drawCode(address), alt: say.qrAlt, caption: [say.qrCaption] },
    sections: [
      landSection(writing),
      validitySection(writing),
      planSection(writing),
      planOf(writing, 'situation'),
      planOf(writing, 'zoning'),
      ...zoneSections(writing),
      servitudeSection(writing),
      unknownSection(writing),
    ],
    closing: [say.checkText(address.replace(/^https?:\/\//, '')), [say.asOfDay], [say.law]],
    foot: say.foot(number),
    page: say.page,
  }
}

function landSection({ content, facts, language, say, fee, receipt }: Writing): Section {
  const { title, commune, parcel } = content
  const zone = legalZone(facts.srid)
  const paid: Fact[] =
    fee && receipt ? [{ term: say.fee, value: say.feeText(dirhams(fee.amount), fee.reference, receipt) }] : []
  return {
    kind: 'facts',
    title: say.land,
    facts: [
      { term: say.commune, value: [named(language, commune)] },
      { term: say.landTitle, value: titleText(title, say) },
      { term: say.area, value: [say.squareMetres(figure(parcel.areaM2))] },
      { term: say.zoneOfLand, value: [named(language, zone), ' – ', { figures: `EPSG:${zone.srid}` }] },
      ...paid,
    ],
  }
}

function titleText(title: NoteContent['title'], say: NoteWords): Fact['value'] {
  if (!title) return [say.titles.unsaid]
  const source = say.titleSource(title.source, title.dataDate && dayText(asDay(title.dataDate)))
  if (title.kind === 'unregistered' || title.number === null) return [say.titles[title.kind], source]
  return [say.titles[title.kind], { figures: title.number }, source]
}

const validitySection = ({ content, language, say }: Writing): Section => ({
  kind: 'texts',
  title: say.validity,
  texts: [[content.validity.sentence[language]]],
  note: null,
})

function planSection({ content, facts, language, say }: Writing): Section {
  return tableSection({
    title: say.plans,
    none: content.outsidePlans?.[language] ?? say.noPlan,
    columns: [
      { head: say.planHead, share: 3 },
      { head: say.stateHead, share: 3 },
      { head: say.shareHead, share: 1 },
    ],
    note: drawnNote(facts, say),
    rows: content.plans.map((plan) => {
      const until = plan.until && say.until(dayText(asDay(plan.until)))
      const standing = [say.since(dayText(asDay(plan.since))), plan.act && `\u2068${plan.act}\u2069`, until].filter(
        (text) => text !== null,
      )
      return [
        { text: [named(language, plan)], under: [say.version(plan.version)] },
        {
          text: [say.states[plan.state]],
          under: [
            `${standing.join(language === 'ar' ? '، ' : ', ')}. ${plan.governs ? say.applies : say.doesNotApply}`,
          ],
        },
        { text: [shareText(plan.share)], under: [squareMetres(plan.areaM2)[language]] },
      ]
    }),
  })
}

/** Sheets kept before a study was drawn apart may draw more than what governs: only of the others it is claimed. */
function drawnNote({ sheets }: Writing['facts'], say: NoteWords): Text | null {
  if (!isUntold(sheets.zoning)) return [say.drawn]
  const { situation, zoning } = sheetsTold(sheets)
  return isUntold(situation) || isUntold(zoning) ? [say.untold] : null
}

const unknownSection = ({ content, language, say }: Writing): Section => ({
  kind: 'texts',
  title: say.unknown,
  texts:
    content.unknown.length === 0 ? [[say.nothingUnknown]] : content.unknown.map(({ sentence }) => [sentence[language]]),
  note: null,
})
