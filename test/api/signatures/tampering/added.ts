import { type Mutation, placesOf, stream, swap, text, updated } from './file.ts'

/** Revisions added after signing. */
export const ADDED: readonly Mutation[] = [
  ['an update that changes nothing', (b) => updated(b, {})],
  ['an object nobody uses added', (b) => updated(b, { [placesOf(b).size]: '<</Note (x)>>' })],
  ['the page’s text replaced', (b) => updated(b, { [contentsOf(b)]: stream('BT /F1 20 Tf (R+9) Tj ET') })],
  [
    'the page given other contents',
    (b) => onPage(b, (page, next) => [swapped(page, /\/Contents \d+ 0 R/, `/Contents ${next} 0 R`), stream('q Q')]),
  ],
  [
    'contents added over the page’s',
    (b) =>
      onPage(b, (page, next) => [swapped(page, /\/Contents (\d+ 0 R)/, `/Contents [$1 ${next} 0 R]`), stream('q Q')]),
  ],
  ['the page turned', (b) => onPage(b, (page) => [swapped(page, '<<', '<</Rotate 180\n'), 'null'])],
  ['the page cut', (b) => onPage(b, (page) => [swapped(page, '<<', '<</CropBox [0 0 9 9]\n'), 'null'])],
  [
    'an annotation laid over the page',
    (b) =>
      onPage(b, (page, next) => [
        swapped(page, /\/Annots \[/, `/Annots [${next} 0 R `),
        '<</Type /Annot /Subtype /FreeText /Rect [0 0 600 800] /Contents (R+9)>>',
      ]),
  ],
  [
    'an annotation added behind the signature’s',
    (b) =>
      onPage(b, (page, next) => [
        swapped(page, /(\/Annots \[[^\]]*)\]/, `$1 ${next} 0 R]`),
        '<</Type /Annot /Subtype /Stamp /Rect [0 0 600 800]>>',
      ]),
  ],
  [
    'the signature’s annotation taken from the page',
    (b) => onPage(b, (page) => [swapped(page, /\/Annots \[[^\]]*\]/, '/Annots []'), 'null']),
  ],
  [
    'a page added',
    (b) =>
      onPages(b, (pages, next) => [
        swapped(pages, /\/Kids \[/, `/Kids [${next} 0 R `),
        `<</Type /Page /Parent ${placesOf(b).pages} 0 R /MediaBox [0 0 9 9]>>`,
      ]),
  ],
  [
    'a page removed',
    (b) => onPages(b, (pages) => [swapped(pages, /\/Kids \[(\d+ 0 R) [^\]]*\]/, '/Kids [$1]'), 'null']),
  ],
  [
    'the pages put in another order',
    (b) => onPages(b, (pages) => [swapped(pages, /\/Kids \[(\d+ 0 R) (\d+ 0 R)/, '/Kids [$2 $1'), 'null']),
  ],
  [
    'a catalogue with other pages',
    (b) =>
      onRoot(b, (root, next) => [
        swapped(root, /\/Pages \d+ 0 R/, `/Pages ${next} 0 R`),
        '<</Type /Pages /Kids [] /Count 0>>',
      ]),
  ],
  [
    'a script run at opening',
    (b) =>
      onRoot(b, (root, next) => [
        swapped(root, '<<', `<</OpenAction ${next} 0 R\n`),
        '<</S /JavaScript /JS (app.alert(1))>>',
      ]),
  ],
  [
    'optional content that hides',
    (b) => onRoot(b, (root) => [swapped(root, '<<', '<</OCProperties <</OCGs [] /D <<>>>>\n'), 'null']),
  ],
  ['the form taken away', (b) => onRoot(b, (root) => [root.replace(/\/AcroForm <<[\s\S]*?>>/, ''), 'null'])],
  ['the form emptied', (b) => onRoot(b, (root) => [swapped(root, /\/Fields \[[^\]]*\]/, '/Fields []'), 'null'])],
  [
    'a form that readers draw anew',
    (b) => onRoot(b, (root) => [swapped(root, '/SigFlags', '/NeedAppearances true\n/SigFlags'), 'null']),
  ],
  [
    'a text field added to the form',
    (b) =>
      onRoot(b, (root, next) => [
        swapped(root, /(\/Fields \[[^\]]*)\]/, `$1 ${next} 0 R]`),
        '<</FT /Tx /T (a) /V (b)>>',
      ]),
  ],
  [
    'an empty signature field added',
    (b) =>
      onRoot(b, (root, next) => [swapped(root, /(\/Fields \[[^\]]*)\]/, `$1 ${next} 0 R]`), '<</FT /Sig /T (a)>>']),
  ],
  [
    'a signature without one byte signed',
    (b) =>
      onRoot(b, (root, next) => [
        swapped(root, /(\/Fields \[[^\]]*)\]/, `$1 ${next} 0 R]`),
        '<</FT /Sig /T (a) /V <</Type /Sig>>>>',
      ]),
  ],
  [
    'the same signature named by a second field',
    (b) =>
      onRoot(b, (root, next) => [
        swapped(root, /(\/Fields \[[^\]]*)\]/, `$1 ${next} 0 R]`),
        `<</FT /Sig /T (a) /V ${placesOf(b).signature} 0 R>>`,
      ]),
  ],
  [
    'what the first signature certifies taken away',
    (b) => onRoot(b, (root) => [swapped(root, /\/Perms <<[\s\S]*?>>/, ''), 'null']),
  ],
  [
    'the field moved over the page',
    (b) =>
      updated(b, { [placesOf(b).field]: swapped(placesOf(b).object(placesOf(b).field), '[0 0 0 0]', '[0 0 600 800]') }),
  ],
  [
    'the field given an action',
    (b) => updated(b, { [placesOf(b).field]: swapped(placesOf(b).object(placesOf(b).field), '<<', '<</AA <<>>\n') }),
  ],
  [
    'the field given another signature',
    (b) =>
      updated(b, {
        [placesOf(b).field]: swapped(placesOf(b).object(placesOf(b).field), /\/V \d+/, `/V ${placesOf(b).size}`),
        [placesOf(b).size]: placesOf(b).object(placesOf(b).signature),
      }),
  ],
  [
    'the signature replaced by its copy',
    (b) => updated(b, { [placesOf(b).signature]: placesOf(b).object(placesOf(b).signature) }),
  ],
  [
    'the signature’s date changed in a copy',
    (b) =>
      updated(b, { [placesOf(b).signature]: swapped(placesOf(b).object(placesOf(b).signature), '(D:20', '(D:19') }),
  ],
  [
    'another catalogue in the trailer',
    (b) =>
      swap(
        updated(b, { [placesOf(b).size]: placesOf(b).object(placesOf(b).root) }),
        new RegExp(`/Root \\d+( 0 R /Prev ${placesOf(b).start})`),
        `/Root ${placesOf(b).size}$1`,
      ),
  ],
  ['an encryption announced', (b) => updated(b, {}, ' /Encrypt <</Filter /Standard>>')],
  [
    'an object freed',
    (b) =>
      Buffer.from(
        text(updated(b, { [placesOf(b).page]: 'null' })).replace(
          / 00000 n \ntrailer(?![\s\S]*trailer)/,
          ' 00001 f \ntrailer',
        ),
        'latin1',
      ),
  ],
]

const swapped = (value: string, from: string | RegExp, to: string) => {
  const changed = value.replace(from, to)
  if (changed === value) throw new Error(`nothing to swap: ${from} in ${value}`)
  return changed
}

type Edit = (value: string, next: number) => readonly [changed: string, added: string]

function edited(bytes: Buffer, number: number, edit: Edit): Buffer {
  const { object, size } = placesOf(bytes)
  const [changed, added] = edit(object(number), size)
  return updated(bytes, { [number]: changed, [size]: added })
}
const onPage = (bytes: Buffer, edit: Edit) => edited(bytes, placesOf(bytes).page, edit)
const onPages = (bytes: Buffer, edit: Edit) => edited(bytes, placesOf(bytes).pages, edit)
const onRoot = (bytes: Buffer, edit: Edit) => edited(bytes, placesOf(bytes).root, edit)
const contentsOf = (bytes: Buffer) =>
  Number(/\/Contents (\d+) 0 R/.exec(placesOf(bytes).object(placesOf(bytes).page))?.[1])
