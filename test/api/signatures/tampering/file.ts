/** A way to tamper with a file signed once: its name, and what becomes of the bytes. */
export type Mutation = readonly [name: string, (bytes: Buffer) => Buffer]

export const text = (bytes: Buffer) => bytes.toString('latin1')
export const swap = (bytes: Buffer, from: string | RegExp, to: string) => {
  const changed = text(bytes).replace(from, to)
  if (changed === text(bytes)) throw new Error(`nothing to swap: ${from}`)
  return Buffer.from(changed, 'latin1')
}
export const flip = (bytes: Buffer, at: number, bit = 1) => {
  const copy = Buffer.from(bytes)
  copy[at] = (copy[at] ?? 0) ^ bit
  return copy
}

/** Where things are in a file signed once by this house, whose revision before is in tables. */
export function placesOf(bytes: Buffer) {
  const whole = text(bytes)
  const left = whole.indexOf('/Contents <3') + '/Contents '.length
  const right = whole.indexOf('>', left) + 1
  const cmsEnd = left + 1 + 2 * (4 + Number.parseInt(whole.slice(left + 5, left + 9), 16))
  const number = (pattern: RegExp) => Number(pattern.exec(whole)?.[1])
  const start = Number(/startxref\n(\d+)\n%%EOF\n$/.exec(whole)?.[1])
  const root = number(/\/Root (\d+) 0 R/)
  const size = Number(/\/Size (\d+)/.exec(whole.slice(start))?.[1])
  const object = (at: number) =>
    whole.slice(whole.lastIndexOf(`\n${at} 0 obj\n`) + `\n${at} 0 obj\n`.length).split('\nendobj')[0] ?? ''
  const page = number(/\n(\d+) 0 obj\n<<\/Type \/Page\n/)
  const pages = Number(/\/Pages (\d+) 0 R/.exec(object(root))?.[1])
  const signature = number(/\n(\d+) 0 obj\n<<\/Type \/Sig\n/)
  const field = number(/\n(\d+) 0 obj\n<<\/Type \/Annot\n/)
  return { left, right, cmsEnd, start, root, size, page, pages, signature, field, object }
}

type Objects = Readonly<Record<number, string>>

/** One more revision, as any editor writes it. */
export function updated(bytes: Buffer, objects: Objects, more = ''): Buffer {
  const { start, root, size } = placesOf(bytes)
  let body = ''
  let rows = ''
  for (const [number, value] of Object.entries(objects)) {
    rows += `${number} 1\n${String(bytes.length + body.length).padStart(10, '0')} 00000 n \n`
    body += `${number} 0 obj\n${value}\nendobj\n`
  }
  const at = bytes.length + body.length
  const most = Math.max(size, ...Object.keys(objects).map((number) => Number(number) + 1))
  const trailer = `trailer\n<</Size ${most} /Root ${root} 0 R /Prev ${start}${more}>>`
  return Buffer.concat([bytes, Buffer.from(`${body}xref\n${rows}${trailer}\nstartxref\n${at}\n%%EOF\n`, 'latin1')])
}

export const stream = (content: string) => `<</Length ${content.length}>>\nstream\n${content}\nendstream`
