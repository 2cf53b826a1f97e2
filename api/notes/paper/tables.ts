import { dayText, metres, squareMetres } from '../../../spatial/conformity/figures.ts'
import { LAND_USE_NAMES } from '../../../spatial/conformity/phrases.ts'
import type { LandUse } from '../../../spatial/conformity/types.ts'
import { asDay } from '../../../spatial/day.ts'
import type { NoteContent, Unknown } from '../../contract/notes.ts'
import type { NoteQuotes } from '../../papers/notePaper.ts'
import type { PaperCell, Section, Text } from '../../papers/receiptPaper.ts'
import { tableSection } from '../../papers/tableSection.ts'
import { shareText } from '../shareText.ts'
import { type Language, named, type Writing } from './writing.ts'

type Zone = NoteContent['zones'][number]
type Regulation = NonNullable<Zone['regulation']>

const usesIn = (language: Language, uses: readonly LandUse[]) =>
  uses.map((use) => LAND_USE_NAMES[use][language]).join(language === 'ar' ? '، ' : ', ')

/** The règlement of each zone, as the agency prints it; a zone that only touches is named and no more. */
export const zoneSections = (writing: Writing): readonly (Section | NoteQuotes)[] =>
  writing.content.zones.flatMap((zone) => [zoneSection(zone, writing), ...conditionsOf(zone, writing)])

/** What a règlement asks beside its figures, in its own words; nothing where it has none. */
function conditionsOf({ code, sector, regulation }: Zone, { say }: Writing): readonly NoteQuotes[] {
  const conditions = regulation?.conditions ?? []
  if (conditions.length === 0) return []
  const quotes = conditions.map(({ sector: of, ...words }) => ({ of: of && say.ofSector(of), ...words }))
  return [{ kind: 'quotes', title: say.conditions(code, sector), quotes, note: [say.conditionsJudged] }]
}

function zoneSection(zone: Zone, { language, say }: Writing): Section {
  const title = say.zone(zone.code, zone.sector, labelOf(zone, language))
  const part = say.ofParcel(squareMetres(zone.areaM2)[language], shareText(zone.share))
  const standing = zone.contact === 'touching' ? say.contact.touching : `${say.contact[zone.contact]} ${part}`
  const { regulation } = zone
  if (!regulation) return { kind: 'texts', title, texts: [[standing], [say.noRegulation]], note: null }
  const lead = [standing, ...buildingLines(regulation, language, say)].join(' ')
  const [said, silent] = [regulation.figures.filter((one) => one.said), regulation.figures.filter((one) => !one.said)]
  const names = silent.map(({ name }) => name[language]).join(language === 'ar' ? '؛ ' : ' ; ')
  const note = silent.length > 0 ? [say.silentOf(names)] : null
  if (said.length === 0) return { kind: 'texts', title, texts: [[lead], ...(note ? [note] : [])], note: null }
  return {
    kind: 'table',
    title,
    lead: [lead],
    columns: [
      { head: say.parameterHead, share: 2.8 },
      { head: say.valueHead, share: 2.1 },
      { head: say.articleHead, share: 2.4 },
      { head: say.labelHead, share: 1.4 },
    ],
    rows: said.map((figure): PaperCell[] => [
      { text: [figure.name[language]] },
      { text: [figure.printed ? figure.printed[language] : { strong: say.unpublished }] },
      { text: asWritten(figure.article, say.unsaid) },
      { text: asWritten(figure.label, say.unsaid) },
    ]),
    note,
  }
}

/** A zone without a name of its own in the language is called as in the other, or by its code alone. */
function labelOf({ code, labelFr, labelAr }: Zone, language: Language): string | null {
  const own = language === 'ar' ? labelAr : labelFr
  if (own !== code) return own
  const other = language === 'ar' ? labelFr : labelAr
  return other === code ? null : `\u2068${other}\u2069`
}

/** What an agency printed keeps its own direction. */
const asWritten = (text: string | null, otherwise: string): Text => (text ? [{ figures: text }] : [otherwise])

function buildingLines({ buildable, uses }: Regulation, language: Language, say: Writing['say']): string[] {
  const built = buildable === null ? say.buildableUnpublished : buildable ? say.buildable : say.notBuildable
  if (!uses) return [built, say.usesUnpublished]
  const article = uses.article ? say.article(uses.article) : ''
  return [
    built,
    ...(uses.permitted.length > 0 ? [say.permitted(`${usesIn(language, uses.permitted)}${article}`)] : []),
    ...(uses.forbidden.length > 0 ? [say.forbidden(`${usesIn(language, uses.forbidden)}${article}`)] : []),
  ]
}

/** Servitudes over or beside the land, with what each does and by which act; « not loaded » is not « none ». */
export function servitudeSection(writing: Writing): Section {
  const { content, say } = writing
  const has = (code: Unknown) => content.unknown.some((one) => one.code === code)
  return tableSection({
    title: say.servitudes,
    none: has('SERVITUDES_UNKNOWN') ? say.servitudesUnknown : say.servitudesNone,
    columns: [
      { head: say.servitudeHead, share: 3 },
      { head: say.effectHead, share: 2 },
      { head: say.actHead, share: 2.2 },
      { head: say.bodyHead, share: 1.6 },
      { head: say.partHead, share: 1.4 },
    ],
    rows: content.servitudes.map((one) => servitudeRow(one, writing)),
    note: has('SERVITUDES_PARTIAL') ? [say.servitudesPartial] : null,
  })
}

function servitudeRow(one: NoteContent['servitudes'][number], { language, say }: Writing): PaperCell[] {
  const limit = one.heightLimitM === null ? null : say.heightLimit(metres(one.heightLimitM)[language])
  const forbidden = one.forbiddenUses.length > 0 ? say.forbiddenUses(usesIn(language, one.forbiddenUses)) : null
  const more = [limit, forbidden].filter((text) => text !== null).join(' ; ')
  const part: Text = one.areaM2 > 0 ? [shareText(one.share)] : [say.away(metres(one.distanceM)[language])]
  return [
    { text: [seamed(named(language, one))], under: [...inFrench(one, language), dated(one, say)] },
    { text: [say.marks[`effect.${one.effect}`]], ...(more && { under: [more] }) },
    { text: asWritten(one.act, say.unsaid) },
    { text: one.body ? [one.body] : [say.unsaid] },
    { text: part, ...(one.areaM2 > 0 && { under: [squareMetres(one.areaM2)[language]] }) },
  ]
}

type Served = NoteContent['servitudes'][number]

const dated = ({ source, dataDate }: Served, say: Writing['say']): string =>
  say.dataDate(source, dataDate && dayText(asDay(dataDate)))

/** Several may share one Arabic name: the other tells them apart. */
const inFrench = ({ nameFr, nameAr }: Served, language: Language): string[] =>
  language === 'ar' && nameFr !== nameAr ? [`\u2068${seamed(nameFr)}\u2069، `] : []

/** A name from a register may be one long word; it is cut after its joints, and never runs into the next column. */
const seamed = (name: string): string =>
  name.replaceAll(/[^\s\u200b]{18,}/g, (word) => word.replaceAll(/([_/.\p{Ll}])(?=[\p{Lu}\d])|_/gu, '$&\u200b'))
