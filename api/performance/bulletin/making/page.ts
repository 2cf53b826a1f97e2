import type { BulletinBlock, BulletinPart, BulletinTable } from '../../../papers/bulletinPaper.ts'
import type { PaperCell, Run, Text } from '../../../papers/receiptPaper.ts'
import { PAGE_STYLE } from './pageStyle.ts'

/** A whole page of one language that needs nothing else: no script, no font, no address but the other language's. */
export function pageOf(part: BulletinPart, other: { readonly href: string; readonly label: string }): string {
  const { language, title, quarter, told, blocks } = part
  const lang = language === 'ar' ? 'fr' : 'ar'
  return `<!doctype html>
<html lang="${language}" dir="${language === 'ar' ? 'rtl' : 'ltr'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(`${title} – ${quarter}`)}</title>
<style>${PAGE_STYLE}</style>
</head>
<body>
<main class="bulletin">
<p class="other"><a href="${other.href}" lang="${lang}" dir="${lang === 'ar' ? 'rtl' : 'ltr'}">${escaped(other.label)}</a></p>
<h1>${escaped(title)}</h1>
<p class="quarter">${escaped(quarter)}</p>
${told.map((line) => `<p class="told">${runs(line)}</p>`).join('\n')}
${blocks.map(blockOf).join('\n')}
</main>
</body>
</html>
`
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

const runs = (text: Text): string => text.map(run).join('')

function run(one: Run): string {
  if (typeof one === 'string') return escaped(one)
  return 'figures' in one ? `<bdi dir="ltr">${escaped(one.figures)}</bdi>` : `<strong>${escaped(one.strong)}</strong>`
}

function blockOf(block: BulletinBlock): string {
  switch (block.kind) {
    case 'heading':
      return `<h${block.level}>${escaped(block.text)}</h${block.level}>`
    case 'texts':
      return block.texts.map((line) => `<p${block.small ? ' class="small"' : ''}>${runs(line)}</p>`).join('\n')
    case 'keys':
      return `<dl class="keys">${block.keys.map(keyOf).join('')}</dl>`
    case 'drawings':
      return `<div class="drawings">${block.drawings.map(drawingOf).join('')}</div>`
    case 'table':
      return tableOf(block)
    case 'bars':
      return barsOf(block)
    case 'query':
      return `<h3>${escaped(block.name)}</h3><p>${escaped(block.answers)}</p><pre dir="ltr" tabindex="0">${escaped(block.sql)}</pre><p class="small">${escaped(block.parameters.name)}<bdi dir="ltr">${escaped(block.parameters.values)}</bdi></p>`
  }
}

type Block<K extends BulletinBlock['kind']> = Extract<BulletinBlock, { readonly kind: K }>

const keyOf = ({ label, figure, unit, before }: Block<'keys'>['keys'][number]) =>
  `<div><dt>${escaped(label)}</dt><dd><strong><bdi dir="ltr">${escaped(figure)}</bdi></strong> ${escaped(unit)}<small>${runs(before)}</small></dd></div>`

const legendOf = (legend: Block<'drawings'>['drawings'][number]['legend']) =>
  legend.length === 0
    ? ''
    : `<ul class="legend">${legend.map((one) => `<li><span aria-hidden="true">${one.svg}</span>${runs(one.label)}</li>`).join('')}</ul>`

/** A drawing whose name is its own: it is one picture to whoever hears the page. */
const drawingOf = ({ title, svg, alt, legend }: Block<'drawings'>['drawings'][number]) =>
  `<figure><figcaption>${escaped(title)}</figcaption><div role="img" aria-label="${escaped(alt)}">${svg}</div>${legendOf(legend)}</figure>`

const cell = ({ text, under }: PaperCell) => runs(text) + (under ? `<br><small>${runs(under)}</small>` : '')

const captionOf = (caption: string, headed: boolean) =>
  `<caption${headed ? ' class="heard"' : ''}>${escaped(caption)}</caption>`

function tableOf({ caption, columns, rows, headed }: BulletinTable): string {
  const side = columns.map(({ figures }) => (figures ? ' class="n"' : ''))
  const head = columns.map(({ head: text }, nth) => `<th scope="col"${side[nth]}>${escaped(text)}</th>`).join('')
  const heads = columns.findIndex(({ figures }) => !figures)
  const body = rows.map(
    (row) =>
      `<tr>${row.map((one, nth) => (nth === heads ? `<th scope="row">${cell(one)}</th>` : `<td${side[nth]}>${cell(one)}</td>`)).join('')}</tr>`,
  )
  return `<div class="wide" tabindex="0" role="group" aria-label="${escaped(caption)}"><table>${captionOf(caption, headed)}<thead><tr>${head}</tr></thead><tbody>${body.join('\n')}</tbody></table></div>`
}

function barsOf({ caption, columns, rows }: Block<'bars'>): string {
  const [label, figure] = columns
  const body = rows.map(
    (row) =>
      `<tr><th scope="row">${escaped(row.label)}</th><td class="n"><bdi dir="ltr">${escaped(row.figure)}</bdi></td><td class="bar" aria-hidden="true">${row.svg}</td></tr>`,
  )
  return `<div class="wide" tabindex="0" role="group" aria-label="${escaped(caption)}"><table>${captionOf(caption, true)}<thead><tr><th scope="col">${escaped(label)}</th><th scope="col" class="n">${escaped(figure)}</th><td></td></tr></thead><tbody>${body.join('\n')}</tbody></table></div>`
}
