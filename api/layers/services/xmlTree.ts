import { decodeXml, walkXml } from '../../../spatial/intake/readers/xml.ts'
import { RemoteFault } from '../remote/remoteFault.ts'

/** An element; names without their prefix. */
export type Branch = {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: Branch[]
  text: string
}

const bare = (name: string) => name.slice(name.indexOf(':') + 1)

/** An XML document of a few megabytes as a tree. @throws RemoteFault UNREADABLE */
export function xmlTree(bytes: Uint8Array): Branch {
  const top: Branch = { name: '', attributes: {}, children: [], text: '' }
  const path: Branch[] = [top]
  const walked = walkXml(decodeXml(bytes).text, {
    open: (name, given) => {
      const attributes = Object.fromEntries(Object.entries(given).map(([key, value]) => [bare(key), value]))
      const branch: Branch = { name, attributes, children: [], text: '' }
      path.at(-1)?.children.push(branch)
      path.push(branch)
    },
    close: (_, text) => {
      const branch = path.pop()
      if (branch) branch.text = text
    },
    stopped: () => false,
  })
  const [root] = top.children
  if (!walked.ok || !root) throw new RemoteFault('UNREADABLE')
  return root
}

export const all = (branch: Branch | undefined, name: string): readonly Branch[] =>
  branch?.children.filter((child) => child.name === name) ?? []

export const one = (branch: Branch | undefined, ...path: readonly string[]): Branch | undefined =>
  path.reduce<Branch | undefined>((at, name) => at?.children.find((child) => child.name === name), branch)

export const textOf = (branch: Branch | undefined, ...path: readonly string[]): string =>
  one(branch, ...path)?.text ?? ''
