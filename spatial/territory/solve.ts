/**
 * Solves a dense linear system by elimination with partial pivoting.
 * @param matrix square, rows first; left untouched
 */
export function solve(matrix: readonly (readonly number[])[], right: readonly number[]): number[] {
  const rows = matrix.map((row, index) => Float64Array.of(...row, right[index] ?? 0))
  const size = rows.length
  for (let column = 0; column < size; column += 1) {
    pivot(rows, column)
    const top = rows[column]
    if (!top) continue
    for (let below = column + 1; below < size; below += 1) subtract(rows[below], top, column)
  }
  return substitute(rows)
}

const at = (row: Float64Array | undefined, index: number) => row?.[index] ?? 0

/** Brings up the row with the greatest value in this column. */
function pivot(rows: Float64Array[], column: number): void {
  let best = column
  for (let row = column + 1; row < rows.length; row += 1)
    if (Math.abs(at(rows[row], column)) > Math.abs(at(rows[best], column))) best = row
  const [chosen, current] = [rows[best], rows[column]]
  if (chosen && current) [rows[column], rows[best]] = [chosen, current]
}

function subtract(row: Float64Array | undefined, top: Float64Array, column: number): void {
  if (!row) return
  const factor = at(row, column) / at(top, column)
  if (factor === 0) return
  for (let index = column; index < row.length; index += 1) row[index] = at(row, index) - factor * at(top, index)
}

function substitute(rows: readonly Float64Array[]): number[] {
  const size = rows.length
  const answer = new Array<number>(size).fill(0)
  for (let row = size - 1; row >= 0; row -= 1) {
    let sum = at(rows[row], size)
    for (let column = row + 1; column < size; column += 1) sum -= at(rows[row], column) * (answer[column] ?? 0)
    answer[row] = sum / at(rows[row], row)
  }
  return answer
}
