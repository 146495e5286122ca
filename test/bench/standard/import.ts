import { monitorEventLoopDelay } from 'node:perf_hooks'
import type { StandardContent } from '#core/standard/content.ts'
import { exportSheets } from '#core/standard/sheet/export-sheets.ts'
import { guessPlan, readChecklist } from '#core/standard/sheet/read-checklist.ts'
import { checklistLimits } from '#server/standard/file/limits.ts'
import { readCells } from '#server/workbook/read-cells.ts'
import { writeSheets } from '#server/workbook/write-sheets.ts'

export type ImportFigures = {
  /** Writing the workbook, reading its cells, and understanding them, in ms (median). */
  write: number
  read: number
  understand: number
  /** How often a page was told how far the reading is. */
  told: number
  /** The longest time that reading kept other work waiting, in ms. */
  blocked: number
}

/** A standard out to a workbook and back, `rounds` times. */
export async function measureImport(content: StandardContent, rounds: number): Promise<ImportFigures> {
  const write: number[] = []
  const read: number[] = []
  const understand: number[] = []
  let told = 0
  const delay = monitorEventLoopDelay({ resolution: 5 })
  for (let round = 0; round < rounds; round += 1) {
    const file = await timed(write, () => writeSheets(exportSheets(content, 'zh')))
    told = 0
    delay.enable()
    const cells = await timed(read, () =>
      readCells(file, 'standard.xlsx', checklistLimits, async () => {
        told += 1
      }),
    )
    delay.disable()
    if (!cells.ok) throw new Error(cells.failure)
    const { sheets } = cells
    const result = await timed(understand, async () =>
      readChecklist(sheets, { plan: guessPlan(sheets), base: content, replaces: true, fillLanguages: false }),
    )
    if (result.faults.length > 0) throw new Error(JSON.stringify(result.faults[0]))
  }
  return {
    write: median(write),
    read: median(read),
    understand: median(understand),
    told,
    blocked: delay.max / 1e6,
  }
}

async function timed<Result>(times: number[], work: () => Promise<Result>): Promise<Result> {
  const from = performance.now()
  const result = await work()
  times.push(performance.now() - from)
  return result
}

const median = (times: number[]) => [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)]!
