import type { Bilingual } from '../../spatial/bilingual.ts'
import type { NoticeKind } from '../contract/notifications.ts'
import { type Said, say } from './sentences/say.ts'

type Language = keyof Bilingual

export type EmailToCompose = {
  readonly kind: NoticeKind
  readonly data: Readonly<Record<string, string>>
  readonly language: Language
  /** Where the button leads: the secret link, or the screen; null when there is nowhere to go. */
  readonly address: string | null
  /** The house's own address, for lines that lead to screens; null while it does not know it. */
  readonly house?: string | null
}

export type Email = { readonly subject: string; readonly text: string; readonly html: string }

const OTHER: Readonly<Record<Language, Language>> = { fr: 'ar', ar: 'fr' }
const DIRECTION: Readonly<Record<Language, string>> = { fr: 'ltr', ar: 'rtl' }
const COLON: Bilingual = { fr: ' :', ar: ':' }
const SIGNATURE: Bilingual = {
  fr: "Message automatique de Rokhas, guichet unique des autorisations d'urbanisme. Ne répondez pas à cette adresse.",
  ar: 'رسالة آلية من رخص، الشباك الوحيد لرخص التعمير. لا تجيبوا على هذا العنوان.',
}

/** An e-mail in both languages, the person's own first, as plain text and as accessible HTML without any image or script. */
export function composeEmail({ kind, data, language, address, house = null }: EmailToCompose): Email {
  const places = { address, house }
  const spoken = [language, OTHER[language]].map((code) => ({ code, said: say(code, kind, data) }))
  const subject = spoken.map(({ said }) => said.title).join(' · ')
  const text = spoken.map(({ code, said }) => plain(code, said, places)).join('\n\n————————————————\n\n')
  const sections = spoken.map(({ code, said }) => section(code, said, places)).join('<hr>')
  const html = `<!doctype html><html lang="${language}" dir="${DIRECTION[language]}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escaped(subject)}</title></head><body style="margin:0;background:#ffffff;color:#1a1a1a;font:16px/1.6 'Noto Sans','Noto Sans Arabic',Tahoma,sans-serif"><main style="max-width:36rem;margin:auto;padding:24px">${sections}</main></body></html>`
  return { subject, text: `${text}\n`, html }
}

type Places = { readonly address: string | null; readonly house: string | null }

const hrefOf = (path: string, { house }: Places): string | null => (house ? new URL(path, house).href : null)

const plain = (code: Language, { title, text, lines, open }: Said, places: Places): string =>
  [
    title,
    '',
    oneLine(text),
    ...lines.flatMap((line) => ['', `- ${oneLine(line.text)}`, ...[hrefOf(line.path, places) ?? []].flat()]),
    ...(places.address && open ? ['', `${open}${COLON[code]}`, places.address] : []),
    '',
    SIGNATURE[code],
  ].join('\n')

function section(code: Language, { title, text, lines, open }: Said, places: Places): string {
  const { address } = places
  const button =
    address && open
      ? `<p><a href="${escaped(address)}" style="display:inline-block;padding:12px 20px;border-radius:6px;background:#0b5c3f;color:#ffffff;text-decoration:none;font-weight:bold">${escaped(open)}</a></p>`
      : ''
  return `<section lang="${code}" dir="${DIRECTION[code]}" style="text-align:start"><h1 style="font-size:20px;line-height:1.3">${escaped(title)}</h1><p>${escaped(oneLine(text))}</p>${listOf(lines, places)}${button}<p style="font-size:14px;color:#595959">${SIGNATURE[code]}</p></section>`
}

function listOf(lines: Said['lines'], places: Places): string {
  if (lines.length === 0) return ''
  const items = lines.map(({ text, path }) => {
    const href = hrefOf(path, places)
    const words = escaped(oneLine(text))
    return `<li>${href ? `<a href="${escaped(href)}" style="color:#0b5c3f">${words}</a>` : words}</li>`
  })
  return `<ul>${items.join('')}</ul>`
}

/** What somebody typed cannot begin a line of its own, nor hide behind controls of direction (Unicode Bidi_Control). */
const oneLine = (text: string): string =>
  text.replace(/[\p{Cc}\p{Bidi_Control}]+/gu, ' ').replace(DOSSIER_NUMBER, '\u2066$&\u2069')

/** Within Arabic its three parts would be read from right to left. */
const DOSSIER_NUMBER = /\b\d{6,}-\d{4}-\d{5,}\b/g

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}
const escaped = (text: string): string => text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '')
