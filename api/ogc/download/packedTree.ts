import type { Bounds } from './bounds.ts'

/** Children of a node, as FlatGeobuf has them by default. */
export const NODE_SIZE = 16
const NODE_BYTES = 40

/** A feature of a file in its order: where it lies, and where its bytes begin among those of the features. */
export type Leaf = { readonly bounds: Bounds; readonly offset: number }
type Node = { readonly bounds: Bounds; readonly offset: number }

/**
 * The packed R-tree of a FlatGeobuf: the root first, the leaves last, a node 40 bytes. Good when the leaves come along a
 * Hilbert curve, as PostgreSQL orders geometries; right in any order.
 */
export function packedTree(leaves: readonly Leaf[]): Buffer {
  if (leaves.length === 0) return Buffer.alloc(0)
  const levels = levelsOver(leaves)
  const bytes = Buffer.alloc(levels.reduce((sum, level) => sum + level.length, 0) * NODE_BYTES)
  let at = 0
  for (const { bounds, offset } of levels.toReversed().flat()) {
    for (const [rank, value] of bounds.entries()) bytes.writeDoubleLE(value, at + 8 * rank)
    bytes.writeBigUInt64LE(BigInt(offset), at + 32)
    at += NODE_BYTES
  }
  return bytes
}

/** From the leaves up to the one root; a node above the leaves says at which node of the whole its children begin. */
function levelsOver(leaves: readonly Leaf[]): readonly (readonly Node[])[] {
  const sizes = [leaves.length]
  do sizes.push(Math.ceil((sizes.at(-1) ?? 1) / NODE_SIZE))
  while ((sizes.at(-1) ?? 1) > 1)
  const levels: (readonly Node[])[] = [leaves]
  for (let level = 1; level < sizes.length; level += 1) {
    const first = sizes.slice(level).reduce((sum, size) => sum + size, 0)
    levels.push(parentsOf(levels.at(-1) ?? [], first))
  }
  return levels
}

function parentsOf(children: readonly Node[], first: number): readonly Node[] {
  const parents: Node[] = []
  for (let at = 0; at < children.length; at += NODE_SIZE)
    parents.push({ bounds: around(children.slice(at, at + NODE_SIZE)), offset: first + at })
  return parents
}

function around(nodes: readonly Node[]): Bounds {
  const of = (corner: 0 | 1 | 2 | 3, pick: (...values: number[]) => number) =>
    pick(...nodes.map(({ bounds }) => bounds[corner]))
  return [of(0, Math.min), of(1, Math.min), of(2, Math.max), of(3, Math.max)]
}
