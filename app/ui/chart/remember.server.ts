import type { ChartView } from './draw.server.ts'

const most = 300

/**
 * Drawing takes milliseconds, and most pages show figures that have not changed since: a chart is drawn once for equal
 * input. The input itself is the key, so nobody sees a chart of figures they did not ask with.
 */
export function remember<Input extends { title: string }>(
  draw: (input: Input) => ChartView,
): (input: Input) => ChartView {
  const drawn = new Map<string, ChartView>()
  return (input) => {
    const key = JSON.stringify(input)
    const view = drawn.get(key) ?? draw(input)
    // The map keeps the order of insertion: what was asked for last stands last, the oldest leaves first.
    drawn.delete(key)
    drawn.set(key, view)
    if (drawn.size > most) drawn.delete(drawn.keys().next().value as string)
    return view
  }
}
