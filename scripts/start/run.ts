import { CannotStart } from '#db/embedded/cannot-start.ts'
import { ConfigError } from '#server/config.ts'

export type Session = {
  /** What has to be undone at the end, the last one first. */
  atEnd(undo: () => Promise<void>): void
  /** Ends the process, its work done. */
  end(): void
  /** Ends the process because of a fault, after undoing. */
  fail(reason: unknown): void
}

/**
 * Runs a command of the product: Ctrl-C, SIGTERM and a closed terminal end it cleanly (a second Ctrl-C at once), a
 * wrong setting ends it with one line.
 * @param work resolves when everything runs; the process stays as long as something keeps it
 */
export async function run(work: (session: Session) => Promise<void>): Promise<void> {
  const undos: (() => Promise<void>)[] = []
  let ending: Promise<void> | undefined
  const end = (status: number) => {
    ending ??= (async () => {
      process.exitCode = status
      for (const undo of undos.reverse()) await undo().catch(report)
      process.exit()
    })()
    return ending
  }
  const fail = (reason: unknown) => {
    if (ending) return
    report(reason)
    void end(1)
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      if (ending && signal === 'SIGINT') process.exit(130)
      void end(0)
    })
  }
  process.on('unhandledRejection', fail)
  process.on('uncaughtException', fail)
  const session: Session = {
    fail,
    end: () => void end(0),
    atEnd: (undo) => {
      // What comes up after the end began goes down at once.
      if (ending) void undo().catch(report)
      else undos.push(undo)
    },
  }
  try {
    await work(session)
  } catch (error) {
    fail(error)
  }
  await ending
}

function report(reason: unknown): void {
  const plain = reason instanceof ConfigError || reason instanceof CannotStart
  console.error(plain ? reason.message : reason)
}
